package report

import (
	"maxage/inspect/field"
	"strings"
)

// timeline draws what each cache may do by age. The axis is laid out by
// events, not by time: every change gets its room, and says when it happens.
func (v *view) timeline(vs Verdicts) {
	a := newAxis(vs, v.columns()-nameColumn(vs)-3)
	if a == nil {
		return
	}
	v.heading("Timeline", "by age, not to scale")
	left := nameColumn(vs) + 3
	v.pad(left)
	v.add(inkPlain, a.labels()).end()
	v.pad(left)
	v.add(inkPlain, a.ruler(&v.printer.glyphs)).end()
	used := map[string]bool{}
	for i := range vs {
		v.add(inkPlain, "  ").add(inkStrong, vs.label(i)).pad(left)
		for _, s := range a.segments(&vs[i].Verdict) {
			used[s.state] = true
			v.add(stateInk(s.state), strings.Repeat(v.stateGlyph(s.state), s.cells))
		}
		v.end()
	}
	v.nowMark(left+a.column(a.age), a.age)
	v.legend(used, left)
}

// nowMark marks the present age, with what it says on the side that has room.
func (v *view) nowMark(column int, age int64) {
	v.add(inkPlain, "  now")
	text := nowLabel(age)
	if column+2+width(text) <= v.columns() {
		v.pad(column)
		v.add(inkPlain, v.glyphs.now+" "+text).end()
		return
	}
	v.pad(column - 1 - width(text))
	v.add(inkPlain, text+" "+v.glyphs.now).end()
}

func nowLabel(age int64) string {
	if age == 0 {
		return "new"
	}
	return field.SpokenShort(age) + " old"
}

func (p *printer) stateGlyph(state string) string {
	switch state {
	case "fresh":
		return p.fresh
	case "stale-while-revalidate":
		return p.swr
	case "stale-if-error":
		return p.sie
	case "":
		return p.none
	}
	return p.ask
}

func stateInk(state string) ink {
	switch state {
	case "fresh":
		return inkGood
	case "stale-while-revalidate", "stale-if-error":
		return inkWarning
	}
	return inkPlain
}

var stateMeanings = []struct{ state, text string }{
	{"fresh", "fresh: served without asking"},
	{"stale-while-revalidate", "stale, refreshed in the background"},
	{"stale-if-error", "stale, only if the origin fails"},
	{"revalidate", "must ask before use"},
	{"", "not kept"},
}

// legend explains the states that the bars show.
func (v *view) legend(used map[string]bool, left int) {
	for _, s := range stateMeanings {
		if !used[s.state] {
			continue
		}
		text := v.stateGlyph(s.state) + " " + s.text
		if v.at > 0 && v.at+3+width(text) > v.columns() {
			v.end()
		}
		if v.at == 0 {
			v.pad(left)
		} else {
			v.add(inkPlain, "   ")
		}
		v.add(inkPlain, text)
	}
	v.end()
}
