package field

import (
	"slices"
	"strings"

	"maxage/inspect/wire"
)

// Response is what caching needs to know of an exchange, parsed once. Nothing
// in it is a verdict.
type Response struct {
	Exchange *wire.Exchange

	CacheControl Directives // of the response, all lines joined
	Targeted     []Targeted // targeted fields, in the order of their names
	Date         Date
	Expires      Date
	LastModified Date
	Age          Age
	Vary         Vary
	ETag         ETag
	Pragma       Pragma
	Cookies      []Cookie
	CacheStatus  []CacheStatus
	Via          []Via
	Served       []Served // what the caches on the way say they did, origin's side first

	ContentType     MediaType
	ContentEncoding List // in lower case
	ContentLocation Text
	Location        Text

	Request Request
	Clock   Clock
}

// Parse reads the exchange. It keeps hold of x and never fails: what cannot
// be understood is marked as such.
func Parse(x *wire.Exchange) *Response {
	r := &Response{Exchange: x, Clock: clock(x)}
	r.response(&x.Response)
	r.Request.parse(&x.Request)
	return r
}

func (r *Response) response(m *wire.Message) {
	var cacheControl, cacheStatus, reports lines
	for i := range m.Fields {
		switch which := lookup(m.Fields[i].Name); which {
		case idNone:
		case idCacheControl:
			cacheControl.add(i)
		case idCacheStatus:
			cacheStatus.add(i)
		case idTargeted:
			r.addressed(lower(m.Fields[i].Name), i)
		default:
			if which.reports() {
				reports.add(i)
			} else {
				r.line(m, i, which)
			}
		}
	}
	r.CacheControl = ParseCacheControl(m, wire.Response, cacheControl.slice())
	if cacheStatus.n > 0 {
		r.CacheStatus = parseCacheStatus(m, wire.Response, cacheStatus.slice())
	}
	if len(r.Targeted) > 1 {
		slices.SortFunc(r.Targeted, func(a, b Targeted) int { return strings.Compare(a.Name, b.Name) })
	}
	for i := range r.Targeted {
		t := &r.Targeted[i]
		*t = parseTargeted(m, wire.Response, t.Name, t.Lines)
	}
	r.serve(m, reports.slice())
}

// addressed notes a line of the targeted field of that name, in lower case.
func (r *Response) addressed(name string, line int) {
	for i := range r.Targeted {
		if t := &r.Targeted[i]; t.Name == name {
			t.Lines = append(t.Lines, line)
			return
		}
	}
	r.Targeted = append(r.Targeted, Targeted{Name: name, Lines: []int{line}})
}

// line reads a field that makes sense line by line.
func (r *Response) line(m *wire.Message, line int, which id) {
	value, span := m.Fields[line].Value, m.Line(wire.Response, line)
	switch which {
	case idDate:
		r.Date.add(value, span, r.Clock.Now)
	case idExpires:
		r.Expires.add(value, span, r.Clock.Now)
	case idLastModified:
		r.LastModified.add(value, span, r.Clock.Now)
	case idAge:
		r.Age.add(m, wire.Response, line)
	case idVary:
		r.Vary.add(m, wire.Response, line)
	case idETag:
		if !r.ETag.Present {
			r.ETag = parseETag(m, wire.Response, line)
		}
	case idSetCookie:
		r.Cookies = append(r.Cookies, parseCookie(m, wire.Response, line, r.Clock.Now))
	case idPragma:
		r.Pragma.add(value, span)
	case idVia:
		r.Via = append(r.Via, parseVia(m, wire.Response, line)...)
	case idContentType:
		if !r.ContentType.Present {
			r.ContentType = parseMediaType(value, span)
		}
	case idContentEncoding:
		r.ContentEncoding.add(lower(value), span)
	case idContentLocation:
		r.ContentLocation.add(value, span)
	case idLocation:
		r.Location.add(value, span)
	}
}
