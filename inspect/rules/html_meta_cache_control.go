package rules

import (
	"maxage/inspect/cache"
	"maxage/inspect/content"
	"maxage/inspect/wire"
)

// HTMLMetaCacheControl sees a caching policy where no cache looks.
var HTMLMetaCacheControl = &Rule{
	ID:       "html-meta-cache-control",
	Severity: Info,
	Category: Storage,
	Title:    "A meta tag tries to govern caches",
	Doc: `The page has a meta tag that is meant to keep caches from storing or reusing it. Caches do not read pages: browsers, proxies and CDNs look at the header fields alone, and these let the page be reused.

Such tags come from templates of the nineties. They do no harm where the header says the same, and are reported only where it does not.`,
	Fix:  `Send what you mean as a header field, as in "Cache-Control: no-cache", and remove the tag.`,
	Send: "Cache-Control: no-cache",
	Refs: []string{"RFC 9111 section 5.2", "RFC 9111 section 5.3"},

	Check: func(p *Pass) {
		if p.kind() != page || len(p.Exchange.Body.Sample) == 0 || !reusable(p, p.Browser) && !p.unsaid() || p.Browser.Reuse == cache.Never {
			return
		}
		c := p.content()
		for i := range c.Metas {
			if m := &c.Metas[i]; forbidding(m) {
				p.Report([]wire.Span{m.At}, "No cache reads this tag, so the page is kept and reused by other rules than the ones written here.")
				return
			}
		}
	},
}

func forbidding(m *content.Meta) bool {
	switch m.Name {
	case "cache-control", "pragma", "expires":
		return true
	}
	return false
}
