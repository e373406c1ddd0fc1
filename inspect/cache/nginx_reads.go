package cache

import (
	"slices"
	"strings"

	"maxage/inspect/field"
	"maxage/inspect/wire"
)

// nginxReading is what ngx_http_upstream.c makes of the header lines, which it
// takes in their order.
type nginxReading struct {
	r       *field.Response
	old     bool              // before 1.23, where what bars storing can never be lifted
	life    *field.Directive  // what gives the lifetime; nil: nothing so far
	expires *field.Date       // Expires gives it, or is over
	past    bool              // Expires is over
	accel   *field.Targeted   // X-Accel-Expires
	bars    []field.Directive // of Cache-Control, against storing
	faults  []field.Directive // what X-Accel-Expires cannot lift
	stale   field.Directives
}

func nginxReads(old bool) func(*field.Response) policy {
	return func(r *field.Response) policy {
		n := nginxReading{r: r, old: old, expires: none}
		for i := range r.Exchange.Response.Fields {
			f := &r.Exchange.Response.Fields[i]
			switch strings.ToLower(f.Name) {
			case "x-accel-expires":
				n.accelExpires(f.Value, i)
			case "cache-control":
				n.cacheControl(f.Value, i)
			case "expires":
				n.expire(f.Value, i)
			}
		}
		return n.policy()
	}
}

// policy puts together what counts: what bars storing, or else the lifetime.
func (n *nginxReading) policy() policy {
	d := n.stale
	for _, of := range [][]field.Directive{n.faults, n.bars} {
		for i := range of {
			d.Put(of[i], false)
		}
	}
	barred := len(d.List) > len(n.stale.List)
	switch {
	case barred || n.past:
	case n.life != nil:
		d.Put(*n.life, false)
	}
	if n.life == nil || n.life.Name != "X-Accel-Expires" {
		n.accel = nil
	}
	if !n.past && (barred || n.life != nil) {
		n.expires = none
	}
	return policy{&d, n.accel, n.expires}
}

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

func (n *nginxReading) at(line, start, end int) wire.Span {
	return wire.Span{Part: wire.Response, Line: line, Start: start, End: end}
}

func (n *nginxReading) valid() bool { return n.life != nil || n.expires != none && !n.past }

// accelExpires reads seconds, or "@" and a Unix time. 0 bars storing, what is
// no number says nothing.
func (n *nginxReading) accelExpires(text string, line int) {
	if n.accel != nil && !n.old {
		return
	}
	at := n.at(line, 0, len(text))
	n.accel = &field.Targeted{Name: "x-accel-expires", Valid: true, Lines: []int{line}, Spans: []wire.Span{at}}
	digits, absolute := strings.CutPrefix(strings.Trim(text, " "), "@")
	seconds := field.Seconds(digits)
	d := field.Directive{Kind: field.MaxAge, Name: "X-Accel-Expires", HasArg: true, Arg: text, Span: at}
	switch {
	case seconds == field.Invalid:
		return
	case seconds == 0 && absolute:
		n.life = nil
	case seconds == 0:
		n.faults = append(n.faults, d)
		return
	case absolute:
		d.Seconds, d.HasArg = field.Saturate(seconds-n.r.Clock.Received), false // stored, even if it is past
		n.life = &d
	default:
		d.Seconds = seconds
		n.life = &d
	}
	if !n.old {
		n.bars, n.past = nil, false
	}
	if n.expires != none && !n.past {
		n.expires = none
	}
}

// expire reads a line of Expires, which counts if nothing before has given a
// lifetime.
func (n *nginxReading) expire(text string, line int) {
	if n.expires.Present && !n.old || n.valid() {
		return
	}
	d := &field.Date{Present: true, Lines: 1, Span: n.at(line, 0, len(text))}
	d.Unix, d.Valid = nginxDate(text)
	if !n.past {
		n.expires = d
	}
	n.past = n.past || !d.Valid || d.Unix < n.now()
}

// now is the moment of arrival, or what Date says it is.
func (n *nginxReading) now() int64 {
	if !n.r.Clock.Known && n.r.Date.Valid {
		return n.r.Date.Unix
	}
	return n.r.Clock.Received
}

var nginxBars = [...]field.Kind{field.NoCache, field.NoStore, field.Private}

