package rules

import (
	"slices"
	"strings"

	"maxage/inspect/field"
)

// wellWritten is the response as its writer meant it, with a Cache-Control that
// has no fault on the same lines.
func (p *Pass) wellWritten() *field.Response {
	x := *p.Exchange
	x.Response.Fields = slices.Clone(x.Response.Fields)
	members := map[int][]string{}
	for i := range p.CacheControl.List {
		d := &p.CacheControl.List[i]
		members[d.Span.Line] = append(members[d.Span.Line], meant(d))
	}
	for line, list := range members {
		x.Response.Fields[line].Value = strings.Join(list, ", ")
	}
	return field.Parse(&x)
}

// meant is the directive as the standard writes it.
func meant(d *field.Directive) string {
	switch {
	case d.Qualified():
		return d.Name + `="` + d.Arg + `"`
	case isLifetime(d.Kind) && field.Seconds(d.Arg) != field.Invalid:
		return d.Name + "=" + d.Arg
	}
	return d.Name
}

func isLifetime(k field.Kind) bool {
	switch k {
	case field.MaxAge, field.SMaxAge, field.StaleWhileRevalidate, field.StaleIfError:
		return true
	}
	return false
}
