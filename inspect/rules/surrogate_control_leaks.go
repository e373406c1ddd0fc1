package rules

import (
	"maxage/inspect/field"
	"maxage/inspect/wire"
)

// SurrogateControlLeaks sees fields for the CDN reach the client.
var SurrogateControlLeaks = &Rule{
	ID:       "surrogate-control-leaks",
	Severity: Info,
	Category: CDN,
	Title:    "A field that is meant for the CDN alone reaches clients",
	Doc: `The field is an instruction to the cache in front of the site, which should take it out of what it passes on. Here it comes through, so each visitor pays for its bytes and can read it.

Surrogate-Control is more than bytes: a proxy further on that knows it (Varnish, Squid as an accelerator, Fastly, Caddy) lets it take the effect of Cache-Control away. Tags show the inner numbers and relations of the content. Fastly removes Surrogate-Control and Surrogate-Key, unless asked with Fastly-Debug; Cloudflare removes Cache-Tag.`,
	Fix:      `Take the field out at the CDN, in the last step before the answer leaves.`,
	Send:     "-Surrogate-Control\n-Surrogate-Key\n-Cache-Tag\n-Edge-Control\n-Edge-Cache-Tag",
	Config:   Config{Varnish: "sub vcl_deliver {\n    unset resp.http.Surrogate-Control;\n    unset resp.http.Surrogate-Key;\n}"},
	Refs:     []string{"Edge Architecture Specification, Surrogate-Control"},
	Optional: true,

	Check: func(p *Pass) {
		s := p.lastService()
		if s == nil || p.Exchange.Request.Index("Fastly-Debug") >= 0 {
			return
		}
		m := &p.Exchange.Response
		for _, name := range [...]string{"Surrogate-Control", "Edge-Control"} {
			if l := field.ReadList(m, wire.Response, name); len(l.Members) > 0 {
				p.Report(l.Spans, "%s came through %s to the client: a proxy further on may obey it before Cache-Control, and its users see another age of the page.", name, nameOf(s))
				return
			}
		}
		for _, name := range [...]string{"Surrogate-Key", "Cache-Tag", "Edge-Cache-Tag"} {
			if l := field.ReadList(m, wire.Response, name); len(l.Members) > 0 {
				size := 0
				for _, s := range l.Spans {
					size += s.End - s.Start
				}
				p.Report(l.Spans, "%s came through %s to the client: it costs each visitor %s a view and shows everybody how your content hangs together.", name, nameOf(s), field.Bytes(int64(size)))
				return
			}
		}
	},
}

// lastService returns the CDN nearest to the client, or nil.
func (p *Pass) lastService() *field.Served {
	for i := len(p.Served) - 1; i >= 0; i-- {
		if p.Served[i].Service() {
			return &p.Served[i]
		}
	}
	return nil
}
