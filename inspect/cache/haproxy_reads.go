package cache

import (
	"math"
	"strings"

	"maxage/inspect/field"
)

// haproxyReads reads Cache-Control as version 3.0 does.
func haproxyReads(r *field.Response) policy { return haproxyPolicy(r, true) }

// haproxyReadsBefore reads it as version 2.6 does.
func haproxyReadsBefore(r *field.Response) policy { return haproxyPolicy(r, false) }

// haproxyPolicy does as http_ana.c and cache.c: it goes through Cache-Control
// for what bars storing, which a public further on takes back, and again for
// the lifetime. corrected: an s-maxage behind max-age=0 takes that back.
func haproxyPolicy(r *field.Response, corrected bool) policy {
	d, zero, curbed := &field.Directives{}, member{}, member{}
	for m := range members(r, "Cache-Control") {
		k := haproxyBar(m.text)
		switch {
		case strings.EqualFold(m.text, "public"):
			d, zero = &field.Directives{}, member{}
			d.Put(m.directive(field.Public, 0), true)
		case k == field.MaxAge && corrected:
			curbed = m
		case k == field.MaxAge || k == field.SMaxAge:
			zero = m
		case k != field.Unknown:
			d.Put(m.directive(k, 0), false)
		case begins(m.text, "s-maxage"):
			curbed = member{}
		}
	}
	if curbed.text != "" {
		zero = curbed
	}
	if zero.text != "" {
		d.Put(zero.directive(field.MaxAge, 0), true)
		return policy{d, nil, none}
	}
	if haproxyLifetime(d, r) {
		return policy{d, nil, none}
	}
	return policy{d, nil, &r.Expires}
}

// haproxyBar says which directive an element is that bars storing.
func haproxyBar(text string) field.Kind {
	switch strings.ToLower(text) {
	case "private":
		return field.Private
	case "no-cache":
		return field.NoCache
	case "no-store":
		return field.NoStore
	case "max-age=0":
		return field.MaxAge
	case "s-maxage=0":
		return field.SMaxAge
	}
	if begins(text, `no-cache="set-cookie`) {
		return field.NoCache
	}
	return field.Unknown
}

// begins reports whether text begins with these letters, in any case.
func begins(text, with string) bool {
	return len(text) >= len(with) && strings.EqualFold(text[:len(with)], with)
}

// haproxyLifetime puts the lifetimes that Cache-Control gives, the last of each,
// unless there is one that cannot be read. It reports whether one was given at
// all; 0, written in another way than so, leaves it to the cache's max-age.
func haproxyLifetime(d *field.Directives, r *field.Response) (given bool) {
	var last [2]member
	var seconds [2]int64
	for m := range members(r, "Cache-Control") {
		for i, k := range [...]field.Kind{field.SMaxAge, field.MaxAge} {
			name := k.String() + "="
			if !begins(m.text, name) || len(m.text) == len(name) {
				continue
			}
			n := haproxySeconds(m.text[len(name):])
			if n == field.Invalid {
				d.Put(m.directive(k, n), true)
				return true
			}
			last[i], seconds[i], given = m, n, true
		}
	}
	for i, k := range [...]field.Kind{field.SMaxAge, field.MaxAge} {
		if seconds[i] > 0 {
			d.Put(last[i].directive(k, seconds[i]), true)
		}
	}
	return given
}

// haproxySeconds reads a number as C's strtol does, with or without a quote in
// front of it, but a negative one is none.
func haproxySeconds(arg string) int64 {
	arg = strings.TrimLeft(strings.TrimPrefix(arg, `"`), " \t")
	if n, _ := leading(strings.TrimPrefix(arg, "-")); arg != "" && arg[0] == '-' && n == 0 {
		return n
	}
	n, _ := leading(arg)
	return n
}

