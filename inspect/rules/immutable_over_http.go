package rules

import (
	"net/netip"
	"strings"

	"maxage/inspect/field"
	"maxage/inspect/wire"
)

// ImmutableOverHTTP sees immutable where anybody may have written it.
var ImmutableOverHTTP = &Rule{
	ID:       "immutable-over-http",
	Severity: Info,
	Category: Staleness,
	Title:    "immutable over http",
	Doc: `Over plain http anybody on the way can plant a copy of this file, and immutable would keep it through every reload. So the standard tells browsers to ignore immutable there: it helps no user, and where a browser obeys it all the same, a planted copy stays.

Firefox ignores it. Hosts on this machine and in private networks are not reported.`,
	Fix:  `Redirect http to https; over http send "Cache-Control: max-age=31536000" without immutable.`,
	Send: "Cache-Control: max-age=31536000",
	Refs: []string{"RFC 8246 section 2", "RFC 8246 section 3"},

	Check: func(p *Pass) {
		d := p.CacheControl.Get(field.Immutable)
		if d == nil || !d.Trusted() || !browserFresh(p) || p.Found(ImmutableUnfingerprinted) {
			return
		}
		if !scheme(p.Exchange.URL, "http") || nearby(wire.Host(p.Exchange.URL)) {
			return
		}
		p.Report([]wire.Span{d.Span}, "Over http anybody on the way can plant a copy that immutable would keep through a reload, so browsers are to ignore it here, and users gain nothing.").mends("Leave immutable out:", rewrite("Cache-Control", &p.CacheControl, without(field.Immutable)))
	},
}

// nearby reports whether a host is this machine or in a private network, as far
// as it can be told without asking for addresses.
func nearby(host string) bool {
	if ip, err := netip.ParseAddr(host); err == nil {
		return ip.IsLoopback() || ip.IsPrivate() || ip.IsLinkLocalUnicast()
	}
	return !strings.Contains(host, ".") || strings.HasSuffix(host, ".localhost") || strings.HasSuffix(host, ".local")
}
