package rules

import (
	"cmp"

	"maxage/inspect/field"
	"maxage/inspect/wire"
)

// SWRForbidden sees a stale window beside a directive that keeps it shut.
var SWRForbidden = &Rule{
	ID:       "swr-forbidden",
	Severity: Warning,
	Category: Staleness,
	Title:    "One directive opens a stale window, another forbids it",
	Doc: `The response lets caches answer with a stale copy for a while, and in the same breath forbids every stale copy. The prohibition wins, so users wait for your application, or see its errors, where a window was meant to spare them.

must-revalidate and no-cache forbid it to all caches, proxy-revalidate to shared ones; what s-maxage does has a rule of its own. A few caches open the window all the same (Varnish by its grace, httpd beside no-cache when your application fails), which is no better if the prohibition was meant. Beside no-store there is no copy and nothing to report.`,
	Fix:  `Decide: "Cache-Control: max-age=60, stale-while-revalidate=600" if users may see a stale copy for a while, else leave the window out; in the field that both stand in.`,
	Send: "Cache-Control: max-age=60, stale-while-revalidate=600",
	Refs: []string{"RFC 9111 section 4.2.4", "RFC 5861 section 3", "RFC 5861 section 4"},

	Check: func(p *Pass) {
		if p.Found(NoCacheWithLifetime) || !p.opensWindows() {
			return
		}
		window, bar := shutWindow(&p.CacheControl)
		for i := 0; bar == nil && i < len(p.Targeted); i++ {
			if t := &p.Targeted[i]; t.Valid {
				window, bar = shutWindow(&t.Directives)
			}
		}
		if bar == nil {
			return
		}
		whose := ""
		if bar.Kind == field.ProxyRevalidate {
			whose = " in shared caches"
		}
		f := p.Report([]wire.Span{window.Span, bar.Span}, "%s forbids every stale copy, so by the standard the window of %s never opens%s: %s.", bar.Kind, window.Kind, whose, spared(window))
		name, all := p.fieldAt(bar.Span)
		goes := without(field.MustRevalidate, field.ProxyRevalidate)
		if bar.Kind == field.NoCache { // without it nothing would be said, or a lifetime begin
			goes = without(field.StaleWhileRevalidate, field.StaleIfError)
		}
		f.Send = cmp.Or(rewrite(name, &all, goes), f.Send)
	},
}

// opensWindows: a stale copy would be of use to users. One of a failure is not,
// and beside Vary: * there is none.
func (p *Pass) opensWindows() bool { return p.Status() < 400 && !p.Vary.Star }

// shutWindow returns the stale window in d and the directive that keeps it
// shut; nil if there are not both.
func shutWindow(d *field.Directives) (window, bar *field.Directive) {
	for _, k := range staleWindows {
		if window = d.Get(k); window != nil && window.Seconds > 0 {
			break
		}
		window = nil
	}
	if window == nil || d.Has(field.NoStore) {
		return nil, nil
	}
	for _, k := range [...]field.Kind{field.NoCache, field.MustRevalidate, field.ProxyRevalidate} {
		if bar = d.Get(k); bar != nil && !bar.Qualified() {
			return window, bar
		}
	}
	return nil, nil
}
