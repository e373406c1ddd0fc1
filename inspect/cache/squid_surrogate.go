package cache

import (
	"strings"

	"maxage/inspect/field"
	"maxage/inspect/wire"
)

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
