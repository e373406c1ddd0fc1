package rules

import (
	"cmp"

	"maxage/inspect/field"
	"maxage/inspect/wire"
)

// SWRWithoutValue sees stale windows whose length cannot be read.
var SWRWithoutValue = &Rule{
	ID:       "swr-without-value",
	Severity: Warning,
	Category: Staleness,
	Title:    "A stale window without a number",
	Doc: `stale-while-revalidate and stale-if-error need a number of seconds. Without one most caches ignore them, so users wait for your application, or see its errors, where the response meant to spare them.

Chrome opens no window then, and nginx does not store a response whose number it cannot read. Older versions of Next.js send the bare word, beside an s-maxage that closes the window anyway: there it is only information.`,
	Fix:  `Say how many seconds: "Cache-Control: max-age=60, stale-while-revalidate=600".`,
	Send: "Cache-Control: max-age=60, stale-while-revalidate=600",
	Refs: []string{"RFC 5861 section 3", "RFC 5861 section 4"},

	Check: func(p *Pass) {
		d := p.windowWithoutNumber()
		if d == nil || p.said(field.NoStore) != nil || p.Found(CCSemicolon) || !p.opensWindows() {
			return
		}
		why := "has no number"
		if d.HasArg && d.Arg != "" {
			why = "has no usable number"
		}
		f := p.Report([]wire.Span{d.Span}, "%s %s, so most caches ignore it: %s.", d.Kind, why, spared(d))
		f.Send = cmp.Or(rewrite("Cache-Control", &p.CacheControl, without(d.Kind), d.Kind.String()+"=600"), f.Send)
		if p.CacheControl.Has(field.SMaxAge) {
			f.Severity, f.Send = Info, p.windowForCDN(600)
		}
	},
}

// windowWithoutNumber returns the first stale window of Cache-Control whose
// argument is missing or no number.
func (p *Pass) windowWithoutNumber() *field.Directive {
	for _, k := range staleWindows {
		if d := p.CacheControl.Get(k); d != nil && (d.Fault == field.MissingArgument || d.Fault == field.NotSeconds) {
			return d
		}
	}
	return nil
}

// staleWindows are the directives that let caches answer with a stale copy.
var staleWindows = [...]field.Kind{field.StaleWhileRevalidate, field.StaleIfError}

// spared says what happens to users where the window does not open.
func spared(d *field.Directive) string {
	if d.Kind == field.StaleIfError {
		return "users see the errors of your application"
	}
	return "users wait when your application is slow"
}
