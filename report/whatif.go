package report

import (
	"maxage/inspect/field"
	"slices"
)

// whatIf prints what changes with --set and --unset: the header lines, the
// verdicts, the findings.
func (v *view) whatIf() {
	w := v.x.WhatIf
	if w == nil {
		return
	}
	v.heading("What if", "the same response with other fields")
	removed, added := changes(v.x.Response.Headers, w.Headers)
	v.changed("-", inkError, removed)
	v.changed("+", inkGood, added)
	for i := range w.Verdicts {
		after := &w.Verdicts[i]
		before := v.x.Verdicts.Get(after.Cache)
		v.add(inkPlain, "  ").add(inkStrong, w.Verdicts.label(i)).pad(nameColumn(w.Verdicts) + 3)
		text := inShort(&after.Verdict)
		if before != nil && inShort(before) != text {
			text = inShort(before) + " " + v.arrow + " " + text
		} else {
			text += " (no change)"
		}
		v.paragraph(inkPlain, nameColumn(w.Verdicts)+3, text)
	}
	if w.Sentence != "" {
		v.sentence(w.Sentence)
	}
	v.findingChanges(w.Findings)
}

func (v *view) changed(sign string, k ink, headers []Header) {
	for _, h := range headers {
		v.add(inkPlain, "  ").add(k, sign+" ").add(inkName, h[0]+": ")
		v.foldedText(h[1])
	}
}

// changes compares header lines as a bag: which went, which came.
func changes(before, after []Header) (removed, added []Header) {
	rest := slices.Clone(after)
	for _, h := range before {
		if i := slices.Index(rest, h); i >= 0 {
			rest = slices.Delete(rest, i, i+1)
		} else {
			removed = append(removed, h)
		}
	}
	return removed, rest
}

// inShort is a verdict in a few words.
func inShort(d *Verdict) string {
	switch {
	case !d.Store:
		return "not stored"
	case d.Reuse == "never":
		return "stored, never matched"
	case d.Reuse == "fresh" && d.Heuristic:
		return "fresh for about " + field.SpokenShort(d.Left)
	case d.Reuse == "fresh":
		return "fresh for " + field.SpokenShort(d.Left)
	case d.window("fresh") != nil:
		return "stale"
	}
	return "asks before every reuse"
}

func (v *view) findingChanges(after []Finding) {
	has := func(list []Finding, rule string) bool {
		return slices.ContainsFunc(list, func(f Finding) bool { return f.Rule == rule })
	}
	for _, f := range gravestFirst(v.x.Findings) {
		if !has(after, f.Rule) {
			glyph, k := v.severity(f.Severity)
			v.add(inkPlain, "  gone: ").add(k, glyph+" "+f.Severity).add(inkPlain, "  ").add(inkStrong, f.Rule).end()
		}
	}
	for _, f := range gravestFirst(after) {
		if !has(v.x.Findings, f.Rule) {
			v.add(inkPlain, "  new:").end()
			v.finding(&f)
		}
	}
}
