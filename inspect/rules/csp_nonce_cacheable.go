package rules

import (
	"strings"

	"maxage/inspect/field"
	"maxage/inspect/wire"
)

// CSPNonceCacheable sees a number used once kept for many uses.
var CSPNonceCacheable = &Rule{
	ID:       "csp-nonce-cacheable",
	Severity: Warning,
	Category: Privacy,
	Title:    "A page with a one-time script nonce may be reused",
	Doc: `The Content-Security-Policy allows scripts by a nonce, a number meant for one answer, and caches may reuse the page: everybody who gets the copy gets the same number. An attacker reads it from the copy, and the protection against injected scripts is void.

Answers that run no scripts are left out. Static pages are safer with hashes of their scripts. Where a nonce page is merely confirmed with a 304, mind that the 304 must not bring a new policy for the old page: then every script on it is blocked.`,
	Fix:  `Send "Cache-Control: no-store" with pages that hold a nonce, or allow the scripts by their hashes ('sha256-...') and cache the page.`,
	Send: "Cache-Control: no-store",
	Refs: []string{"CSP, Level 3 section 7.1 (nonce reuse)", "RFC 9111 section 3.2"},

	Check: func(p *Pass) {
		at, ok := p.nonceSource()
		if !ok || p.Status() != 200 || !p.retrieval() || p.kind() == data || p.kind() == asset {
			return
		}
		spans := []wire.Span{at}
		if c := p.content(); c != nil && len(c.Nonces) > 0 {
			spans = append(spans, c.Nonces[0])
		}
		const message = "The one-time number that guards the scripts is reused with the page for %s%s: whoever reads it once can run scripts in every copy."
		if v, severity := p.sharer(); v != nil && severity == Error && reusable(p, v) {
			f := p.Report(append(spans, permission(v)...), message, field.Spoken(v.ReuseEnds()), ", for all visitors")
			f.Caches = p.sharers(invited)
			return
		}
		if v := p.Browser; reusable(p, v) {
			p.Report(append(spans, permission(v)...), message, field.Spoken(v.ReuseEnds()), " in the visitor's browser").Severity = Info
		}
	},
}

// nonceSource finds 'nonce-...' in Content-Security-Policy, or in the page's own
// <meta> of that name.
func (p *Pass) nonceSource() (at wire.Span, ok bool) {
	line := p.Exchange.Response.Index("Content-Security-Policy")
	if line < 0 {
		return p.nonceInMeta()
	}
	value := p.Exchange.Response.Fields[line].Value
	start := strings.Index(value, "'nonce-")
	if start < 0 {
		return wire.Span{}, false
	}
	end := start + len("'nonce-")
	for end < len(value) && value[end] > ' ' && value[end] != ';' {
		end++
	}
	return wire.Span{Line: line, Start: start, End: end}, true
}

func (p *Pass) nonceInMeta() (at wire.Span, ok bool) {
	if p.kind() != page {
		return wire.Span{}, false
	}
	c := p.content()
	for i := 0; c != nil && i < len(c.Metas); i++ {
		if m := &c.Metas[i]; m.Name == "content-security-policy" && strings.Contains(m.Value, "'nonce-") {
			return m.At, true
		}
	}
	return wire.Span{}, false
}
