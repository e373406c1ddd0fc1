package cache

import (
	"iter"
	"slices"
	"strings"

	"maxage/inspect/field"
	"maxage/inspect/wire"
)

// squid is how Squid reads fields: with exact set, names of directives count in
// lower case only.
type squid struct{ exact bool }

// squidDirectives are those that it knows.
var squidDirectives = []field.Kind{
	field.Public, field.Private, field.NoCache, field.NoStore, field.NoTransform, field.MustRevalidate, field.ProxyRevalidate,
	field.MaxAge, field.SMaxAge, field.MaxStale, field.MinFresh, field.OnlyIfCached, field.StaleIfError, field.Immutable,
}

// control does as HttpHdrCc.cc: of a directive the first one counts that it
// can read; what it does not know is not there.
func (q squid) control(of iter.Seq[member]) *field.Directives {
	d := &field.Directives{}
	for m := range of {
		name, arg, has := m.cut()
		k := field.KindOf(name)
		if q.exact && k.String() != name || !slices.Contains(squidDirectives, k) || d.Has(k) {
			continue
		}
		one := m.directive(k, field.Invalid)
		switch k {
		case field.MaxAge, field.SMaxAge, field.MinFresh, field.StaleIfError, field.MaxStale:
			n, ok := squidNumber(arg)
			if one.HasArg = has && ok && n >= 0; one.HasArg {
				one.Seconds, one.Arg = n, arg
			} else if k != field.MaxStale {
				continue
			}
		case field.NoCache:
			text, ok := squidQuoted(arg)
			if has && !ok {
				continue
			}
			one.Arg, one.HasArg = text, text != ""
		}
		d.Put(one, false)
	}
	return d
}

// squidMembers yields the elements of all lines joined, as StrList.cc does: a
// quote that one line leaves open goes on in the next.
func squidMembers(m *wire.Message, part wire.Part, name string) iter.Seq[member] {
	var text string
	var lines []wire.Span // Start is where the line begins in text
	for i, f := range m.Fields {
		if strings.EqualFold(f.Name, name) {
			if len(lines) > 0 {
				text += ", "
			}
			lines = append(lines, wire.Span{Part: part, Line: i, Start: len(text)})
			text += f.Value
		}
	}
	return func(yield func(member) bool) {
		line := 0
		for start := 0; start <= len(text) && len(lines) > 0; {
			end := elementEnd(text, start)
			e := element(text, 0, start, end)
			for line+1 < len(lines) && lines[line+1].Start <= e.span.Start {
				line++
			}
			at := lines[line]
			e.span = wire.Span{Part: part, Line: at.Line, Start: e.span.Start - at.Start, End: min(e.span.End-at.Start, len(m.Fields[at.Line].Value))}
			if e.text != "" && !yield(e) {
				return
			}
			start = end + 1
		}
	}
}

// squidPragma reports whether Pragma says no-cache, with or without an argument.
func squidPragma(m *wire.Message) bool {
	for e := range squidMembers(m, wire.Response, "Pragma") {
		const word = "no-cache"
		if len(e.text) >= len(word) && strings.EqualFold(e.text[:len(word)], word) && (len(e.text) == len(word) || strings.IndexByte("=;", e.text[len(word)]) >= 0) {
			return true
		}
	}
	return false
}

// squidMeasures: the header lines take up room, too.
func squidMeasures(r *field.Response) int64 {
	n := r.Exchange.Body.Bytes
	for _, f := range r.Exchange.Response.Fields {
		n += int64(len(f.Name) + len(f.Value) + 4)
	}
	return n
}

// squidNumber is C's atoi in 32 bits. Where there is no digit it is no number.
func squidNumber(text string) (n int64, ok bool) {
	digit := text != "" && text[0] >= '0' && text[0] <= '9'
	text = strings.TrimLeft(text, " \t\r\n\v\f")
	sign := int64(1)
	if text != "" && (text[0] == '+' || text[0] == '-') {
		sign = int64(',') - int64(text[0])
		text = text[1:]
	}
	for text != "" && text[0] >= '0' && text[0] <= '9' {
		if n > (1<<63-10)/10 {
			n = 1<<63 - 1
			break
		}
		n = n*10 + int64(text[0]-'0')
		text = text[1:]
	}
	n = int64(int32(sign * n))
	return n, n != 0 || digit
}

