package rules

import (
	"maxage/inspect/field"
	"maxage/inspect/wire"
)

// PrePostCheck sees directives of Internet Explorer.
var PrePostCheck = &Rule{
	ID:       "pre-post-check",
	Severity: Info,
	Category: Deprecated,
	Optional: true,
	Title:    "pre-check and post-check are for Internet Explorer",
	Doc: `pre-check and post-check were extensions of Internet Explorer, and no cache in use reads them. They do nothing for users but travel with every response.

They live on in lists of "all headers against caching", which are copied from site to site. What they were to do is done by no-store alone, or by max-age and stale-while-revalidate.`,
	Fix:  `Take them away; "Cache-Control: no-store" alone keeps a response out of every cache.`,
	Send: "Cache-Control: no-store",
	Refs: []string{"RFC 9111 section 5.2.3"},

	Check: func(p *Pass) {
		var at []wire.Span
		list := p.CacheControl.List
		for i := range list {
			if d := &list[i]; d.Kind == field.Unknown && internetExplorers(d.Name) {
				at = append(at, d.Span)
			}
		}
		if at != nil {
			p.Report(at, "No cache in use reads pre-check and post-check, so they change nothing for users.")
		}
	},
}

func internetExplorers(name string) bool { return name == "pre-check" || name == "post-check" }
