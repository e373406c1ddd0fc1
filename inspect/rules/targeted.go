package rules

import (
	"maxage/inspect/field"
	"maxage/inspect/wire"
)

// cdnFields returns the fields that RFC 9213 governs. Surrogate-Control and
// Souin-Cache-Control are older than it, and read by other rules.
func (p *Pass) cdnFields() []*field.Targeted {
	var all []*field.Targeted
	for i := range p.Targeted {
		if t := &p.Targeted[i]; t.Name != "surrogate-control" && t.Name != "souin-cache-control" {
			all = append(all, t)
		}
	}
	return all
}

// spelling returns the field's name as it was sent.
func (p *Pass) spelling(t *field.Targeted) string { return p.Exchange.Response.Fields[t.Lines[0]].Name }

// leniently reads a targeted field as if it were Cache-Control: what is
// written there, be it well-formed or not.
func (p *Pass) leniently(t *field.Targeted) field.Directives {
	return field.ParseCacheControl(&p.Exchange.Response, wire.Response, t.Lines)
}

// numbered are the directives that take seconds and that caches of many users
// look at.
var numbered = [...]field.Kind{field.SMaxAge, field.MaxAge, field.StaleWhileRevalidate, field.StaleIfError}

// decidesReuse: the directives say for how long to reuse the response, or not
// to.
func decidesReuse(ds *field.Directives) bool {
	for _, k := range [...]field.Kind{field.MaxAge, field.SMaxAge, field.NoStore, field.NoCache, field.Private} {
		if ds.Has(k) {
			return true
		}
	}
	return false
}

// forbidsReuse: the directives keep caches from answering with the response
// unasked.
func forbidsReuse(ds *field.Directives) bool {
	return ds.Has(field.NoStore) || ds.Forbids(field.Private) || ds.Forbids(field.NoCache)
}
