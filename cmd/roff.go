package cmd

import (
	"fmt"
	"strings"
)

// manual is a page in roff. It takes few requests, which groff and mandoc read
// alike, and text that a terminal shows as it was typed. (cobra's own pages go
// by way of Markdown and two more modules, and know nothing of curl's flags.)
type manual struct {
	strings.Builder
	begun bool // the section has text, and what follows is set apart
}

func (p *manual) linef(format string, args ...any) {
	fmt.Fprintf(p, format+"\n", args...)
	p.begun = true
}

func (p *manual) section(title string) {
	p.linef(".SH %s", title)
	p.begun = false
}

func (p *manual) apart() {
	if p.begun {
		p.linef(".PP")
	}
}

// prose is text with blank lines between its paragraphs; lines that are set in
// stay as they are.
func (p *manual) prose(text string) {
	for part := range strings.SplitSeq(text, "\n\n") {
		if strings.HasPrefix(part, " ") || strings.HasPrefix(part, "\t") {
			p.verbatim(part)
		} else {
			p.paragraph(part)
		}
	}
}

func (p *manual) paragraph(text string) {
	p.apart()
	p.linef("%s", roff(text))
}

func (p *manual) item(name, text string) { p.linef(".TP\n.B %s\n%s", roff(name), roff(text)) }

func (p *manual) verbatim(text string) {
	p.apart()
	p.linef(".nf\n%s\n.fi", roff(strings.Trim(text, "\n")))
}

// typed are the characters that roff would print as others, or act on.
var typed = strings.NewReplacer(`\`, `\e`, "-", `\-`, "'", `\(aq`, "`", `\(ga`, "^", `\(ha`, "~", `\(ti`, `"`, `\(dq`)

// roff is text as roff has to have it. No line of it is a request.
func roff(text string) string {
	var b strings.Builder
	for i, line := range strings.Split(text, "\n") {
		if i > 0 {
			b.WriteByte('\n')
		}
		if strings.HasPrefix(line, ".") {
			b.WriteString(`\&`)
		}
		for _, r := range typed.Replace(line) {
			if r < 0x80 {
				b.WriteRune(r)
			} else {
				fmt.Fprintf(&b, `\[u%04X]`, r)
			}
		}
	}
	return b.String()
}
