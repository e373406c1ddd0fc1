package cache

import (
	"strings"

	"maxage/inspect/field"
	"maxage/inspect/wire"
)

// squidMeasures: the header lines take up room, too.
func squidMeasures(r *field.Response) int64 {
	n := r.Exchange.Body.Bytes
	for _, f := range r.Exchange.Response.Fields {
		n += int64(len(f.Name) + len(f.Value) + 4)
	}
	return n
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
