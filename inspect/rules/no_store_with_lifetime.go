package rules

import (
	"maxage/inspect/field"
	"maxage/inspect/wire"
)

// NoStoreWithLifetime sees no-store next to a lifetime.
var NoStoreWithLifetime = &Rule{
	ID:       "no-store-with-lifetime",
	Severity: Warning,
	Category: Storage,
	Title:    "no-store stands beside a lifetime",
	Doc: `By the standard no-store wins and nothing is kept. But Fastly was recorded reusing "no-store" answers that also give a lifetime, so users there would get a page that was never to be stored.

The two contradict each other, and whoever wrote them meant one. With a session cookie, or in answer to credentials, this is an error. max-age=0 is no lifetime and private stops Fastly too: neither is reported.`,
	Fix:  `Send "Cache-Control: private, no-store" and no lifetime; or, if it may be kept, the lifetime without no-store.`,
	Send: "Cache-Control: private, no-store",
	Refs: []string{"RFC 9111 section 5.2.2.5"},

	Check: func(p *Pass) {
		forbids := p.CacheControl.Get(field.NoStore)
		if forbids == nil || p.CacheControl.Has(field.Private) || p.CacheControl.Permits(field.MustUnderstand) || !p.retrieval() {
			return
		}
		d := p.positiveLifetime()
		if d == nil {
			return
		}
		at := []wire.Span{d.Span, forbids.Span}
		f := p.Report(at, "By the standard nothing is stored, but Fastly was recorded following the lifetime instead: it would show this page to others for %s.", field.Spoken(d.Seconds))
		if _, known := p.credentials(); known || p.sessionCookie() != nil {
			f.Severity = Error
		}
	},
}

// positiveLifetime returns s-maxage or max-age of Cache-Control, whichever a
// shared cache would take, if it is above zero; else nil.
func (p *Pass) positiveLifetime() *field.Directive {
	for _, k := range [...]field.Kind{field.SMaxAge, field.MaxAge} {
		if d := p.CacheControl.Get(k); d != nil && d.Seconds > 0 {
			return d
		}
	}
	return nil
}
