package rules

import (
	"cmp"

	"maxage/inspect/field"
	"maxage/inspect/wire"
)

// RequestDirectiveInResponse sees responses say what only requests can.
var RequestDirectiveInResponse = &Rule{
	ID:       "request-directive-in-response",
	Severity: Warning,
	Category: Syntax,
	Title:    "A directive for requests stands in a response",
	Doc: `max-stale, min-fresh and only-if-cached are for clients, which say by them what they accept. In a response they do nothing: whatever was meant by them does not happen.

Who writes max-stale into a response mostly means stale-while-revalidate or stale-if-error, which let caches show an old copy while they fetch a new one or when your site is down.`,
	Fix:  `Send what does that in responses, as in "Cache-Control: max-age=60, stale-while-revalidate=600", or nothing in its place.`,
	Send: "Cache-Control: max-age=60, stale-while-revalidate=600",
	Refs: []string{"RFC 9111 section 5.2.1", "RFC 5861 section 3"},

	Check: func(p *Pass) {
		d := requestDirective(&p.CacheControl)
		if d == nil || !p.ordinary() || p.overruled() {
			return
		}
		consequence := "nothing of what you meant by it happens"
		if d.Name == "max-stale" {
			consequence = "users get no old copy while your site is slow or down"
		}
		f := p.Report([]wire.Span{d.Span}, "%s is for requests and does nothing in a response: %s.", d.Name, consequence)
		if d.Name != "max-stale" {
			f.Send = cmp.Or(rewrite("Cache-Control", &p.CacheControl, without(field.MaxStale, field.MinFresh, field.OnlyIfCached)), f.Send)
		}
	},
}
