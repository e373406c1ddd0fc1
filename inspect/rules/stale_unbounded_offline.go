package rules

import (
	"cmp"
	"slices"

	"maxage/inspect/cache"
	"maxage/inspect/field"
)

// StaleUnboundedOffline sees that nothing limits what an outage may show.
var StaleUnboundedOffline = &Rule{
	ID:       "stale-unbounded-offline",
	Severity: Info,
	Category: Staleness,
	Title:    "During an outage a copy may be shown at any age",
	Optional: true,
	Doc: `When a cache cannot reach your application it may answer with its stale copy, and where the response does not say otherwise the standard sets no limit: users may see content of any age.

CloudFront and httpd do so as they come; Squid and Traffic Server stop after a week. must-revalidate forbids it: users then get an error instead. stale-if-error sets a limit, which some of them keep. Pages and data are looked at.`,
	Fix:  `Send "Cache-Control: max-age=60, must-revalidate" where old content does harm, or set a limit with stale-if-error.`,
	Send: "Cache-Control: max-age=60, must-revalidate",
	Refs: []string{"RFC 9111 section 4.2.4", "RFC 5861 section 4"},

	Check: func(p *Pass) {
		if k := p.kind(); k != page && k != data || p.Status() != 200 || !p.retrieval() || p.fingerprinted() {
			return
		}
		v := p.Shared
		if !selectable(v) || unstated(v) || v.Lifetime == 0 {
			return
		}
		for _, c := range [...]cache.Code{cache.NoCache, cache.MustAskWhenStale, cache.StaleForbidden, cache.StaleWhileRevalidate, cache.StaleIfError} {
			if step(v, c) != nil {
				return
			}
		}
		names := p.rescuers()
		who := products(names)
		if who == "" {
			who = "caches"
		}
		f := p.Report(lifetimeSpans(v), "When your application cannot be reached, %s may go on serving this after %s, however old it gets.", who, field.Spoken(v.Lifetime))
		f.Caches = names
		f.Send = cmp.Or(rewrite("Cache-Control", &p.CacheControl, nil, "must-revalidate"), f.Send)
	},
}

// rescuers names the caches that serve their copy at any age when the origin
// fails. Few products do, so only those are asked.
func (p *Pass) rescuers() (names []string) {
	add := func(v *cache.Verdict) {
		if v.Cache.Shared && v.Store && step(v, cache.RescueAlways) != nil {
			names = append(names, v.Cache.Name)
		}
	}
	for i := range p.Verdicts {
		add(&p.Verdicts[i])
	}
	for _, c := range cache.Named {
		asked := func(v cache.Verdict) bool { return v.Cache.Product() == c.Name }
		if c.RescuesAlways() && !slices.ContainsFunc(p.Verdicts, asked) {
			v := c.Judge(p.Response)
			add(&v)
		}
	}
	return names
}
