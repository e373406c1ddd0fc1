package rules

import "strings"

// NotModifiedLacksFields sees a 304 that leaves out what it must repeat.
var NotModifiedLacksFields = &Rule{
	ID:       "not-modified-lacks-fields",
	Severity: Warning,
	Category: Validation,
	Title:    "A 304 leaves out fields that the 200 had",
	Doc: `The 304 confirms a copy but does not say for how long or which one: a cache that counts from Expires asks again on every use, one that has an old policy keeps it, and one that holds several variants cannot tell which is confirmed.

A 304 must carry those of Cache-Control, Content-Location, ETag, Expires and Vary that the 200 would have had. nginx leaves Vary out of a 304 when gzip is on; that, or Content-Location alone, is only information. Expires is not missed beside max-age.`,
	Fix:  `Send with the 304 the Cache-Control, ETag, Expires and Vary of the 200.`,
	Refs: []string{"RFC 9110 section 15.4.5", "RFC 9111 section 4.3.4"},

	Follow: func(p *Pass) {
		s := p.confirmed()
		if s == nil {
			return
		}
		n := p.now()
		lacks := s.carries &^ n.carries
		if strings.Contains(n.policy, "max-age") {
			lacks &^= carriesExpires
		}
		const grave = carriesControl | carriesETag | carriesExpires
		switch {
		case lacks&carriesExpires != 0:
			p.Report(p.statusSpan(), "It lacks %s, which the 200 %s had: once the old time has passed, caches ask again on every use, and users wait.", lacks.names(), n.ago(s))
		case lacks&carriesControl != 0:
			p.Report(p.statusSpan(), "It lacks %s, which the 200 %s had: caches go on by the rules they have, also after you changed them.", lacks.names(), n.ago(s))
		case lacks&carriesETag != 0:
			p.Report(p.statusSpan(), "It lacks %s, which the 200 %s had: a cache with several copies cannot tell which is confirmed, and users may have to download it again.", lacks.names(), n.ago(s))
		case lacks&^(grave|carriesModified) != 0:
			p.Report(p.statusSpan(), "It lacks %s, which the 200 %s had: a cache cannot tell from it which variant is confirmed.", lacks.names(), n.ago(s)).Severity = Info
		}
	},
}

// names lists the fields that a 304 has to repeat.
func (c carried) names() string {
	var names []string
	for _, f := range [...]struct {
		what carried
		name string
	}{{carriesControl, "Cache-Control"}, {carriesExpires, "Expires"}, {carriesETag, "ETag"}, {carriesVary, "Vary"}, {carriesLocation, "Content-Location"}} {
		if c&f.what != 0 {
			names = append(names, f.name)
		}
	}
	return strings.Join(names, " and ")
}
