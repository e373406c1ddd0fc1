package rules

import (
	"maxage/inspect/content"
	"maxage/inspect/field"
	"maxage/inspect/wire"
)

// GoodNoStoreSecret praises token answers that no cache writes down.
var GoodNoStoreSecret = &Rule{
	ID:       "good-no-store-secret",
	Severity: Good,
	Category: Privacy,
	Title:    "An answer with tokens is never stored",
	Doc: `The answer holds a token and says no-store, so no cache writes it to a disk.

That is what RFC 6749 demands of every answer with tokens.`,
	Fix:  `Nothing to mend: keep "no-store" on every answer that holds a token.`,
	Refs: []string{"RFC 6749 section 5.1"},

	Check: func(p *Pass) {
		if p.kind() != data || !p.forbidsStoring() || len(p.Exchange.Body.Sample) == 0 {
			return
		}
		m := p.mark(content.Token)
		if m == nil {
			m = p.mark(content.JWT)
		}
		if m != nil {
			p.Report([]wire.Span{m.At, p.CacheControl.Get(field.NoStore).Span}, "The token in this answer is written to no cache's disk.")
		}
	},
}
