package cache

import (
	"strings"

	"maxage/inspect/field"
)

// atsDirectives are those that Traffic Server's cache knows, in responses.
var atsDirectives = [...]field.Kind{field.NoStore, field.NoCache, field.Private, field.Public, field.MustRevalidate, field.ProxyRevalidate, field.MaxAge, field.SMaxAge}

func atsReads(r *field.Response) policy { return policy{atsCook(r, "Cache-Control"), nil, &r.Expires} }

// atsReadsTargeted: the targeted field takes the place of Cache-Control, but
// not of Expires, and is read in the same way.
func atsReadsTargeted(r *field.Response) policy {
	if _, ok := r.Exchange.Response.Get("CDN-Cache-Control"); ok {
		return policy{atsCook(r, "CDN-Cache-Control"), nil, &r.Expires}
	}
	return atsReads(r)
}

// atsCook does as recompute_cooked_stuff: of each element it takes the token in
// front, behind one quote at most, and searches the rest for a number.
func atsCook(r *field.Response, name string) *field.Directives {
	d := &field.Directives{}
	for m := range members(r, name) {
		token, rest := atsToken(strings.TrimPrefix(m.text, `"`))
		for _, k := range atsDirectives {
			if !strings.EqualFold(token, k.String()) {
				continue
			}
			n, ok := int64(0), true
			if k == field.MaxAge || k == field.SMaxAge {
				n, ok = atsNumber(rest)
			}
			d.Put(m.directive(k, n), ok)
		}
	}
	return d
}

// atsToken splits off the characters in front that may stand in a token.
func atsToken(text string) (token, rest string) {
	for i := 0; i < len(text); i++ {
		if strings.IndexByte("()<>@,;:\\\"/[]?={} \t", text[i]) >= 0 || text[i] <= ' ' || text[i] >= 127 {
			return text[:i], text[i:]
		}
	}
	return text, ""
}

// atsNumber searches for digits, or a minus sign, which makes it 0. Without
// any it returns field.Invalid.
func atsNumber(text string) (seconds int64, ok bool) {
	at := strings.IndexAny(text, "-0123456789")
	if at < 0 {
		return field.Invalid, false
	}
	if text[at] == '-' {
		return 0, true
	}
	n, _ := leading(text[at:])
	return n, true
}

// atsSays: these let it store any status, but a 200 needs a lifetime.
func atsSays(r *field.Response, p policy) bool {
	aged := p.Has(field.MaxAge) || p.Has(field.SMaxAge) || r.Expires.Present
	return aged || r.Exchange.Response.Status != 200 && (p.Has(field.Public) || p.Has(field.MustRevalidate) || p.Has(field.ProxyRevalidate))
}

func atsRefuses(code Code, r *field.Response, _ policy) bool {
	switch code {
	case PragmaUnstored:
		for m := range members(r, "Pragma") {
			if token, _ := atsToken(strings.TrimPrefix(m.text, `"`)); strings.EqualFold(token, "no-cache") {
				return true
			}
		}
	case AuthenticateUnstored:
		_, present := r.Exchange.Response.Get("WWW-Authenticate")
		return present
	}
	return false
}

// atsVaries: of several lines of Vary only the first is read.
func atsVaries(r *field.Response) (names []string, star bool) {
	line, _ := r.Exchange.Response.Get("Vary")
	for _, name := range strings.Split(line, ",") {
		switch name = strings.ToLower(strings.Trim(name, " \t\"")); name {
		case "":
		case "*":
			return nil, true
		default:
			names = append(names, name)
		}
	}
	return names, false
}

// atsRereads reads dates as mime_parse_date, gives what has no Date its own,
// and takes of Age what digits it begins with.
func atsRereads(r *field.Response) *field.Response {
	again, x := *r, r.Exchange
	for _, d := range [...]*field.Date{&again.Date, &again.Expires, &again.LastModified} {
		if d.Present {
			d.Unix, d.Valid = atsDate(x.Text(d.Span))
		}
	}
	text, _ := x.Response.Get("Age")
	text = strings.TrimLeft(text, " \t")
	again.Age.Seconds, again.Age.Valid = 0, true
	if text != "" && text[0] >= '0' && text[0] <= '9' {
		again.Age.Seconds, _ = leading(text)
	}
	return &again
}
