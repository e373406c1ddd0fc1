package rules

import "maxage/inspect/field"

// ErrorCacheable sees passing failures that caches may keep.
var ErrorCacheable = &Rule{
	ID:       "error-cacheable",
	Severity: Warning,
	Category: Freshness,
	Title:    "A passing failure may be kept",
	Doc: `This failure has a lifetime like any other response. Caches that keep it go on showing it when your site works again, to everybody, and an attacker who provokes it once can take a page down (CPDoS).

Chrome, nginx and Traffic Server keep any status that gives a lifetime, CloudFront most of them. It mostly comes from a rule that sets the header for a whole path, whatever the status. Ten seconds or less protect a site in trouble and are not reported, nor is a lifetime that ends before Retry-After lets clients come back.`,
	Fix:  `Send "Cache-Control: no-store" with errors, or "max-age=5" to be protected from a run on them.`,
	Send: "Cache-Control: no-store",
	Config: Config{
		Nginx: `map $status $cache_control {  # in http { }
    default "public, max-age=3600";
    ~^[45]  "no-store";
}
add_header Cache-Control $cache_control always;`,
		Varnish: `sub vcl_backend_response {
    if (beresp.status >= 500) {
        set beresp.http.Cache-Control = "no-store";
        set beresp.uncacheable = true;
    }
}`,
	},
	Refs: []string{"RFC 9111 section 3", "RFC 9110 section 15.6", "RFC 9110 section 10.2.3"},

	Check: func(p *Pass) {
		if !passing(p.Status()) || !p.retrieval() {
			return
		}
		v := p.keptLongest()
		if v == nil || v.Lifetime <= 10 {
			return
		}
		after, at, said := p.retryAfter()
		if said && v.Lifetime <= after {
			return
		}
		names := p.longKeepers(10)
		if names == nil {
			return
		}
		spans := append(lifetimeSpans(v), p.statusSpan()...)
		const message = "This failure may be kept for %s: %s may go on showing it when your site works again"
		if said {
			p.Report(append(spans, at), message+", though Retry-After has clients come back after %s.", field.Spoken(v.Lifetime), products(names), field.Spoken(after)).Caches = names
			return
		}
		p.Report(spans, message+".", field.Spoken(v.Lifetime), products(names)).Caches = names
	},
}

// passing: a status that tells of a failure which may be over in the next
// moment, or which only this request met with.
func passing(status int) bool {
	switch status {
	case 400, 403, 408:
		return true
	case 501, 505:
		return false
	}
	return status >= 500
}
