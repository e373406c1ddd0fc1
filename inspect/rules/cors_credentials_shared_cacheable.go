package rules

import (
	"strings"

	"maxage/inspect/wire"
)

// CORSCredentialsSharedCacheable sees data for the logged-in users of other
// sites that shared caches may keep.
var CORSCredentialsSharedCacheable = &Rule{
	ID:       "cors-credentials-shared-cacheable",
	Severity: Warning,
	Category: Privacy,
	Title:    "An answer for logged-in calls may be shared",
	Doc: `Access-Control-Allow-Credentials says that pages of another site may call this address with the user's cookies, and the answer allows shared caches to keep it: what one user's call fetched may be given to the next.

max-age alone already invites shared caches; many who write it mean the browser only. Some frameworks send the header with everything: then it says more than is meant, and should go from what is the same for all. With "Access-Control-Allow-Origin: *" browsers refuse credentials, so that is not reported, nor are scripts, styles, fonts and images.`,
	Fix:  `Send "private" with what depends on the user; on answers that are the same for all, leave Access-Control-Allow-Credentials out.`,
	Send: "Cache-Control: private, no-cache",
	Refs: []string{"Fetch, CORS protocol and credentials", "RFC 9111 section 5.2.2.7"},

	Check: func(p *Pass) {
		line := p.Exchange.Response.Index("Access-Control-Allow-Credentials")
		if line < 0 || p.Exchange.Response.Fields[line].Value != "true" || p.kind() == asset || p.Status() != 200 {
			return
		}
		origin, ok := p.Exchange.Response.Get("Access-Control-Allow-Origin")
		if !ok || strings.TrimSpace(origin) == "*" || p.guarded() || p.toldAlready() {
			return
		}
		v := p.worst(invited)
		if v == nil || p.Found(CookieRequestSharedCacheable) {
			return
		}
		at := append([]wire.Span{p.Exchange.Response.Line(wire.Response, line)}, permission(v)...)
		f := p.Report(at, "Other sites may call this with their users' cookies, and a shared cache may give one user's answer to the next %s.", forHowLong(v))
		f.Caches = p.sharers(invited)
	},
}
