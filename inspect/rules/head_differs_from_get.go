package rules

import (
	"fmt"

	"maxage/inspect/wire"
)

// HeadDiffersFromGet sees HEAD and GET disagree.
var HeadDiffersFromGet = &Rule{
	ID:       "head-differs-from-get",
	Severity: Warning,
	Category: Validation,
	Title:    "HEAD says something else than GET",
	Doc: `HEAD and GET of one URL contradict each other: monitors, link checkers and caches that ask with HEAD believe what no user gets, and a cache may mark its good copy as outdated.

HEAD may leave out what is known only when the content is made, so only what it says otherwise is reported: the status, the policy, Vary, and validators and length where GET gave the same ones twice, or length under the same strong ETag. Frameworks that route HEAD apart from GET, and proxies that answer it themselves, do this.`,
	Fix:  `Answer HEAD by the code that answers GET, without sending the content.`,
	Refs: []string{"RFC 9110 section 9.3.2", "RFC 9111 section 4.3.5"},

	Follow: func(p *Pass) {
		n := p.now()
		if !representative(n) {
			return
		}
		for _, s := range p.earlier() {
			if s.get == n.get || !representative(s) || !n.sameRequest(s) || !n.shortlyAfter(s) {
				continue
			}
			head, get := n, s
			if n.get {
				head, get = s, n
			}
			if at, what := p.contradiction(head, get); what != "" {
				p.Report(at, "%s: whoever asks with HEAD, as monitors and some caches do, takes for true what no user gets.", what)
				return
			}
		}
	},
}

// representative: neither the moment nor a condition explains the answer.
func representative(s *sighting) bool {
	passing := s.status == 429 || s.status >= 500 && s.status != 501
	return s.plain && s.unconditional && s.status != 304 && !passing
}

// contradiction says in what the answer to HEAD is another than that to GET.
func (p *Pass) contradiction(head, get *sighting) (at []wire.Span, what string) {
	switch {
	case head.status != get.status:
		return p.statusSpan(), fmt.Sprintf("HEAD gives %d and GET %d", head.status, get.status)
	case head.policy != "" && otherwiseThanInNumbers(head.policy, get.policy) && head.setsCookie == get.setsCookie:
		return p.policyLines(), fmt.Sprintf("HEAD says %s and GET %s", spoken(head.policy), spoken(get.policy))
	case head.vary != "" && get.vary != "" && head.vary != get.vary:
		return p.lines("Vary"), fmt.Sprintf("HEAD has Vary: %s and GET Vary: %s", plain(head.vary), plain(get.vary))
	case head.coding != get.coding || !head.sameTag(get) && !p.twice(get):
		return nil, ""
	case head.etag != 0 && get.etag != 0 && head.etag != get.etag:
		return p.lines("ETag"), "HEAD has another ETag than GET"
	case head.modified != 0 && get.modified != 0 && head.modified != get.modified:
		return p.lines("Last-Modified"), "HEAD has another Last-Modified than GET"
	case head.coding == 0 && head.announced >= 0 && get.announced >= 0 && head.announced != get.announced:
		return p.lines("Content-Length"), fmt.Sprintf("HEAD announces %d bytes and GET %d", head.announced, get.announced)
	}
	return nil, ""
}

// sameTag: a strong ETag says that both are the same, byte for byte.
func (s *sighting) sameTag(o *sighting) bool {
	return s.etag != 0 && s.etag == o.etag && !s.weak && !o.weak
}

// twice: another GET brought the same, so the content does not change each
// time.
func (p *Pass) twice(get *sighting) bool {
	for _, s := range p.earlier() {
		if s.number != get.number && s.sameVariant(get) && s.etag == get.etag && s.modified == get.modified && s.announced == get.announced {
			return true
		}
	}
	return false
}
