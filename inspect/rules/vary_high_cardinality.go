package rules

import "maxage/inspect/field"

// VaryHighCardinality sees copies that nobody else can use.
var VaryHighCardinality = &Rule{
	ID:       "vary-high-cardinality",
	Severity: Info,
	Category: Variation,
	Title:    "Vary names something that differs with every visitor",
	Doc: `The response may be shared, but Vary names a request field that is different for every visitor or even for every request: shared caches keep a copy for each value and hardly ever find one, so your application answers nearly every visit.

The copies also push useful ones out of the store. How many names stand in Vary does not matter, only how many values they take: Accept-Encoding has a handful, Cookie as many as there are users. Cloudflare, Bunny and CloudFront without a policy for it do not look at these names, so there everybody gets the copy made for the first visitor.`,
	Fix:  `Take the name out of Vary, as in "Vary: Accept-Encoding"; if the answer does depend on it, send "Cache-Control: private".`,
	Send: "-Vary\nVary: Accept-Encoding",
	Refs: []string{"RFC 9111 section 4.1", "RFC 9110 section 12.5.5"},

	Check: func(p *Pass) {
		if len(p.Vary.Names) == 0 || p.Vary.Star || p.Status() != 200 {
			return
		}
		name := p.endless()
		if name == "" || p.fingerprinted() || p.Found(VaryCredentialNotPrivate) || p.Found(SetCookieSharedCacheable) || p.Found(AuthorizationSharedCacheable) {
			return
		}
		v := p.shared(given)
		if v == nil {
			return
		}
		at := append(p.varySpans(name), lifetimeSpans(v)...)
		f := p.Report(at, "Shared caches may keep this for %s, but one copy for each %s, which hardly two requests share, so nearly every visit reaches your application.", field.Spoken(v.ReuseEnds()), p.Exchange.Text(at[0]))
		f.Send = p.varyWithout(func(name string) bool { return !isEndless(name) })
	},
}

// endless returns the first name in Vary that has no end of values, or "".
func (p *Pass) endless() string {
	for _, name := range p.Vary.Names {
		if isEndless(name) && (name != "authorization" || p.CacheControl.Opener() != field.Unknown) { // otherwise shared caches leave such answers alone
			return name
		}
	}
	return ""
}

func isEndless(name string) bool {
	switch name {
	case "authorization", "cookie", "referer", "forwarded", "x-forwarded-for", "x-real-ip", "true-client-ip", "cf-connecting-ip",
		"x-request-id", "x-correlation-id", "traceparent", "cf-ray", "if-none-match", "if-modified-since":
		return true
	}
	return false
}
