package rules

import (
	"strings"

	"maxage/inspect/wire"
)

// VaryMissingOrigin sees a permission for one origin kept for all.
var VaryMissingOrigin = &Rule{
	ID:       "vary-missing-origin",
	Severity: Warning,
	Category: Negotiation,
	Title:    "The permission for one origin may be reused for another",
	Doc: `The answer permits the origin that asked (Access-Control-Allow-Origin) and may be kept by caches, but does not say that it depends on Origin. Another site then gets the stored permission for the first: its calls fail, or pass that should not.

It is enough that the browser keeps it: one user with two sites sees it too. If the same origin is sent whatever is asked, no Vary is needed; where the request did not name that origin, this is only information.`,
	Fix:  `Send "Vary: Origin" with every variant, also when no Origin came; or "Access-Control-Allow-Origin: *" if everyone may read it.`,
	Send: "Vary: Origin",
	Refs: []string{"Fetch, CORS protocol and HTTP caches", "RFC 9110 section 12.5.5"},

	Check: func(p *Pass) {
		line := p.Exchange.Response.Index("Access-Control-Allow-Origin")
		if line < 0 || p.Vary.Star || p.Vary.Has("origin") {
			return
		}
		allowed := p.Exchange.Response.Fields[line].Value
		if allowed == "*" || allowed == "" || !p.reusedAnywhere() {
			return
		}
		at := []wire.Span{p.Exchange.Response.Line(wire.Response, line)}
		switch asked := p.Request.Origin; {
		case !asked.Present:
			p.Report(at, "Caches keep this with the permission for one origin; if you send others theirs, they may get this one and their users' calls fail.").Severity = Info
		case strings.EqualFold(asked.Value, allowed):
			p.Report(append(at, asked.Span), "Caches keep this with the permission for the origin that asked first, so on other sites users' calls may fail, or pass that should not.")
		}
	},
}

func (p *Pass) reusedAnywhere() bool {
	for i := range p.Verdicts {
		if reusable(p, &p.Verdicts[i]) {
			return true
		}
	}
	return false
}
