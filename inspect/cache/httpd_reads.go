package cache

import (
	"slices"
	"strconv"
	"strings"

	"maxage/inspect/field"
	"maxage/inspect/wire"
)

// httpdReads does as ap_cache_control: directives in their plain form, and
// numbers that are nothing but a number, the last of each.
func httpdReads(r *field.Response) policy {
	d, shared := &field.Directives{}, member{}
	for m := range separated(&r.Exchange.Response, "Cache-Control") {
		switch name, arg, hasArg := m.cut(); strings.ToLower(name) {
		case "max-age":
			httpdSeconds(d, m, field.MaxAge, arg)
		case "s-maxage":
			if _, ok := wholeNumber(arg); ok {
				shared = m
			}
		default:
			for _, k := range [...]field.Kind{field.NoCache, field.NoStore, field.Private, field.Public, field.MustRevalidate, field.ProxyRevalidate} {
				if !hasArg && strings.EqualFold(name, k.String()) {
					d.Put(m.directive(k, 0), false)
				}
			}
		}
	}
	if _, arg, _ := shared.cut(); arg != "-1" || !d.Has(field.MaxAge) { // -1 else is how it notes that there is none
		httpdSeconds(d, shared, field.SMaxAge, arg)
	}
	for m := range separated(&r.Exchange.Response, "Pragma") {
		if strings.EqualFold(m.text, "no-cache") {
			d.Put(m.directive(field.NoCache, 0), false)
		}
	}
	expires := &r.Expires
	if !expires.Valid {
		expires = none
	}
	return policy{d, nil, expires}
}

// httpdSeconds: a negative lifetime is one that is over.
func httpdSeconds(d *field.Directives, m member, k field.Kind, arg string) {
	if n, ok := wholeNumber(arg); ok {
		d.Put(m.directive(k, max(0, n)), true)
	}
}

// wholeNumber reads text that is a number of 64 bits, with or without a sign,
// and nothing else.
func wholeNumber(text string) (int64, bool) {
	n, err := strconv.ParseInt(text, 10, 64)
	return max(-field.MaxSeconds, min(n, field.MaxSeconds)), err == nil
}

// separated yields the words of a field that commas or white space separate,
// outside of quotes, wherever these are. An open quote goes on in the next line.
func separated(of *wire.Message, name string) func(func(member) bool) {
	return func(yield func(member) bool) {
		var word member
		quoted := false
		for line, f := range of.Fields {
			if !strings.EqualFold(f.Name, name) {
				continue
			}
			start := 0
			for i := 0; i <= len(f.Value); i++ {
				switch {
				case i == len(f.Value) && quoted:
					word.text += f.Value[start:] + ","
				case i == len(f.Value) || !quoted && strings.IndexByte(", \t", f.Value[i]) >= 0:
					word.text += f.Value[start:i]
					word.span = wire.Span{Line: line, Start: start, End: i}
					if word.text != "" && !yield(word) {
						return
					}
					word, start = member{}, i+1
				case f.Value[i] == '"':
					quoted = !quoted
				case f.Value[i] == '\\' && quoted:
					i++
				}
			}
		}
		if word.text != "" {
			yield(word)
		}
	}
}

// httpdRereads reads dates as apr_date_parse_http, and an Age that is a number
// and nothing else.
func httpdRereads(r *field.Response) *field.Response {
	again, x := *r, r.Exchange
	for _, d := range [...]*field.Date{&again.Date, &again.Expires, &again.LastModified} {
		if d.Present {
			d.Unix, d.Valid = httpdDate(x.Text(d.Span))
		}
	}
	text, _ := x.Response.Get("Age")
	n, ok := wholeNumber(strings.TrimLeft(text, " \t"))
	if again.Age.Seconds, again.Age.Valid = max(0, n), ok; !ok {
		again.Age.Seconds = 0
	}
	return &again
}

// httpdDate takes anything for the day of the week, up to the first space, and
// anything for the zone. The epoch is no date to it.
func httpdDate(text string) (int64, bool) {
	const pivot = 69
	_, text, _ = strings.Cut(strings.TrimLeft(text, " \t"), " ")
	for _, mask := range [...]string{"DD bbb YYYY hh:mm:ss ", "DD-bbb-YY hh:mm:ss ", "bbb dD hh:mm:ss YYYY", "D bbb YYYY hh:mm:ss "} {
		if d, ok := masked(text, mask, pivot); ok {
			return d.unix(), d.exists() && d.unix() > 0
		}
	}
	return 0, false
}

// httpdControlled reports whether there is an Expires or a Cache-Control,
// whatever they say, which lets it store any status.
func httpdControlled(r *field.Response, _ policy) bool {
	_, controlled := r.Exchange.Response.Get("Cache-Control")
	return controlled || r.Expires.Present
}

// httpdRefuses are the checks of cache_save_filter.
func httpdRefuses(code Code, r *field.Response, p policy) bool {
	aged := p.Has(field.MaxAge) || p.Has(field.SMaxAge)
	_, etag := r.Exchange.Response.Get("ETag")
	marked := etag || r.LastModified.Valid
	switch code {
	case EmptyUnstored:
		return r.Exchange.Body.Bytes == 0
	case ExpiresUnstored:
		return !aged && r.Expires.Present && (!r.Expires.Valid || r.Expires.Unix <= r.Clock.Received-r.Clock.Delay)
	case Unconfirmable:
		d := p.Get(field.SMaxAge)
		if d == nil {
			d = p.Get(field.MaxAge)
		}
		return !marked && (p.Has(field.MustRevalidate) || p.Has(field.ProxyRevalidate)) && d != nil && d.Seconds == 0 && !strings.Contains(r.Exchange.Text(d.Span), "=-")
	case QueryUnstored:
		return !aged && !r.Expires.Present && strings.Contains(r.Exchange.URL, "?")
	case Unmarked:
		return r.Exchange.Response.Status == 200 && !aged && !marked && !r.Expires.Present
	}
	return false
}

// httpdVaries keeps variants by the names in order. A star may stand anywhere
// between what cannot be part of a name.
func httpdVaries(r *field.Response) (names []string, star bool) {
	for m := range separated(&r.Exchange.Response, "Vary") {
		names = append(names, strings.ToLower(m.text))
		star = star || slices.Contains(strings.FieldsFunc(m.text, func(c rune) bool { return strings.ContainsRune("()<>@,;:\\\"/[]?={}", c) }), "*")
	}
	slices.Sort(names)
	return names, star
}
