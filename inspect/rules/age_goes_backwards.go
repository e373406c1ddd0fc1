package rules

import (
	"fmt"

	"maxage/inspect/field"
	"maxage/inspect/wire"
)

// AgeGoesBackwards sees an older copy served after a younger one.
var AgeGoesBackwards = &Rule{
	ID:       "age-goes-backwards",
	Severity: Info,
	Category: Staleness,
	Title:    "A cache answers with an older copy than before",
	Doc: `Of two answers out of a store the later one is the older copy, and its content is another: caches beside each other hold different versions, and visitors jump between new and old from one click to the next.

CDNs keep a store in each place and often in each machine. After a change the versions live beside each other until the last copy has expired, unless they are purged everywhere or fetched through one common cache (a shield). Nothing is said when both copies are the same, or when that is not known; it is a warning when their sizes differ by more than a tenth, so that more than a time or a nonce is another.`,
	Fix:  `Purge all places after a change, or have the CDN fetch through one of its caches (origin shield, tiered cache); a shorter s-maxage limits how far versions are apart.`,
	Refs: []string{"RFC 9111 section 4.2.3", "RFC 9111 section 5.1"},

	Follow: func(p *Pass) {
		n := p.now()
		if !n.fromStore || n.age <= clockSteps || n.received == 0 || !n.plain || n.status != 200 {
			return
		}
		for _, s := range p.earlier() {
			older := s.born() - n.born()
			if !s.fromStore || s.age < 0 || s.received == 0 || older <= clockSteps || !n.sameVariant(s) || s.coding != n.coding {
				continue
			}
			if same, known := n.sameContent(s); same || !known {
				return
			}
			f := p.Report(p.servedAt(), "This copy is %s older than the one %s%s, and its content is another: visitors jump between versions.", field.Spoken(older), n.ago(s), otherNode(n, s))
			if n.otherSize(s) {
				f.Severity = Warning
			}
			return
		}
	},
}

// clockSteps, in seconds: differences up to there come from rounding and from
// the time that answers are under way.
const clockSteps = 5

// born is when the copy left the origin, by the clock of whoever received it:
// Date may be rewritten on the way.
func (s *sighting) born() int64 { return s.received - s.age }

// sameContent reports whether both are the same, and whether that is known.
func (s *sighting) sameContent(o *sighting) (same, known bool) {
	switch {
	case s.body != 0 && o.body != 0:
		return s.body == o.body, true
	case s.etag != 0 && o.etag != 0:
		return s.etag == o.etag, true
	case s.modified != 0 && o.modified != 0:
		return s.modified == o.modified, true
	}
	return false, false
}

// otherSize: the bodies differ by more than a tenth, so by more than a time of
// day or a nonce.
func (s *sighting) otherSize(o *sighting) bool {
	low, high := min(s.size, o.size), max(s.size, o.size)
	return low >= 0 && high-low > high/10
}

// otherNode says that two machines answered, if they tell.
func otherNode(n, s *sighting) string {
	if n.node != 0 && s.node != 0 && n.node != s.node {
		return fmt.Sprintf(", which another machine of %s gave", s.cacheOf())
	}
	return ""
}

// servedAt points at the Age and at who says that it comes from a store.
func (p *Pass) servedAt() []wire.Span {
	hit := p.Answered()
	if p.Age.Valid && p.Age.Span != hit.Span {
		return []wire.Span{p.Age.Span, hit.Span}
	}
	return []wire.Span{hit.Span}
}

// capital begins a sentence.
func capital(s string) string {
	if s != "" && s[0] >= 'a' && s[0] <= 'z' {
		return string(s[0]-'a'+'A') + s[1:]
	}
	return s
}