// squidQuoted reads a quoted-string at the beginning of text.
func squidQuoted(text string) (unquoted string, ok bool) {
	rest, ok := strings.CutPrefix(text, `"`)
	for i := 0; ok && i < len(rest); i++ {
		switch rest[i] {
		case '"':
			return unquoted, true
		case '\\':
			if i++; i == len(rest) {
				return "", false
			}
		}
		unquoted += rest[i : i+1]
	}
	return "", false
}

// reads puts together what governs a response.
func (q squid) reads(r *field.Response) policy {
	control := q.control(squidMembers(&r.Exchange.Response, wire.Response, "Cache-Control"))
	p := policy{control, nil, &r.Expires}
	if s := q.surrogate(r); s.applies {
		p = s.policy(control, r)
	} else if len(control.List) == 0 && squidPragma(&r.Exchange.Response) {
		p.confirm("Pragma: no-cache", r.Pragma.Span)
	}
	if r.Vary.Star {
		p.confirm("Vary: *", r.Vary.StarAt)
	}
	if over := squidOverdue(r); over > 0 && !p.Has(field.SMaxAge) && !p.Has(field.MaxAge) {
		p.shorten(over, r.Expires.Span)
	}
	return p
}

// squidOverdue is for how long before Date a response was stale by Expires. All
// that counts from the moment when it became stale counts from there.
func squidOverdue(r *field.Response) int64 {
	switch {
	case !r.Expires.Valid:
		return 0
	case r.Date.Valid:
		return max(0, r.Date.Unix-r.Expires.Unix)
	case r.Clock.Known:
		return max(0, r.Clock.Received-r.Expires.Unix)
	}
	return 0
}

// shorten takes from the time for which it may be served stale, a week if the
// response does not say otherwise.
func (p *policy) shorten(over int64, at wire.Span) {
	const week = 7 * 24 * 3600
	if e := p.Get(field.StaleIfError); e != nil {
		e.Seconds = max(0, e.Seconds-over)
	} else if over >= week {
		p.Put(field.Directive{Kind: field.StaleIfError, Name: "Expires", Span: at}, true)
	}
}

// confirm has the origin confirm every use; that opens nothing to others.
func (p *policy) confirm(why string, at wire.Span) {
	p.Put(field.Directive{Kind: field.NoCache, Name: why, Fault: field.BadToken, Seconds: field.Invalid, Span: at}, false)
}

// surrogate is Surrogate-Control for a cache that is not named in it.
type surrogate struct {
	applies  bool // something in it is for every surrogate
	noStore  bool
	maxAge   int64 // field.Invalid: none
	maxStale int64
	at       wire.Span
}

// surrogate does as HttpHdrSc.cc: what follows a semicolon names the cache that
// an element is for.
func (q squid) surrogate(r *field.Response) surrogate {
	s := surrogate{maxAge: field.Invalid}
	for m := range squidMembers(&r.Exchange.Response, wire.Response, "Surrogate-Control") {
		if i := strings.LastIndexByte(m.text, ';'); i >= 0 && i < len(m.text)-1 && !strings.Contains(m.text[i:], `"`) {
			continue
		}
		if s.applies = true; s.at == (wire.Span{}) {
			s.at = m.span
		}
		name, arg, has := m.cut()
		if !has {
			name, _, _ = strings.Cut(name, ";")
		}
		if !q.exact {
			name = strings.ToLower(name)
		}
		switch n, ok := squidNumber(arg); {
		case name == "no-store":
			s.noStore = true
		case name == "max-age" && ok && n >= 0 && s.maxAge == field.Invalid:
			s.maxAge = n
			_, stale, _ := strings.Cut(arg, "+")
			s.maxStale, _ = squidNumber(stale)
		}
	}
	return s
}

