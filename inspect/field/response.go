package field

import (
	"maxage/inspect/wire"
)

// Response is what caching needs to know of an exchange, parsed once. Nothing
// in it is a verdict.
type Response struct {
	Exchange *wire.Exchange

	CacheControl Directives // of the response, all lines joined
	Targeted     []Targeted // targeted fields, in the order received
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
	ContentEncoding Text
	ContentLocation Text
	Location        Text

	Request Request
	Clock   Clock
}

// Request is what caching needs to know of the request.
type Request struct {
	CacheControl  Directives
	Pragma        Pragma
	Authorization Text
	Cookie        Text
	Conditional   Text // If-None-Match, If-Modified-Since and the like
	Range         Text
	Origin        Text
	Accept        Text
	Host          Text
}

// Text is a field that is used as it stands; the first line counts.
type Text struct {
	Present bool
	Value   string
	Span    wire.Span
}

// Pragma is the Pragma field, of which only no-cache means something
// (RFC 9111 section 5.4).
type Pragma struct {
	Present bool
	NoCache bool
	Span    wire.Span
}

// Clock holds the moments of an exchange in seconds since 1970 (RFC 9111
// section 4.2.3).
type Clock struct {
	Known    bool  // the moments are known; otherwise Age alone tells the age
	Received int64 // response_time
	Delay    int64 // response_time - request_time
	Now      int64 // the moment of judging
}

// Parse reads the exchange. It keeps hold of x and never fails: what cannot
// be understood is marked as such.
func Parse(x *wire.Exchange) *Response {
	r := &Response{Exchange: x, Clock: clock(x)}
	r.response(&x.Response)
	r.request(&x.Request)
	if r.Age.Valid && r.Age.Seconds > 0 && len(r.Served) == 0 {
		r.Served = append(r.Served, Served{Outcome: "hit", Span: r.Age.Span, ByAge: true})
	}
	return r
}

func clock(x *wire.Exchange) Clock {
	if x.Received.IsZero() {
		if x.At.IsZero() {
			return Clock{}
		}
		return Clock{Received: x.At.Unix(), Now: x.At.Unix()}
	}
	c := Clock{Known: true, Received: x.Received.Unix(), Now: x.Received.Unix()}
	if !x.Sent.IsZero() && x.Sent.Before(x.Received) {
		c.Delay = int64(x.Received.Sub(x.Sent).Seconds())
	}
	if !x.At.IsZero() && x.At.After(x.Received) {
		c.Now = x.At.Unix()
	}
	return c
}

func (r *Response) response(m *wire.Message) {
	var cc, status lines
	targeted := map[string][]int(nil)
	for i := range m.Fields {
		value := m.Fields[i].Value
		switch id := lookup(m.Fields[i].Name); id {
		case idNone:
			continue
		case idCacheControl:
			cc.add(i)
		case idCacheStatus:
			status.add(i)
			r.Served = append(r.Served, servedBy(m, i, id)...)
		case idTargeted:
			if targeted == nil {
				targeted = map[string][]int{}
			}
			name := lower(m.Fields[i].Name)
			if targeted[name] == nil {
				r.Targeted = append(r.Targeted, Targeted{Name: name})
			}
			targeted[name] = append(targeted[name], i)
		case idDate:
			r.date(&r.Date, m, i)
		case idExpires:
			r.date(&r.Expires, m, i)
		case idLastModified:
			r.date(&r.LastModified, m, i)
		case idAge:
			before := r.Age.Lines
			if before == 0 || r.Age.empty {
				r.Age = parseAge(m, wire.Response, i)
			}
			r.Age.Lines = before + 1
		case idVary:
			r.Vary.add(m, wire.Response, i)
		case idETag:
			if !r.ETag.Present {
				r.ETag = parseETag(m, wire.Response, i)
			}
		case idSetCookie:
			r.Cookies = append(r.Cookies, parseCookie(m, wire.Response, i, r.Clock.Now))
		case idPragma:
			r.Pragma.add(value, m.Line(wire.Response, i))
		case idVia:
			r.Via = append(r.Via, parseVia(m, wire.Response, i)...)
		case idContentType:
			if !r.ContentType.Present {
				r.ContentType = parseMediaType(value, m.Line(wire.Response, i))
			}
		case idContentEncoding:
			r.ContentEncoding.set(value, m.Line(wire.Response, i))
		case idContentLocation:
			r.ContentLocation.set(value, m.Line(wire.Response, i))
		case idLocation:
			r.Location.set(value, m.Line(wire.Response, i))
		default:
			r.Served = append(r.Served, servedBy(m, i, id)...)
		}
	}
	r.CacheControl = ParseCacheControl(m, wire.Response, cc.slice())
	if status.n > 0 {
		r.CacheStatus = parseCacheStatus(m, wire.Response, status.slice())
	}
	for i := range r.Targeted {
		name := r.Targeted[i].Name
		r.Targeted[i] = parseTargeted(m, wire.Response, name, targeted[name])
	}
}

func (r *Response) request(m *wire.Message) {
	var cc lines
	for i := range m.Fields {
		value := m.Fields[i].Value
		span := m.Line(wire.Request, i)
		switch lookup(m.Fields[i].Name) {
		case idCacheControl:
			cc.add(i)
		case idPragma:
			r.Request.Pragma.add(value, span)
		case idAuthorization:
			r.Request.Authorization.set(value, span)
		case idCookie:
			r.Request.Cookie.set(value, span)
		case idConditional:
			r.Request.Conditional.set(value, span)
		case idRange:
			r.Request.Range.set(value, span)
		case idOrigin:
			r.Request.Origin.set(value, span)
		case idAccept:
			r.Request.Accept.set(value, span)
		case idHost:
			r.Request.Host.set(value, span)
		}
	}
	r.Request.CacheControl = ParseCacheControl(m, wire.Request, cc.slice())
}

func (r *Response) date(d *Date, m *wire.Message, line int) {
	if d.Lines++; d.Present {
		return
	}
	d.Present, d.Span = true, m.Line(wire.Response, line)
	d.Unix, d.Valid = ParseDate(m.Fields[line].Value, r.Clock.Now)
}

func (t *Text) set(value string, span wire.Span) {
	if !t.Present {
		*t = Text{Present: true, Value: value, Span: span}
	}
}

func (p *Pragma) add(value string, span wire.Span) {
	if !p.Present {
		p.Present, p.Span = true, span
	}
	eachMember(value, func(start, end int) {
		if !p.NoCache && equalFold(value[start:end], "no-cache") {
			p.NoCache = true
			p.Span = wire.Span{Part: span.Part, Line: span.Line, Start: start, End: end}
		}
	})
}

// lines collects the few line numbers of one field without allocating.
type lines struct {
	few  [8]int
	many []int
	n    int
}

func (l *lines) add(i int) {
	if l.n < len(l.few) {
		l.few[l.n] = i
	} else {
		if l.many == nil {
			l.many = append(l.many, l.few[:]...)
		}
		l.many = append(l.many, i)
	}
	l.n++
}

func (l *lines) slice() []int {
	if l.many != nil {
		return l.many
	}
	return l.few[:l.n]
}
