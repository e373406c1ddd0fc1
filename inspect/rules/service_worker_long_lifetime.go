package rules

import (
	"strings"

	"maxage/inspect/cache"
	"maxage/inspect/field"
)

// ServiceWorkerLongLifetime sees caches that may hand out an old worker.
var ServiceWorkerLongLifetime = &Rule{
	ID:       "service-worker-long-lifetime",
	Severity: Warning,
	Category: Staleness,
	Title:    "Shared caches may keep the service worker for long",
	Doc: `A service worker stands between the site and its users, so an old one keeps the whole site old. This script may be given out of a shared cache for as long as its lifetime lasts, to every user whose browser looks for a new version.

Browsers pass by their own cache when they look (updateViaCache is "imports" by default; where a page asks for "all", they do so once the worker is a day old), so the lifetime does no harm there. A CDN does not know that: it answers from its store. Up to 10 minutes is not reported. Where no shared cache was seen this is only information. Scripts that the worker loads with importScripts do come from the browser's cache, for up to a day.`,
	Fix:  `Send "Cache-Control: no-cache" with the worker's script, and in CDN-Cache-Control if you send that: an unchanged one costs an empty 304.`,
	Send: "Cache-Control: no-cache",
	Refs: []string{"Service Workers, Update algorithm", "RFC 9111 section 4.2"},

	Check: func(p *Pass) {
		if p.kind() != asset || p.Status() != 200 || !p.serviceWorker() || p.fingerprinted() {
			return
		}
		const tolerated = 600
		v := longestShared(p)
		if !selectable(v) || v.Windows[0].State != cache.StateFresh || v.Lifetime <= tolerated || unstated(v) {
			return
		}
		f := p.Report(lifetimeSpans(v), "Shared caches may hand out this service worker for %s without asking, so users keep the old one, and with it the old site, after a deploy.", field.Spoken(v.Lifetime))
		for i := range p.Targeted {
			if t := &p.Targeted[i]; lifetimeGiven(t) != nil {
				f.Send += "\n" + p.spelling(t) + ": no-cache"
			}
		}
		if len(p.Served) == 0 {
			f.Severity = Info
		}
	},
}

// serviceWorker reports whether the script is a service worker: the browser
// said so when it asked, the server when it answered, or it is called like one.
func (p *Pass) serviceWorker() bool {
	path, _ := pathAndQuery(p.Exchange.URL)
	switch name := path[strings.LastIndexByte(path, '/')+1:]; name {
	case "sw.js", "service-worker.js", "serviceworker.js", "service_worker.js", "ngsw-worker.js", "firebase-messaging-sw.js", "OneSignalSDKWorker.js":
		return true
	}
	if _, ok := p.Exchange.Response.Get("Service-Worker-Allowed"); ok {
		return true
	}
	asked, _ := p.Exchange.Request.Get("Service-Worker")
	return asked == "script"
}
