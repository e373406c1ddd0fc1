package rules

import "maxage/inspect/field"

// NoPolicy sees responses that leave caching to chance.
var NoPolicy = &Rule{
	ID:       "no-policy",
	Severity: Info,
	Category: Freshness,
	Title:    "Nothing says whether this may be kept",
	Doc: `The response does not say whether or for how long it may be kept, and gives caches nothing to guess from. Each goes by its own default, so what users see changes with the cache that happens to stand before your site.

Browsers and nginx then ask every time; Varnish and Caddy keep it for two minutes, Fastly's boilerplate for an hour, CloudFront for a day. A CDN that is switched on later, or a rule in its settings, changes it for everybody at once.`,
	Fix:  `Send "Cache-Control: no-cache" where users need the current version, or "Cache-Control: max-age=60" with the age that they can live with.`,
	Send: "Cache-Control: no-cache",
	Refs: []string{"RFC 9111 section 4.2.2", "RFC 9205 section 4.9"},

	Check: func(p *Pass) {
		if s := p.Status(); s != 200 && s != 203 || !p.silent() || p.Pragma.Present {
			return
		}
		if p.fingerprinted() || p.Found(SetCookieNoPolicy) || p.Found(CredentialsNoPolicy) || p.Found(DirectiveTypo) || p.guess() != nil || p.garbled() {
			return
		}
		if r := p.readings(described); r.differ() {
			p.Report(p.statusSpan(), "Nothing says how long this may be kept, so each cache goes by its own default: it is %s.", &r)
		}
	},
}

// garbled: something is said that nobody can read, which cc-syntax reports.
func (p *Pass) garbled() bool {
	list := p.CacheControl.List
	for i := range list {
		if list[i].Fault == field.Semicolon || malformed[list[i].Fault] != "" {
			return true
		}
	}
	return false
}

// silent: the response says nothing about caching and may be kept all the same.
// A targeted field that cannot be read, and words that belong into requests,
// are another matter.
func (p *Pass) silent() bool {
	return p.unsaid() && len(p.Targeted) == 0 && requestDirective(&p.CacheControl) == nil && selectable(p.Browser) && p.retrieval()
}

// requestDirective returns the first directive that means something only in
// requests, or nil.
func requestDirective(ds *field.Directives) *field.Directive {
	for _, k := range [...]field.Kind{field.MaxStale, field.MinFresh, field.OnlyIfCached} {
		if d := ds.Get(k); d != nil {
			return d
		}
	}
	return nil
}
