package rules

import (
	"strings"

	"maxage/inspect/wire"
)

// UserHeaderSharedCacheable sees a header that names the user on a response
// that invites shared caches.
var UserHeaderSharedCacheable = &Rule{
	ID:       "user-header-shared-cacheable",
	Severity: Warning,
	Category: Privacy,
	Title:    "A header about one user is kept for all",
	Doc: `The response carries a header field that names its user, or holds a token, and allows shared caches to keep it: they store header fields with the page and show both to the next visitors. If the field is right, the page was made for one user, too.

Such fields are mostly left over from a gateway that told the application who is asking. Fields that are empty, or say that nobody is logged in, are left out.`,
	Fix:  `Send "Cache-Control: private, no-cache" if the page is the user's; if it is the same for all, take the field away.`,
	Send: "Cache-Control: private, no-cache",
	Refs: []string{"RFC 9111 section 3.1", "RFC 9111 section 5.2.2.7"},

	Check: func(p *Pass) {
		if p.guarded() {
			return
		}
		line := p.userHeader()
		if line < 0 || p.toldAlready() {
			return
		}
		v := p.worst(invited)
		if v == nil {
			return
		}
		at := append([]wire.Span{p.Exchange.Response.Line(wire.Response, line)}, permission(v)...)
		f := p.Report(at, "%s speaks of one user, and a shared cache may show it, with the page made for that user, to others %s.", plain(p.Exchange.Response.Fields[line].Name), forHowLong(v))
		f.Caches = p.sharers(invited)
	},
}

// userHeaders are the fields in which gateways and applications name the user
// of a request, behind "X-". Ids of accounts and customers are not among them:
// as often they are those of the site's owner at a platform.
var userHeaders = [...]string{
	"user", "user-id", "userid", "user-name", "username", "user-email", "user-login", "customer-email", "account-email", "member-email", "logged-in-user", "login", "email", "remote-user", "current-user", "auth-user",
	"authenticated-user", "authenticated-userid", "auth-request-user", "auth-request-email", "forwarded-user", "forwarded-email", "consumer-username",
	"goog-authenticated-user-email", "ms-client-principal-name", "amzn-oidc-identity", "session-id", "sessionid", "session-token", "auth-token",
	"access-token", "csrf-token", "xsrf-token",
}

// userHeader returns the line of the first such field that names somebody, or
// -1.
func (p *Pass) userHeader() int {
	return p.firstLine(func(f *wire.Field) bool {
		return NamesUser(f.Name) && !nobody(f.Value)
	})
}

// NamesUser reports whether the field called name speaks of one user.
func NamesUser(name string) bool {
	return len(name) >= 6 && name[0]|0x20 == 'x' && name[1] == '-' && oneOf(name[2:], userHeaders[:])
}

// nobody: what applications write where no user is known.
func nobody(value string) bool {
	switch strings.ToLower(value) {
	case "", "-", "0", "-1", "anonymous", "anon", "guest", "none", "null", "(null)", "nil", "undefined", "unknown", "false", "no", "public", "required":
		return true
	}
	return false
}
