package report

import (
	"io"
	"strings"
)

// printer lays out lines. Whatever it is given passes through visible before
// it is measured, and is painted last.
type printer struct {
	Style
	*palette
	glyphs
	w   io.Writer
	b   strings.Builder
	now []piece // of the line under way
	at  int     // its width so far
}

type piece struct {
	ink  ink
	text string
	link string
}

func newPrinter(w io.Writer, s Style) *printer {
	p := &printer{Style: s, palette: newPalette(s.Color), glyphs: unicodeGlyphs, w: w}
	if s.ASCII {
		p.glyphs = asciiGlyphs
	}
	return p
}

// add appends text to the line under way.
func (p *printer) add(k ink, text string) *printer {
	text = p.visible(text)
	p.now = append(p.now, piece{ink: k, text: text})
	p.at += width(text)
	return p
}

// visible makes hostile text harmless; the few signs of our own texts that
// ASCII lacks are replaced rather than escaped.
func (p *printer) visible(text string) string {
	if p.ASCII {
		text = plainQuotes.Replace(text)
	}
	return visible(text, p.ASCII)
}

var plainQuotes = strings.NewReplacer("“", `"`, "”", `"`, "§", "section ", "→", "->", "✖", "x", "✔", "ok", "├─", "|-", "└─", "`-", "│", "|")

// to moves to the given column, with one space at least.
func (p *printer) to(column int) *printer {
	return p.add(inkPlain, strings.Repeat(" ", max(1, column-p.at)))
}

// pad moves to the given column, if it is not reached yet.
func (p *printer) pad(column int) {
	if column > p.at {
		p.add(inkPlain, strings.Repeat(" ", column-p.at))
	}
}

// end writes the line under way.
func (p *printer) end() {
	p.defuse()
	last := len(p.now) - 1
	for last >= 0 && strings.TrimRight(p.now[last].text, " ") == "" {
		last--
	}
	for i := 0; i <= last; i++ {
		text := p.now[i].text
		if i == last {
			text = strings.TrimRight(text, " ")
		}
		painted := p.paint(p.now[i].ink, text)
		if link := p.now[i].link; link != "" {
			painted = "\x1b]8;;" + link + "\x1b\\" + painted + "\x1b]8;;\x1b\\"
		}
		p.b.WriteString(painted)
	}
	p.b.WriteByte('\n')
	p.now, p.at = p.now[:0], 0
}

// defuse keeps a line from beginning with "::", however it is indented: a
// continuous-integration runner would take it for a command.
func (p *printer) defuse() {
	var line strings.Builder
	for i := range p.now {
		line.WriteString(p.now[i].text)
	}
	if !strings.HasPrefix(strings.TrimLeft(line.String(), " "), "::") {
		return
	}
	for i := range p.now {
		if strings.Contains(p.now[i].text, ":") {
			p.now[i].text = strings.Replace(p.now[i].text, ":", `\x3a`, 1)
			return
		}
	}
}

// blank writes an empty line.
func (p *printer) blank() { p.b.WriteByte('\n') }

// flush writes everything out at once.
func (p *printer) flush() error {
	_, err := io.WriteString(p.w, p.b.String())
	p.b.Reset()
	return err
}

// heading begins a part of the report.
func (p *printer) heading(heading, beside string) {
	p.blank()
	p.add(inkTitle, heading)
	if beside != "" {
		p.add(inkPlain, "  ")
		p.paragraph(inkPlain, p.at, beside)
		return
	}
	p.end()
}

// paragraph writes text wrapped behind an indent. What stands on the line
// under way stays before its first line.
func (p *printer) paragraph(k ink, indent int, text string) {
	p.wrapped(k, indent, p.visible(text))
}

// wrapped is paragraph for text that has been made visible already.
func (p *printer) wrapped(k ink, indent int, text string) {
	for i, line := range wrap(text, p.columns()-indent, p.fold) {
		if i > 0 || p.at < indent {
			p.pad(indent)
		}
		p.add(k, line)
		p.end()
	}
}
