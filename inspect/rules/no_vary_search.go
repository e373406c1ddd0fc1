package rules

import (
	"maxage/inspect/field"
	"maxage/inspect/wire"
)

// noVarySearch returns what No-Vary-Search says, or nil where it is absent.
func (p *Pass) noVarySearch() *field.NoVarySearch {
	if p.facts.noVarySearch == nil {
		if p.Exchange.Response.Index("No-Vary-Search") < 0 {
			return nil
		}
		n := field.ParseNoVarySearch(&p.Exchange.Response, wire.Response)
		p.facts.noVarySearch = &n
	}
	return p.facts.noVarySearch
}
