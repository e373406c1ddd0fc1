package field

import (
	"strings"

	"maxage/inspect/wire"
)

// Request is what caching needs to know of the request.
type Request struct {
	CacheControl  Directives
	Pragma        Pragma
	Authorization Text
	Cookie        Text // all lines joined, since HTTP/2 may split it (RFC 9113 section 8.2.3); Span is of the first
	Conditional   Text // If-None-Match, If-Modified-Since and the like
	Range         Text
	Origin        Text
	Accept        List
	Host          Text
}

func (q *Request) parse(m *wire.Message) {
	var cacheControl, cookies lines
	for i := range m.Fields {
		value, span := m.Fields[i].Value, m.Line(wire.Request, i)
		switch lookup(m.Fields[i].Name) {
		case idCacheControl:
			cacheControl.add(i)
		case idPragma:
			q.Pragma.add(value, span)
		case idAuthorization:
			q.Authorization.add(value, span)
		case idCookie:
			q.Cookie.add(value, span)
			cookies.add(i)
		case idConditional:
			q.Conditional.add(value, span)
		case idRange:
			q.Range.add(value, span)
		case idOrigin:
			q.Origin.add(value, span)
		case idAccept:
			q.Accept.add(value, span)
		case idHost:
			q.Host.add(value, span)
		}
	}
	if cookies.n > 1 {
		q.Cookie.Value = joinedCookies(m, cookies.slice())
	}
	q.CacheControl = ParseCacheControl(m, wire.Request, cacheControl.slice())
}

func joinedCookies(m *wire.Message, lines []int) string {
	values := make([]string, len(lines))
	for i, line := range lines {
		values[i] = m.Fields[line].Value
	}
	return strings.Join(values, "; ")
}