// policy is what counts beside it: of Cache-Control the lifetime, if it gives
// none itself, and stale-if-error.
func (s surrogate) policy(control *field.Directives, r *field.Response) policy {
	p := policy{&field.Directives{}, nil, &r.Expires}
	life := control.Get(field.SMaxAge)
	if life == nil {
		life = control.Get(field.MaxAge)
	}
	own := field.Directive{Kind: field.MaxAge, Name: "Surrogate-Control", Span: s.at}
	switch {
	case s.noStore:
		own.Kind, own.Name = field.NoStore, "Surrogate-Control: no-store"
		p.Put(own, true)
	case s.maxAge != field.Invalid:
		own.Seconds = max(0, min(s.maxAge, s.maxStale))
		if p.expires = none; r.Date.Valid || own.Seconds > 0 {
			p.Put(own, true)
		}
	case life != nil:
		own.Name, own.Seconds, own.Span = life.Name, life.Seconds, life.Span
		p.Put(own, true)
	}
	if s.noStore || s.maxAge != field.Invalid {
		p.targeted = &field.Targeted{Name: "surrogate-control", Valid: true, Spans: []wire.Span{s.at}}
	}
	if e := control.Get(field.StaleIfError); e != nil {
		p.Put(*e, true)
	}
	return p
}

// squidRefuses are reasons of its own.
func squidRefuses(r *field.Response, p policy) Code {
	kind, _ := r.Exchange.Response.Get("Content-Type")
	const push = "multipart/x-mixed-replace"
	d := p.Get(field.NoCache)
	switch {
	case r.Exchange.Request.Method == "HEAD" && r.Exchange.Response.Index("Transfer-Encoding") >= 0:
		return HeadUnfinished
	case d != nil && d.HasArg:
		return FieldsUnstored
	case r.Vary.Lines > 0 && len(r.Vary.Names) == 0 && !r.Vary.Star:
		return VaryUnusable
	case len(kind) >= len(push) && strings.EqualFold(kind[:len(push)], push):
		return PushUnstored
	}
	return NoCode
}

// squidSays: redirections that are not permanent are stored if they are fresh
// by what they say, counted from their Date.
func squidSays(r *field.Response, p policy) bool {
	for _, k := range [...]field.Kind{field.SMaxAge, field.MaxAge} {
		if d := p.Get(k); d != nil {
			return r.Date.Valid && d.Seconds > 0
		}
	}
	return r.Date.Valid && p.expires.Valid && p.expires.Unix > r.Date.Unix
}

// squidVaries: with Vary: * it is stored, and confirmed before every use.
func squidVaries(r *field.Response) ([]string, bool) {
	if r.Vary.Star {
		return nil, false
	}
	return r.Vary.Names, false
}

// squidQuery: the shipped refresh_pattern lines give nothing to such URLs.
func squidQuery(r *field.Response, _ policy) bool {
	url := r.Exchange.URL
	return strings.Contains(url, "?") || strings.Contains(strings.ToLower(url), "/cgi-bin/")
}

// meets says what the directives of a request want of a stored response, as
// refresh.cc does.
func (q squid) meets(now, stored *field.Response, v *Verdict) Demand {
	d := q.control(squidMembers(&now.Exchange.Request, wire.Request, "Cache-Control"))
	age, staleness := v.Age, v.Age-v.Lifetime
	if v.Source == SourceExpires {
		staleness += squidOverdue(q.rereads(stored))
	}
	if least := d.Get(field.MinFresh); least != nil {
		age, staleness = age+least.Seconds, staleness+least.Seconds
	}
	maxAge, maxStale := d.Get(field.MaxAge), d.Get(field.MaxStale)
	switch {
	case d.Has(field.NoCache) || len(d.List) == 0 && squidPragma(&now.Exchange.Request):
		return Aside
	case slices.Contains(squidNegative, stored.Exchange.Response.Status):
		return v.negative()
	case v.says(NoCache):
		return AsUsual
	case maxAge != nil && (age > maxAge.Seconds || maxAge.Seconds == 0) && !q.control(squidMembers(&stored.Exchange.Response, wire.Response, "Cache-Control")).Has(field.Immutable):
		return Asked
	case maxStale != nil && staleness >= 0 && !v.says(MustAskWhenStale, StaleForbidden) && (!maxStale.HasArg || staleness < maxStale.Seconds):
		return AsStored
	case v.Reuse == Fresh && staleness >= 0:
		return Asked
	}
	return AsUsual
}

