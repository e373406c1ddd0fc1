package field

import "strings"

// Session reports whether the cookie looks like one by which a site knows its
// user again: by its name, or since it is random and hidden from scripts.
// Deletions and cookies of the infrastructure do not count.
func (c *Cookie) Session() bool {
	if c.Deleted || c.Value == "" || InfrastructureCookie(c.Name) {
		return false
	}
	return c.NamesSession() || c.HTTPOnly && LooksRandom(c.Value) && !ScriptedCookie(c.Name)
}

// NamesSession reports whether name or form say that the cookie holds a session.
func (c *Cookie) NamesSession() bool { return SessionCookie(c.Name) || TokenShaped(c.Value) }

// GuardsForms reports whether the cookie is one against forged requests, by
// its name: it is one visitor's, but logs nobody in.
func (c *Cookie) GuardsForms() bool {
	name := lower(c.Name)
	return strings.Contains(name, "csrf") || strings.Contains(name, "xsrf") || strings.Contains(name, "antiforgery")
}

// TokenShaped: three parts with dots between them, of which the first is
// begins as base64 of a JSON object does, as in JSON Web Tokens.
func TokenShaped(value string) bool {
	return strings.HasPrefix(value, "eyJ") && len(value) >= 32 && strings.Count(value, ".") == 2
}

// sessionWords are parts of the names that frameworks give to cookies by which
// they know a user or guard his forms.
var sessionWords = [...]string{
	"sess", "auth", "token", "jwt", "login", "remember", "csrf", "xsrf", "connect.sid", "asp.net",
	"aspnetcore.identity", "aspnetcore.cookies", "antiforgery", "wordpress_logged_in_", "wordpress_sec_",
}

// SessionCookie reports whether a cookie of that name, in any case, usually
// holds a session.
func SessionCookie(name string) bool {
	name = lower(name)
	if strings.HasSuffix(name, "sid") {
		return true
	}
	for _, word := range sessionWords {
		if i := strings.Index(name, word); i >= 0 && !insideAnother(name, i, word) {
			return true
		}
	}
	return false
}

// NamesUser reports whether a cookie of that name, in any case, usually says who
// its user is.
func NamesUser(name string) bool {
	name = lower(name)
	for _, word := range [...]string{"user", "uid", "member", "account", "customer", "identity"} {
		if strings.Contains(name, word) {
			return true
		}
	}
	return name == "id"
}

// insideAnother: author holds auth, assessment and possession hold sess.
func insideAnother(name string, at int, word string) bool {
	switch word {
	case "auth":
		rest := name[at+len(word):]
		return strings.HasPrefix(rest, "or") && !strings.HasPrefix(rest, "ori") // authorization is none of those
	case "sess":
		return at > 0 && (name[at-1] == 'a' || name[at-1] == 's' && at > 1 || name[at-1] == 'o') // Drupal's begin with SSESS
	}
	return false
}

// LooksRandom reports whether a value is long and mixed enough to be a secret:
// letters and digits, many different ones.
func LooksRandom(value string) bool {
	if len(value) < 16 {
		return false
	}
	var seen [256]bool
	different, letters, digits := 0, 0, 0
	for i := 0; i < len(value); i++ {
		c := value[i]
		if !seen[c] {
			seen[c] = true
			different++
		}
		switch {
		case '0' <= c && c <= '9':
			digits++
		case 'a' <= c|0x20 && c|0x20 <= 'z':
			letters++
		}
	}
	return different >= 9 && letters > 0 && digits > 1
}

// infrastructure begins the names of cookies that load balancers and bot
// filters set at the edge. They say nothing about what the page holds.
var infrastructure = [...]string{
	"__cf_bm", "_cfuvid", "__cflb", "cf_clearance", "__cfwaitingroom", "AWSALB", "AWSELB", "GCLB", "BIGipServer", "ARRAffinity",
	"incap_ses_", "visid_incap_", "nlbi_", "ak_bmsc", "bm_sv", "bm_sz", "bm_mi", "_abck", "akaalb_", "datadome", "TS01", "NSC_",
	"SERVERID", "ROUTEID", "__cfruid", "__cfduid", "cf_chl_", "aws-waf-token", "_px", "akavpau_", "akaas_", "akacd_", "AKA_A2", "TSPD_101",
	"cookiesession1", "rbzid", "rbzsessionid", "sucuri_cloudproxy_", "citrix_ns_id", "INGRESSCOOKIE", "ApplicationGatewayAffinity", "DO-LB",
	"X-Oracle-BMC-LBS-Route", "dtCookie",
}

// InfrastructureCookie reports whether cookies of that name belong to a load
// balancer or a bot filter.
func InfrastructureCookie(name string) bool { return beginsAny(name, infrastructure[:]) }

// scripted begins the names of cookies that analytics, advertising and consent
// scripts set in the browser. Servers get them and do not look.
var scripted = [...]string{
	"_ga", "_gid", "_gat", "_gcl_", "__utm", "_fbp", "_fbc", "_hj", "_pk_", "ai_session", "ai_user", "ajs_", "_clck", "_clsk", "_uet", "_ttp",
	"_scid", "mp_", "amplitude_", "AMP_", "__hs", "hubspotutk", "intercom-", "_dd_s", "optimizely", "OptanonConsent", "OptanonAlertBoxClosed",
	"FPID", "FPLC", "FPAU", "FPGSID", // Google's, set by a server of the site's own
	"CookieConsent", "cookieconsent", "euconsent",
}

// ScriptedCookie reports whether cookies of that name are of the kind that
// scripts for measuring and advertising set for themselves.
func ScriptedCookie(name string) bool { return beginsAny(name, scripted[:]) }

func beginsAny(name string, prefixes []string) bool {
	for _, prefix := range prefixes {
		if strings.HasPrefix(name, prefix) {
			return true
		}
	}
	return false
}
