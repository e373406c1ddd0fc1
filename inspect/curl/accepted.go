package curl

// accepted lists the options that have nothing to change here; each says why.
var accepted = []option{
	none("buffer", 'N', toggle, "output is never held back", true),
	none("ca-native", 0, toggle, "the system's certificate store is the default", false),
	none("disable", 'q', toggle, "no curlrc is ever read", false),
	none("egd-file", 0, text, "curl itself ignores it", false),
	none("expect100-timeout", 0, text, "the body is never held back for a 100 response", false),
	none("false-start", 0, toggle, "curl itself ignores it", false),
	none("happy-eyeballs-timeout-ms", 0, text, "both address families are tried anyway", false),
	none("keepalive", 0, toggle, "one transfer is too short for keepalive probes", true),
	none("keepalive-cnt", 0, text, "one transfer is too short for keepalive probes", false),
	none("keepalive-time", 0, text, "one transfer is too short for keepalive probes", false),
	none("krb", 0, text, "curl itself ignores it", false),
	none("krb4", 0, text, "curl itself ignores it", false),
	none("metalink", 0, toggle, "curl itself ignores it", false),
	none("npn", 0, toggle, "curl itself ignores it; ALPN is used", true),
	none("progress-bar", '#', toggle, "the body is not shown, so there is no progress meter to shape", false),
	none("progress-meter", 0, toggle, "there is no progress meter", true),
	none("random-file", 0, text, "curl itself ignores it", false),
	none("sessionid", 0, toggle, "TLS sessions are not resumed across transfers", true),
	none("ssl-allow-beast", 0, toggle, "the TLS library has its own protection", false),
	none("ssl-no-revoke", 0, toggle, "for Windows; revocation lists are not asked", false),
	none("ssl-revoke-best-effort", 0, toggle, "for Windows; revocation lists are not asked", false),
	none("sslv2", '2', bare, "curl itself ignores it", false),
	none("sslv3", '3', bare, "curl itself ignores it", false),
	none("styled-output", 0, toggle, "the report has its own colours", true),
	none("suppress-connect-headers", 0, toggle, "a proxy's answer to CONNECT is never shown", false),
	none("tcp-nodelay", 0, toggle, "it is always on", true),
	none("use-ascii", 'B', toggle, "no effect with HTTP", false),
}

func none(long string, short byte, k kind, why string, isOn bool) option {
	return option{long: long, short: short, kind: k, status: Accepted, note: why, isOn: isOn}
}
