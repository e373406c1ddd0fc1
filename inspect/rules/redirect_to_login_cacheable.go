package rules

import (
	"strings"

	"maxage/inspect/wire"
)

// RedirectToLoginCacheable sees visitors sent to the login by a redirect that is
// kept.
var RedirectToLoginCacheable = &Rule{
	ID:       "redirect-to-login-cacheable",
	Severity: Warning,
	Category: Staleness,
	Title:    "A redirect to the login is kept",
	Doc: `Who is not logged in is sent to the login, and the redirect says that it may be kept: it is answered again from the cache when the user has logged in and comes back, who then stands before the login once more, and again until the time is over. From a shared cache it goes to all others too.

A 302, 303 or 307 gives no lifetime by itself; here something does, often a rule that sets max-age for everything. Redirects from one address of the login to another, and from a logout, are the same for everybody and not reported.`,
	Fix:  `Send "Cache-Control: no-store" with redirects that depend on who asks.`,
	Send: "Cache-Control: no-store",
	Refs: []string{"RFC 9110 section 15.4.3", "RFC 9111 section 4"},

	Check: func(p *Pass) {
		if !p.redirects() || p.Found(RedirectWithSecretCacheable) || !leadsToLogin(p.Location.Value) || forNobody(lastWord(p.Exchange.URL)) {
			return
		}
		at := []wire.Span{p.Location.Span}
		if v := p.worst(invited); v != nil {
			f := p.Report(append(at, permission(v)...), "A shared cache may repeat this redirect to the login %s: users who have logged in are sent back to it.", forHowLong(v))
			f.Caches = p.sharers(invited)
		} else if reusable(p, p.Browser) {
			p.Report(append(at, permission(p.Browser)...), "The browser may repeat this redirect to the login %s: a user who has logged in is sent back to it.", forHowLong(p.Browser))
		}
	},
}

func leadsToLogin(location string) bool { return oneOf(lastWord(location), logins[:]) }

// logins are what the form is called that lets a user in.
var logins = [...]string{"login", "log-in", "log_in", "signin", "sign-in", "sign_in", "logon", "wp-login"}

// forNobody: what is called so leads everybody to the login.
func forNobody(word string) bool {
	return oneOf(word, logins[:]) || oneOf(word, []string{"logout", "log-out", "log_out", "logoff", "signout", "sign-out", "sign_out", "auth", "register", "signup", "sign-up"})
}

// lastWord is the last segment of a path without its ending: login of /login.php.
func lastWord(url string) string {
	url, _, _ = strings.Cut(url, "#")
	url, _, _ = strings.Cut(url, "?")
	url = strings.TrimRight(url, "/")
	word, _, _ := strings.Cut(url[strings.LastIndexByte(url, '/')+1:], ".")
	return word
}
