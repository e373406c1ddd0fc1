package load

import (
	"strings"

	"maxage/inspect/wire"
)

// url tells the URL of a request in a transcript, "" if nothing does (a
// transcript of responses alone).
func (f *facts) url(m *wire.Message, o origin) string {
	if a, ok := splitURL(m.Target); ok {
		return a.String() // as sent to a proxy
	}
	host, _ := m.Get("Host")
	announced, known := splitURL(o.announced)
	if known && (host == "" || strings.EqualFold(announced.host, host)) {
		return announced.String()
	}
	if host == "" {
		if m.Start == "" && len(f.commands) == 1 && f.redirected == "" {
			return f.commands[0]
		}
		return f.redirected
	}
	a, ok := splitURL("http://" + host + originForm(m.Target))
	if !ok {
		return ""
	}
	a.scheme = f.schemeOf(a, m, o)
	return a.String()
}

// schemeOf goes by the strongest evidence: TLS, what HTTP/2 sent, the command,
// the redirect that led here, the port, HTTP/2 itself. Without any it is http,
// which is also what curl takes a URL without a scheme for.
func (f *facts) schemeOf(a address, m *wire.Message, o origin) string {
	secure := a
	secure.scheme = "https"
	switch {
	case o.connection.TLS != nil:
		return "https"
	case o.scheme != "":
		return o.scheme
	}
	for _, u := range append(f.commands, f.redirected) {
		if sameURL(u, secure.String()) {
			return "https"
		}
		if sameURL(u, a.String()) {
			return "http"
		}
	}
	if o.port == "443" || a.port() == "443" || o.port == "" && (m.Version == "HTTP/2" || m.Version == "HTTP/3") {
		return "https"
	}
	return "http"
}
