package cache

import (
	"slices"
	"strings"

	"maxage/inspect/field"
	"maxage/inspect/wire"
)

// nginxRenews: a 304 that gives a lifetime renews the stored response by that,
// and any other one by the lifetime that was stored, whatever it forbids.
func nginxRenews(old bool) func(_, _ *field.Response) []wire.Field {
	names := []string{"cache-control", "expires", "x-accel-expires"}
	return func(_, by *field.Response) (fields []wire.Field) {
		p := nginxReads(old)(by)
		given := p.expires.Present || p.Has(field.MaxAge) || p.Has(field.SMaxAge)
		if !given || nginxRefuses(by, p) != NoCode || slices.ContainsFunc(nginxBars[:], p.Has) {
			return nil
		}
		for _, f := range by.Exchange.Response.Fields {
			if slices.Contains(names, strings.ToLower(f.Name)) {
				fields = append(fields, f)
			}
		}
		for _, name := range names { // what was stored of the others no longer counts
			if by.Exchange.Response.Index(name) < 0 {
				fields = append(fields, wire.Field{Name: name})
			}
		}
		return fields
	}
}

// nginxMeets: it counts in whole seconds, and the one in which the lifetime ends
// still belongs to it.
func nginxMeets(_, _ *field.Response, v *Verdict) Demand {
	if v.Store && v.Age == v.Lifetime {
		return AsStored
	}
	return AsUsual
}

// nginxSame compares the lines byte by byte, and those of three fields word by
// word. A field that is not there is like an empty one.
func nginxSame(name string, stored, now []string) bool {
	return nginxVariant(name, stored) == nginxVariant(name, now)
}

func nginxVariant(name string, lines []string) string {
	switch name {
	case "accept-charset", "accept-encoding", "accept-language":
		return strings.Join(nginxWords(strings.Join(lines, ",")), ",")
	}
	return strings.Join(lines, ",")
}

// nginxValidator: it keeps validators of 200 and 206 only.
func nginxValidator(r *field.Response) string {
	m := &r.Exchange.Response
	if m.Status != 200 && m.Status != 206 {
		return ""
	}
	if etag, _ := m.Get("ETag"); etag != "" && len(etag) <= 128 {
		return "etag"
	}
	modified, _ := m.Get("Last-Modified")
	if _, ok := nginxDate(modified); ok {
		return "last-modified"
	}
	return ""
}

// nginxVaries: only a line that is "*" and nothing else bars storing.
func nginxVaries(r *field.Response) (names []string, star bool) {
	for _, f := range r.Exchange.Response.Fields {
		if strings.EqualFold(f.Name, "Vary") {
			names, star = nginxNames(names, f.Value), star || f.Value == "*"
		}
	}
	return names, star
}

// nginxVariesByLast: up to version 1.22 the last line says by what it varies.
func nginxVariesByLast(r *field.Response) (names []string, star bool) {
	for _, f := range r.Exchange.Response.Fields {
		if strings.EqualFold(f.Name, "Vary") {
			names, star = nginxNames(nil, f.Value), star || f.Value == "*"
		}
	}
	return names, star
}

func nginxNames(names []string, text string) []string {
	for _, name := range nginxWords(strings.ToLower(text)) {
		if name != "*" { // no request has a field of that name
			names = append(names, name)
		}
	}
	return names
}

func nginxWords(text string) []string {
	return strings.FieldsFunc(text, func(c rune) bool { return c == ' ' || c == ',' })
}
