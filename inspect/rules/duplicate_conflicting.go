package rules

import (
	"cmp"

	"maxage/inspect/field"
	"maxage/inspect/wire"
)

// DuplicateConflicting sees one directive with two numbers.
var DuplicateConflicting = &Rule{
	ID:       "duplicate-conflicting",
	Severity: Error,
	Category: Freshness,
	Title:    "One directive is given twice with different numbers",
	Doc: `The same directive stands there twice with different numbers, and caches disagree which counts, so how old a page users see depends on the cache they happen to reach.

Chrome, Safari, Fastly, nginx, Squid and Varnish were recorded taking the first max-age of a line; Firefox, httpd, Caddy, HAProxy and Traffic Server the last. On separate lines nginx changes sides. Usually two layers (the application and a proxy) each add a header.`,
	Fix:  `Send the directive once; look for a proxy or framework that adds a second Cache-Control line.`,
	Send: "Cache-Control: max-age=60",
	Refs: []string{"RFC 9111 section 4.2.1"},

	Check: func(p *Pass) {
		if len(p.CacheControl.List) < 2 || p.said(field.NoStore) != nil {
			return
		}
		for _, k := range [...]field.Kind{field.MaxAge, field.SMaxAge, field.StaleWhileRevalidate, field.StaleIfError} {
			if !p.CacheControl.Has(k) {
				continue
			}
			if low, high, at := numbers(p.CacheControl.List, k); low < high {
				format, least := "Caches disagree which %s counts, so what users see may be kept %s or for %s.", forSeconds(low)
				if k == field.StaleWhileRevalidate || k == field.StaleIfError {
					format, least = "Caches disagree which %s counts, so an expired copy may be shown for %s more or for %s.", field.Spoken(low)
				}
				f := p.Report(at, format, k, least, field.Spoken(high))
				f.Send = cmp.Or(rewrite("Cache-Control", &p.CacheControl, shortest(p.CacheControl.List)), f.Send)
				return
			}
		}
	},
}

// numbers returns the least and the greatest number given to directives of
// that kind, and where they stand.
func numbers(list []field.Directive, k field.Kind) (low, high int64, at []wire.Span) {
	low = field.MaxSeconds
	n := 0
	for i := range list {
		if d := &list[i]; d.Kind == k && d.Seconds != field.Invalid {
			low, high = min(low, d.Seconds), max(high, d.Seconds)
			n++
		}
	}
	if n < 2 || low == high {
		return 0, 0, nil
	}
	for i := range list {
		if list[i].Kind == k && list[i].Seconds != field.Invalid {
			at = append(at, list[i].Span)
		}
	}
	return low, high, at
}
