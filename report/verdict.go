package report

import (
	"fmt"
	"maxage/inspect/field"
)

// why prints every reason of every verdict.
func (v *view) why() {
	for i := range v.x.Verdicts {
		d := &v.x.Verdicts[i]
		v.heading("Why: "+d.Cache, "")
		v.paragraph(inkPlain, 5, fmt.Sprintf("%s: lifetime %d s (%s), age %d s, left %d s", d.Reuse, d.Lifetime, d.Source, d.Age, d.Left))
		for k := range d.Because {
			because := &d.Because[k]
			mark := "  "
			if because.Decides {
				mark = v.arrow
			}
			v.add(inkPlain, "  ").add(inkStrong, mark).pad(5)
			v.wrapped(inkPlain, 5, v.visible(because.Text)+v.refSuffix(because.Ref))
		}
		v.paragraph(inkPlain, 5, d.Sentence)
	}
}

// verdict prints the sentence over all caches.
func (v *view) verdict() {
	if v.x.Sentence == "" {
		return
	}
	v.heading("Verdict", "")
	v.sentence(v.x.Sentence)
	if text := v.x.Staleness.sentence(); text != "" {
		v.paragraph(inkPlain, 2, text)
	}
	if v.x.Disagreement != "" {
		v.blank()
		v.paragraph(inkPlain, 2, v.x.Disagreement)
	}
	if s := v.x.Verdicts.Get("shared"); s != nil && s.Reuse == "fresh" && v.mayDiffer() {
		v.blank()
		v.paragraph(inkPlain, 2, "With power comes great responsibility: what differs from user to user, or must never be "+field.SpokenShort(s.Lifetime)+" old, does not belong in it.")
	}
}

// mayDiffer reports whether the content is of a kind that is often made for
// one user: pages and data, not styles or pictures.
func (v *view) mayDiffer() bool {
	t := &v.r.ContentType
	return v.x.Response.Status < 300 && (!t.Present || t.Is("text/html") || t.Is("application/json") || t.Is("application/xhtml+xml"))
}
