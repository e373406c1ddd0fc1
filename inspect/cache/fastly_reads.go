package cache

import (
	"strings"

	"maxage/inspect/field"
)

// fastlyReads finds the first that gives a lifetime, and private.
func fastlyReads(r *field.Response) policy {
	d := &field.Directives{}
	surrogate, surrogateAt, _ := value(r, "Surrogate-Control")
	control, controlAt, _ := value(r, "Cache-Control")
	own, all := member{surrogate, surrogateAt}, member{control, controlAt}
	for _, from := range [...]struct {
		member
		kind field.Kind
		name string
	}{{own, field.MaxAge, "Surrogate-Control"}, {all, field.SMaxAge, "s-maxage"}, {all, field.MaxAge, "max-age"}} {
		if seconds, ok := fastlyFind(from.text, from.kind.String()); ok {
			found := from.directive(from.kind, seconds)
			found.Name = from.name
			d.Put(found, false)
			break
		}
	}
	for _, from := range [...]member{own, all} {
		if seconds, ok := fastlyFind(from.text, "stale-while-revalidate"); ok {
			d.Put(from.directive(field.StaleWhileRevalidate, seconds), false)
		}
	}
	if strings.Contains(control, "private") {
		d.Put(all.directive(field.Private, field.Invalid), false)
	}
	return policy{d, nil, fastlyExpires(r)}
}

// fastlyFind returns the number behind a directive, in small letters, wherever
// its name stands as a word of its own. What cannot be read is 0.
func fastlyFind(text, name string) (seconds int64, ok bool) {
	for from := 0; ; {
		at := strings.Index(text[from:], name)
		if at < 0 {
			return 0, false
		}
		at += from
		from = at + len(name)
		if at > 0 && isWord(text[at-1]) || from < len(text) && isWord(text[from]) {
			continue
		}
		arg, given := strings.CutPrefix(strings.TrimLeft(text[from:], " \t"), "=")
		if !given {
			return 0, true
		}
		return fastlySeconds(arg), true
	}
}

func isWord(c byte) bool { return c == '-' || c == '_' || isLetter(c) || isDigit(c) }

// fastlySeconds reads the digits at the beginning; a fraction makes them void.
func fastlySeconds(text string) int64 {
	n, rest := leading(text)
	if n == field.Invalid || strings.HasPrefix(rest, ".") {
		return 0
	}
	return n
}

// fastlyAge: Age counts with max-age only.
func fastlyAge(r *field.Response) int64 {
	if p := fastlyReads(r); !p.Has(field.MaxAge) && !p.Has(field.SMaxAge) {
		return 0
	}
	text, _ := r.Exchange.Response.Get("Age")
	return fastlySeconds(text)
}

func fastlyExpires(r *field.Response) *field.Date {
	if !r.Expires.Present {
		return none
	}
	out := r.Expires
	out.Unix, out.Valid = cLibraryDate(r.Exchange.Text(r.Expires.Span))
	return &out
}

// fastlyVaries: "*" is a name like others, of a field that no request has.
func fastlyVaries(r *field.Response) ([]string, bool) { return r.Vary.Names, false }

// fastlySame compares as text, with the lines joined, and Accept-Encoding by
// what it is normalised to.
func fastlySame(name string, stored, now []string) bool {
	a, b := strings.Join(stored, ", "), strings.Join(now, ", ")
	if name == "accept-encoding" {
		a, b = fastlyEncoding(a), fastlyEncoding(b)
	}
	return a == b
}

func fastlyEncoding(accepted string) string {
	for _, coding := range [...]string{"br", "gzip"} {
		for part := range strings.SplitSeq(accepted, ",") {
			if name, _, _ := strings.Cut(part, ";"); strings.EqualFold(strings.TrimSpace(name), coding) {
				return coding
			}
		}
	}
	return ""
}