// cacheControl looks for letters in a line of Cache-Control, wherever they
// stand.
func (n *nginxReading) cacheControl(text string, line int) {
	low := strings.ToLower(text)
	if n.valid() && n.accel != nil {
		if !n.old {
			n.extensions(low, line)
		}
		return
	}
	barred := false
	for _, k := range nginxBars {
		if i := strings.Index(low, k.String()); i >= 0 {
			n.bars = append(n.bars, field.Directive{Kind: k, Name: k.String(), Seconds: field.Invalid, Span: n.at(line, i, i+len(k.String()))})
			barred = true
		}
	}
	if barred {
		return
	}
	d, found := n.number(low, line, field.SMaxAge)
	if !found {
		d, found = n.number(low, line, field.MaxAge)
	}
	switch {
	case found && d.Seconds == field.Invalid:
		n.faults = append(n.faults, d)
		return
	case found && strings.Trim(d.Arg, "0") == "":
		n.bars = append(n.bars, d)
		return
	case found:
		n.life = &d
		n.past = n.past && n.old
	}
	n.extensions(low, line)
}

// extensions: stale-while-revalidate lets it serve stale when the connection
// fails, too, unless stale-if-error says something else.
func (n *nginxReading) extensions(low string, line int) {
	swr, found := n.number(low, line, field.StaleWhileRevalidate)
	if found {
		if swr.Seconds == field.Invalid {
			n.faults = append(n.faults, swr)
			return
		}
		n.stale.Put(swr, true)
		swr.Kind = field.StaleIfError
		n.stale.Put(swr, true)
	}
	if sie, found := n.number(low, line, field.StaleIfError); found {
		if sie.Seconds == field.Invalid {
			n.faults = append(n.faults, sie)
			return
		}
		n.stale.Put(sie, true)
	}
}

// number finds "name=" and reads the digits up to a comma, a semicolon or a
// space. No digits are 0, anything else is no number.
func (n *nginxReading) number(low string, line int, k field.Kind) (d field.Directive, found bool) {
	name := k.String() + "="
	i := strings.Index(low, name)
	if i < 0 {
		return d, false
	}
	digits := low[i+len(name):]
	if end := strings.IndexAny(digits, ",; "); end >= 0 {
		digits = digits[:end]
	}
	d = field.Directive{Kind: k, Name: k.String(), HasArg: true, Arg: digits, Span: n.at(line, i, i+len(name)+len(digits))}
	if digits != "" && field.Seconds(digits) == field.Invalid {
		d.Seconds = field.Invalid
		return d, true
	}
	var seconds int64 // overflows as it does there
	for _, c := range []byte(digits) {
		seconds = seconds*10 + int64(c-'0')
	}
	if until := n.now() + seconds; until >= n.now() {
		d.Seconds = field.Saturate(seconds)
	}
	return d, true
}

// nginxRefuses: what is read as a fault or as no time at all bars storing.
func nginxRefuses(r *field.Response, p policy) Code {
	if vary, _, _ := value(r, "Vary"); len(vary) > 128 {
		return VaryUnusable
	}
	return nginxRefusesRest(r, p)
}

// nginxRefusesByLine: up to version 1.22 each line of Vary was measured alone.
func nginxRefusesByLine(r *field.Response, p policy) Code {
	for _, f := range r.Exchange.Response.Fields {
		if strings.EqualFold(f.Name, "Vary") && len(f.Value) > 128 {
			return VaryUnusable
		}
	}
	return nginxRefusesRest(r, p)
}

func nginxRefusesRest(r *field.Response, p policy) Code {
	if text, _ := r.Exchange.Response.Get("X-Accel-Buffering"); strings.EqualFold(text, "no") {
		return Unbuffered
	}
	over := p.expires.Present && (!p.expires.Valid || p.expires.Unix < r.Clock.Received && r.Clock.Known)
	for i := range p.List {
		switch d := &p.List[i]; {
		case !d.HasArg:
		case d.Seconds == field.Invalid:
			return ControlUnread
		case d.Seconds == 0 && (d.Kind == field.MaxAge || d.Kind == field.SMaxAge):
			over = true
		}
	}
	if over {
		return StaleOnArrival
	}
	return NoCode
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
