package rules

import (
	"slices"
	"strings"
)

// Two different answers prove that they depend on a request field only if the
// first request, made again, brings the first answer again: pages change by
// themselves too.

// selecting names the request fields that select, as Vary does.
var selecting = [...]string{byLanguage: "accept-language", byAccept: "accept", byAgent: "user-agent", byCookie: "cookie", byAuthorization: "authorization"}

// differs tells what makes two answers different variants.
type differs func(a, b *sighting) bool

// variant returns an earlier answer to a request that differs in this one
// field, and that is another variant, although a shared cache may give the one
// to those who ask for the other; nil if there is none, if equal requests
// brought different answers too, or if a cache had both and so tells them
// apart, by its settings. proven: before that answer this request had
// brought the same as now, so it is not time that made the difference.
func (p *Pass) variant(by selector, other differs) (s *sighting, proven bool) {
	n := p.now()
	if !p.run.varied || !n.answers() {
		return nil, false
	}
	for _, s = range p.earlier() {
		if s.answers() && s.asked != n.asked && differOnly(n, s, by) && other(n, s) && (n.open(by) || s.open(by)) && n.shortlyAfter(s) {
			if n.fromStore && s.fromStore || !p.steady(other) {
				return nil, false
			}
			before := func(t *sighting) bool { return t.number < s.number && t.answers() && t.sameRequest(n) }
			return s, slices.ContainsFunc(p.earlier(), before)
		}
	}
	return nil, false
}

// answers: it is a whole answer to GET, of the kind that caches keep.
func (s *sighting) answers() bool { return s.get && s.plain && s.status == 200 }

func differOnly(a, b *sighting, by selector) bool {
	for i := range a.asked {
		if selector(i) != by && a.asked[i] != b.asked[i] {
			return false
		}
	}
	return true
}

// open: a shared cache may give it to requests with any value of the field.
func (s *sighting) open(by selector) bool {
	return (s.shared > 0 || s.fromStore && !s.noStore) && !varies(s.vary, selecting[by])
}

// steady reports whether no two equal requests brought different answers.
func (p *Pass) steady(other differs) bool {
	all := append(slices.Clone(p.earlier()), p.now())
	for i, a := range all {
		for _, b := range all[:i] {
			if a.answers() && b.answers() && a.sameRequest(b) && other(a, b) {
				return false
			}
		}
	}
	return true
}

func otherBody(a, b *sighting) bool { return a.body != 0 && b.body != 0 && a.body != b.body }

func otherLanguage(a, b *sighting) bool {
	return a.language != "" && b.language != "" && !strings.EqualFold(a.language, b.language)
}

func otherType(a, b *sighting) bool { return a.typ != 0 && b.typ != 0 && a.typ != b.typ }

// otherUser reports that an answer depends on who asks. It is an error only if
// what came for somebody known may be kept for others; a CDN may well be told
// to pass requests with cookies on, so the page for those without is only
// information, as is a difference that was seen once.
func (p *Pass) otherUser(by selector, name string) {
	n := p.now()
	s, proven := p.variant(by, otherBody)
	if s == nil || !proven && !n.otherSize(s) {
		return
	}
	personal := func(s *sighting) bool { return s.asked[by] != 0 && s.open(by) }
	if !personal(n) && !personal(s) && !proven {
		return
	}
	what := amount(n.size) + ", not " + amount(s.size)
	if n.size == s.size {
		what = amount(n.size) + " both times"
	}
	if !personal(n) && !personal(s) {
		p.Report(p.policyLines(), "With another %s, or none, the content is another (%s), and Vary does not say so: a cache that is not told to look at it gives users with %s the answer for those without, %s.",
			name, what, name, sharedFor(n, s)).Severity = Info
		return
	}
	got := ""
	if !personal(n) {
		got = " " + n.ago(s)
	}
	f := p.Report(p.policyLines(), "With another %s, or none, the content is another (%s), and Vary does not say so: shared caches may give what one user got%s to others, %s.", name, what, got, sharedFor(n, s))
	if !proven {
		f.Severity = Info
	}
	if personal(n) {
		f.Caches = p.sharers(reusable)
	}
}

// sharedFor says how long shared caches may reuse the one or the other.
func sharedFor(a, b *sighting) string {
	if kept := max(a.shared, b.shared); kept > 0 {
		return keeping(kept)
	}
	return "for as long as they like"
}
