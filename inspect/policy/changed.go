package policy

import (
	"slices"
	"strings"

	"maxage/inspect/field"
	"maxage/inspect/wire"
)

// spelt is the name of a field as the response has it.
func spelt(r *field.Response, name string) string {
	if i := r.Exchange.Response.Index(name); i >= 0 {
		return r.Exchange.Response.Fields[i].Name
	}
	return ""
}

// changed is the response with other lines. They stand where those before them
// stood: nginx goes by the order.
func changed(r *field.Response, lines []string) *field.Response {
	x := *r.Exchange
	x.Response.Fields = slices.Clone(x.Response.Fields)
	for _, line := range lines {
		name, value, sets := strings.Cut(line, ": ")
		name = strings.TrimPrefix(name, "-")
		if i := x.Response.Index(name); sets && i < 0 {
			x.Response.Fields = append(x.Response.Fields, wire.Field{Name: name, Value: value})
		} else if sets {
			x.Response.Fields[i].Value = value
		}
		x.Response.Fields = slices.DeleteFunc(x.Response.Fields, func(f wire.Field) bool {
			return strings.EqualFold(f.Name, name) && (!sets || f.Value != value)
		})
	}
	return field.Parse(&x)
}
