package report

import (
	"io"
	"strings"

	"maxage/inspect/rules"
)

// ExplainRule says what a rule looks for, why that matters, what to do, and
// shows responses that it is about.
func ExplainRule(w io.Writer, r *rules.Rule, s Style) error {
	p := newPrinter(w, s)
	glyph, k := p.severity(string(r.Severity))
	p.add(inkTitle, r.ID).add(inkPlain, "  ").add(k, glyph+" "+string(r.Severity)).add(inkPlain, ", "+string(r.Category))
	p.end()
	p.paragraph(inkPlain, 2, r.Title+".")
	if r.Optional {
		p.paragraph(inkPlain, 2, "Off unless asked for, with --all or --only "+r.ID+".")
	}
	if r.Follow != nil {
		p.paragraph(inkPlain, 2, "Compares the answers of a run; with --shard, those of one shard.")
	}
	for part := range strings.SplitSeq(strings.TrimSpace(r.Doc), "\n\n") {
		p.blank()
		p.paragraph(inkPlain, 2, part)
	}
	p.remedy(r)
	p.examples(r)
	if len(r.Refs) > 0 {
		p.heading("References", "")
		p.refs(2, r.Refs)
	}
	return p.flush()
}

// remedyTitle is the heading over what to send.
func remedyTitle(r *rules.Rule) string {
	if r.Severity == rules.Good {
		return "How to get there"
	}
	return "How to fix it"
}

// remedy says what to send, and how to tell servers to send it.
func (p *printer) remedy(r *rules.Rule) {
	if r.Fix == "" {
		return
	}
	p.heading(remedyTitle(r), "")
	p.paragraph(inkPlain, 2, r.Fix)
	if lines := sendLines(r.Send); len(lines) > 0 {
		p.blank()
		for _, line := range lines {
			p.code(4, line, inkStrong)
		}
	}
	if list := snippets(r); len(list) > 0 {
		p.blank()
		p.snippets(list)
	}
}

// sendLines are the header lines to send, and what to leave out.
func sendLines(send string) []string {
	var out []string
	for line := range strings.Lines(send) {
		line = strings.TrimSpace(line)
		if away, ok := strings.CutPrefix(line, "-"); ok {
			if strings.Contains(send, "\n"+away+": ") {
				continue // sent anew
			}
			line = "(no " + away + ")"
		}
		if line != "" {
			out = append(out, line)
		}
	}
	return out
}

// snippets prints each server's name with its code beside it, or below it
// where a line is too long for that.
func (p *printer) snippets(list []snippet) {
	const column = 11
	for _, s := range list {
		p.add(inkPlain, "  ").add(inkStrong, s.server)
		indent := column
		for line := range strings.SplitSeq(s.code, "\n") {
			if column+width(p.visible(line)) > p.columns() {
				indent = 4
			}
		}
		if indent < column {
			p.end()
		}
		for line := range strings.SplitSeq(s.code, "\n") {
			p.code(indent, line, inkPlain)
		}
	}
}

// code prints a line that is to be copied: its white space stays, and it is
// broken only where it cannot be helped.
func (p *printer) code(indent int, line string, k ink) {
	line = strings.ReplaceAll(line, "\t", "    ")
	for _, part := range folded(p.visible(line), p.columns()-indent, p.columns()-indent, p.fold) {
		p.pad(indent)
		p.add(k, part).end()
	}
}

// refs prints references on one line.
func (p *printer) refs(indent int, refs []string) {
	p.add(inkPlain, strings.Repeat(" ", indent))
	for i, ref := range refs {
		shown := p.shortRef(ref)
		if i > 0 {
			p.add(inkPlain, ", ")
			if p.at+width(shown) > p.columns() {
				p.end()
				p.add(inkPlain, strings.Repeat(" ", indent))
			}
		}
		p.ref(shown, ref)
	}
	p.end()
}
