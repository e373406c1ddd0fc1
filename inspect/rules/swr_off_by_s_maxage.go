package rules

import (
	"strconv"
	"strings"

	"maxage/inspect/field"
	"maxage/inspect/wire"
)

// SWROffBySMaxAge sees s-maxage close the stale window beside it.
var SWROffBySMaxAge = &Rule{
	ID:       "swr-off-by-s-maxage",
	Severity: Warning,
	Category: Staleness,
	Title:    "s-maxage switches the stale window off",
	Doc: `The response lets caches serve a stale copy while they refresh it, or when your application fails, but s-maxage forbids shared caches exactly that: users wait for your application, or see its errors.

s-maxage includes the meaning of proxy-revalidate (RFC 9111 section 5.2.2.10). Cloudflare follows the standard here; Fastly and Vercel do not and open the window all the same, so where one of them answered this is only information.`,
	Fix:  `Send "Cache-Control: max-age=60, stale-while-revalidate=600" and give the CDN its own lifetime in CDN-Cache-Control, instead of s-maxage.`,
	Send: "Cache-Control: max-age=60, stale-while-revalidate=600\nCDN-Cache-Control: max-age=600, stale-while-revalidate=600",
	Refs: []string{"RFC 9111 section 5.2.2.10", "RFC 9111 section 4.2.4", "RFC 5861 section 3"},

	Check: func(p *Pass) {
		s := p.CacheControl.Get(field.SMaxAge)
		if s == nil || len(p.Targeted) > 0 || !p.Shared.Store || !p.opensWindows() {
			return
		}
		for _, k := range [...]field.Kind{field.MustRevalidate, field.ProxyRevalidate, field.NoCache} {
			if p.CacheControl.Has(k) {
				return // then s-maxage is not to blame
			}
		}
		var at []wire.Span
		for _, k := range [...]field.Kind{field.StaleWhileRevalidate, field.StaleIfError} {
			if d := p.CacheControl.Get(k); d != nil && d.Seconds > 0 {
				at = append(at, d.Span)
			}
		}
		if at == nil {
			return
		}
		f := p.Report(append(at, s.Span), "s-maxage forbids shared caches to serve a stale copy, so the window beside it never opens there (Cloudflare obeys): users wait when your application is slow.")
		f.Send = p.windowForCDN(0)
		if p.servedByLenient() {
			f.Severity = Info
		}
	},
}

// windowForCDN returns the lines that give CDNs what s-maxage says, and the
// windows with it, in a field of their own. A window without a number is given
// that many seconds.
func (p *Pass) windowForCDN(seconds int64) string {
	var cdn []string
	counted := func(d *field.Directive, text string) string {
		switch d.Kind {
		case field.SMaxAge:
			cdn = append(cdn, "max-age="+strconv.FormatInt(max(0, d.Seconds), 10))
			return ""
		case field.StaleWhileRevalidate, field.StaleIfError:
			if text == "" {
				text = d.Kind.String() + "=" + strconv.FormatInt(seconds, 10)
			}
			cdn = append(cdn, text)
		}
		return text
	}
	line := ""
	if p.CacheControl.Has(field.MaxAge) {
		line = rewrite("Cache-Control", &p.CacheControl, counted)
	} else {
		line = rewrite("Cache-Control", &p.CacheControl, counted, "max-age=0")
	}
	if line == "" || cdn == nil {
		return p.rule.Send
	}
	return line + "\nCDN-Cache-Control: " + strings.Join(cdn, ", ")
}

// servedByLenient reports whether a cache answered that is known to open the
// stale window in spite of s-maxage.
func (p *Pass) servedByLenient() bool {
	for i := range p.Served {
		if c := p.Served[i].Cache; c == "fastly" || c == "vercel" {
			return true
		}
	}
	return false
}
