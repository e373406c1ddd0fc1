package cache

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"maxage/inspect/field"
	"maxage/inspect/wire"
)

// geckoRereads reads dates leniently, in seconds of 32 bits, and Age as C's
// atoi does.
func geckoRereads(r *field.Response) *field.Response {
	read := *r
	geckoDate(&read.Date, r, "Date")
	geckoDate(&read.LastModified, r, "Last-Modified")
	geckoDate(&read.Expires, r, "Expires")
	if text, _ := joined(&r.Exchange.Response, "Age"); text != "" {
		read.Age.Seconds = int64(uint32(atoi(text)))
		read.Age.Valid = true
	}
	return &read
}

func geckoDate(d *field.Date, r *field.Response, name string) {
	text, _ := joined(&r.Exchange.Response, name)
	if d.Present = text != ""; d.Present {
		d.Unix, d.Valid = lenientDate(text)
		if d.Unix = int64(uint32(d.Unix)); !d.Valid {
			d.Unix = 0
		}
	}
}

// atoi reads a number as C does on 64 bits: what is too large wraps around.
func atoi(text string) int32 {
	text = strings.TrimLeft(text, " \t")
	n := 0
	for n < len(text) && (isDigit(text[n]) || n == 0 && (text[0] == '-' || text[0] == '+')) {
		n++
	}
	v, err := strconv.ParseInt(text[:n], 10, 64)
	if err != nil && v != math.MaxInt64 && v != math.MinInt64 {
		return 0
	}
	return int32(v)
}

// geckoReads: on arrival, when the lifetime is reckoned, the last line of
// Cache-Control is all that Firefox knows; from store, all are read as one.
func geckoReads(r *field.Response) policy {
	m := &r.Exchange.Response
	text, at := joined(m, "Cache-Control")
	all, last := readGecko(text), gecko{maxAge: -1}
	for i := range m.Fields {
		if strings.EqualFold(m.Fields[i].Name, "Cache-Control") {
			at, last = m.Line(wire.Response, i), readGecko(m.Fields[i].Value)
		}
	}
	d := &field.Directives{}
	put := func(present bool, k field.Kind, seconds int64) {
		if present {
			d.Put(field.Directive{Kind: k, Name: k.String(), Seconds: seconds, Span: at}, false)
		}
	}
	put(all.noStore, field.NoStore, field.Invalid)
	put(all.noCache, field.NoCache, field.Invalid)
	put(last.public, field.Public, field.Invalid)
	put(last.private, field.Private, field.Invalid)
	put(last.maxAge >= 0, field.MaxAge, field.Saturate(last.maxAge))
	put(all.swr >= 0 && !geckoPast(r, all.maxAge), field.StaleWhileRevalidate, field.Saturate(all.swr))
	put(hasToken(text, "must-revalidate"), field.MustRevalidate, field.Invalid)
	if pragma, at := joined(m, "Pragma"); text == "" && hasToken(pragma, "no-cache") {
		d.Put(field.Directive{Kind: field.NoCache, Name: "Pragma: no-cache", Seconds: field.Invalid, Span: at}, false)
	}
	if !slices.Contains(geckoReused, m.Status) && m.Status != 0 {
		d.Put(field.Directive{Kind: field.NoCache, Name: "the status " + strconv.Itoa(m.Status), Seconds: field.Invalid, Span: r.StatusSpan()}, false)
	}
	return policy{d, nil, &r.Expires}
}

// geckoPast reports whether Expires lies before Date, and no max-age outdoes it.
func geckoPast(r *field.Response, maxAge int64) bool {
	return maxAge < 0 && r.Expires.Present && r.Date.Valid && r.Expires.Unix < r.Date.Unix
}

// hasToken reports whether commas and white space set the word off somewhere.
func hasToken(text, word string) bool {
	return slices.ContainsFunc(strings.FieldsFunc(text, func(c rune) bool { return strings.ContainsRune(" \t,", c) }),
		func(token string) bool { return strings.EqualFold(token, word) })
}

// joined is value for a request or a response: its lines as one list, and the
// place of the first. Empty lines are left out.
func joined(m *wire.Message, name string) (text string, at wire.Span) {
	var values []string
	for i := range m.Fields {
		if !strings.EqualFold(m.Fields[i].Name, name) || m.Fields[i].Value == "" {
			continue
		}
		if values == nil {
			at = m.Line(wire.Response, i)
		}
		values = append(values, m.Fields[i].Value)
	}
	return strings.Join(values, ", "), at
}