// haproxyRefuses are the bars that are HAProxy's alone. public takes back the
// request's no-store.
func haproxyRefuses(r *field.Response, p policy) Code {
	q := &r.Exchange.Request
	for m := range asked(q, "Cache-Control") {
		if begins(m.text, "no-store") && !p.Has(field.Public) {
			return RequestNoStore
		}
	}
	switch pragma, _ := r.Exchange.Response.Get("Pragma"); {
	case strings.EqualFold(strings.TrimSpace(pragma), "no-cache"):
		return PragmaUnstored
	case !haproxyAges(r, p):
		return AgeUnstored
	case !haproxyMarked(r):
		return Unmarked
	}
	return NoCode
}

// haproxyAges reports whether Age lets it be stored: it must be a number above
// 0 and no higher than the lifetime given, which max-age of the cache does not
// cut.
func haproxyAges(r *field.Response, p policy) bool {
	if !r.Age.Present {
		return true
	}
	line, _ := r.Exchange.Response.Get("Age")
	first, _, _ := strings.Cut(line, ",")
	age, rest := leading("0" + strings.Trim(first, " \t"))
	lifetime := int64(0)
	switch s, m := p.Get(field.SMaxAge), p.Get(field.MaxAge); {
	case s != nil:
		lifetime = s.Seconds
	case m != nil:
		lifetime = m.Seconds
	case p.expires.Valid:
		lifetime = p.expires.Unix - r.Clock.Received
	}
	return rest == "" && age > 0 && age <= lifetime
}

// haproxyMarked reports whether there is a lifetime, in whatever form, or
// something to tell the response by.
func haproxyMarked(r *field.Response) bool {
	for m := range members(r, "Cache-Control") {
		if k := haproxyBar(m.text); k == field.Unknown && (begins(m.text, "max-age") || begins(m.text, "s-maxage")) {
			return true
		}
	}
	_, etag := r.Exchange.Response.Get("ETag")
	_, modified := r.Exchange.Response.Get("Last-Modified")
	return r.Expires.Present || etag || modified
}

// haproxyMeasures: the header fields are stored with the body, in blocks, behind
// some 200 bytes for itself.
func haproxyMeasures(r *field.Response) int64 {
	const own, block = 200, 4
	size := r.Exchange.Body.Bytes + own
	for _, f := range r.Exchange.Response.Fields {
		size += int64(len(f.Name) + len(f.Value) + block)
	}
	return size
}

// haproxyRereads: its dates have one of the three forms, exactly, but for the
// day of the week, which may be any, and for what follows. What lies before 1970
// is far in the future to it.
func haproxyRereads(r *field.Response) *field.Response {
	if !r.Expires.Present {
		return r
	}
	again := *r
	unix, ok := haproxyDate(strings.Trim(r.Exchange.Text(r.Expires.Span), " \t"))
	if unix < 0 {
		unix = math.MaxUint32
	}
	again.Expires.Unix, again.Expires.Valid = unix, ok
	return &again
}

func haproxyDate(text string) (int64, bool) {
	const pivot = 60
	var d maskedDate
	ok := false
	day, rest, comma := strings.Cut(text, ", ")
	switch {
	case comma && weekday(day) && len(day) == 3:
		d, ok = masked(rest, "DD bbb YYYY hh:mm:ss GMT", pivot)
	case comma && weekday(day):
		if d, ok = masked(rest, "DD-bbb-YY hh:mm:ss GMT", pivot); !ok {
			d, ok = masked(rest, "DD-bbb-YYYY hh:mm:ss GMT", pivot)
		}
	case len(text) > 4 && weekday(text[:3]) && text[3] == ' ':
		d, ok = masked(text[4:], "bbb dD hh:mm:ss YYYY", pivot)
	}
	if !ok {
		return 0, false
	}
	return d.unix(), true
}

// weekday reports whether name is a day of the week, in full or in three
// letters.
func weekday(name string) bool {
	for _, day := range [...]string{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"} {
		if name == day || name == day[:3] {
			return true
		}
	}
	return false
}
