package cache

import (
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