// negative is what becomes of a response that negative_ttl let it store: while
// it is fresh nothing stands against it, and then it is gone. negative_ttl
// counts from the arrival.
func (v *Verdict) negative() Demand {
	age, arrival := v.Age, v.arrival
	if v.Source == SourceDefault {
		age, arrival = age-arrival, 0
	}
	switch {
	case age < v.Lifetime:
		return AsStored
	case arrival < v.Lifetime:
		return Aside
	}
	return AsUsual
}

// says reports whether one of the codes is among the reasons.
func (v *Verdict) says(codes ...Code) bool {
	return slices.ContainsFunc(v.Because, func(r Reason) bool { return slices.Contains(codes, r.Code) })
}

// squidSafe and squidMethods are the methods that it knows; only the former
// invalidate nothing. PURGE it denies.
var (
	squidSafe    = []string{"GET", "HEAD", "CONNECT", "TRACE", "OPTIONS", "PROPFIND", "COPY", "LOCK", "UNLOCK", "SEARCH", "PURGE"}
	squidMethods = []string{
		"POST", "PUT", "DELETE", "LINK", "UNLINK", "CHECKOUT", "CHECKIN", "UNCHECKOUT", "MKWORKSPACE", "VERSION-CONTROL",
		"REPORT", "UPDATE", "LABEL", "MERGE", "BASELINE-CONTROL", "MKACTIVITY", "PROPPATCH", "MKCOL", "MOVE", "PRI",
	}
)

func squidUnsafe(q *wire.Message) bool { return !slices.Contains(squidSafe, q.Method) }

func squidUnknown(q *wire.Message) bool {
	return squidUnsafe(q) && !slices.Contains(squidMethods, q.Method)
}

// squidValidator: If-Modified-Since is sent always, if need be with the date of
// the stored response.
func squidValidator(r *field.Response) string {
	etag, _ := r.Exchange.Response.Get("ETag")
	switch {
	case len(etag) > 1 && etag[0] == '"' && etag[len(etag)-1] == '"':
		return "etag"
	case r.LastModified.Present:
		if text := r.Exchange.Text(r.LastModified.Span); squidTime(text) >= 0 {
			return "last-modified"
		}
	}
	return "date"
}

// squidMarks are directives that count as they stood in the response that was
// stored, whatever a 304 says.
var squidMarks = []field.Kind{field.NoStore, field.NoCache, field.Private, field.MustRevalidate, field.ProxyRevalidate}

// squidRenews: a 304 changes all fields but Vary, and of Cache-Control all but
// the marks. The lifetime in Surrogate-Control counts only until then.
func squidRenews(stored, by *field.Response) (fields []wire.Field) {
	var control []string
	for _, of := range []*field.Response{by, stored} {
		for m := range squidMembers(&of.Exchange.Response, wire.Response, "Cache-Control") {
			name, _, _ := m.cut()
			if slices.Contains(squidMarks, field.KindOf(name)) == (of == stored) {
				control = append(control, m.text)
			}
		}
	}
	for _, f := range by.Exchange.Response.Fields {
		switch strings.ToLower(f.Name) {
		case "vary", "surrogate-control":
		case "cache-control":
			fields = append(fields, wire.Field{Name: f.Name, Value: strings.Join(control, ", ")})
			control = nil
		default:
			fields = append(fields, f)
		}
	}
	if s := (squid{}).surrogate(stored); s.applies && !s.noStore {
		fields = append(fields, wire.Field{Name: "Surrogate-Control", Value: "renewed"})
	}
	return fields
}

// squidSingle are request fields of which the first line counts, and an empty
// one is none.
var squidSingle = []string{
	"authorization", "content-disposition", "content-type", "cookie", "date", "from", "host", "max-forwards", "negotiate",
	"origin", "range", "referer", "te", "title", "translate", "user-agent",
}

// squidSame compares the lines byte by byte.
func squidSame(name string, stored, now []string) bool {
	if slices.Contains(squidSingle, name) {
		return squidFirst(stored) == squidFirst(now)
	}
	return (len(stored) == 0) == (len(now) == 0) && squidJoined(stored) == squidJoined(now)
}

func squidFirst(lines []string) string {
	if len(lines) == 0 {
		return ""
	}
	return lines[0]
}

func squidJoined(lines []string) (joined string) {
	for _, line := range lines {
		if joined != "" {
			joined += ", "
		}
		joined += line
	}
	return joined
}
