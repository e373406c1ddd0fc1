package report

import (
	"fmt"

	"maxage/inspect/field"
)

// exchange prints one exchange. It uses nothing but x, so that a saved report
// reads like a fresh one.
func (p *printer) exchange(x *Exchange) {
	v := &view{printer: p, x: x, r: rebuild(x), flagged: flags(x.Findings)}
	if p.Brief {
		v.brief()
	} else {
		v.full()
	}
}

// view is one exchange on its way to paper.
type view struct {
	*printer
	x *Exchange
	r *field.Response

	flagged  map[place][]*Finding
	supposed bool // there is no such response: somebody asks what fields would mean
}

func (v *view) full() {
	v.top()
	if v.Verbose {
		v.connection()
	}
	v.request()
	v.interim()
	v.response()
	v.keep("Who may keep it", v.x.Verdicts)
	v.timeline(v.x.Verdicts)
	if v.Verbose {
		v.why()
	}
	v.verdict()
	v.load()
	v.findings()
	v.whatIf()
	if v.x.Curl != "" {
		v.blank()
		v.add(inkPlain, "  Same request with curl: "+v.x.Curl).end() // never broken: it is to be copied
	}
}

// brief is the verdict and the findings, and what was asked for: the load, and
// the same response with other fields.
func (v *view) brief() {
	v.add(inkTitle, fmt.Sprintf("#%d", v.x.ID)).add(inkPlain, fmt.Sprintf(" %d ", v.x.Response.Status))
	v.foldedText(v.x.URL)
	if v.x.Sentence != "" {
		v.sentence(v.x.Sentence)
	}
	for _, f := range gravestFirst(v.x.Findings) {
		v.finding(&f)
	}
	v.load()
	v.whatIf()
}

// top names the exchange.
func (v *view) top() {
	v.add(inkTitle, fmt.Sprintf("#%d", v.x.ID)).add(inkPlain, " ")
	v.foldedText(v.x.URL)
	if v.x.RedirectedFrom != nil {
		v.paragraph(inkPlain, 3, fmt.Sprintf("redirected here by #%d", *v.x.RedirectedFrom))
	}
	if n := v.x.Attempts; n > 1 {
		v.paragraph(inkPlain, 3, "after "+several(n-1, "failed attempt"))
	}
	if v.x.Source != "live" {
		from := "from a recording (" + v.x.Source + ")"
		if v.x.ObservedAt != "" {
			from += ", as of " + v.x.ObservedAt
		}
		v.paragraph(inkPlain, 3, from)
	}
	if from := v.x.FromCache; from != "" {
		if from != "cache" {
			from += " cache"
		}
		v.paragraph(inkPlain, 3, "out of the recorded browser's own "+from+": nobody was asked, and the fields are those of an earlier moment")
		return
	}
	if text := way(v.x.ServedBy).words(); text != "" {
		v.paragraph(inkPlain, 3, text)
	}
}

// foldedText ends the line under way with text that may be long.
func (p *printer) foldedText(text string) {
	for i, part := range folded(p.visible(text), p.columns()-p.at, p.columns()-4, p.fold) {
		if i > 0 {
			p.end()
			p.add(inkPlain, "    ")
		}
		p.add(inkPlain, part)
	}
	p.end()
}

// sentence prints the verdict: in one piece, so that it can be searched for,
// unless the width is known to be a screen's.
func (p *printer) sentence(text string) {
	if p.Unbroken {
		p.add(inkPlain, "  "+text).end()
		return
	}
	p.paragraph(inkPlain, 2, text)
}
