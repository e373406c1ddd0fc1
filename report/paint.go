package report

import "github.com/fatih/color"

// ink is what a piece of text is, which decides its colour. Colour never
// carries meaning alone: it always shows as a word or a glyph too.
type ink uint8

const (
	inkPlain ink = iota
	inkTitle
	inkName   // of a header line
	inkStrong // a directive, a label
	inkGood
	inkInfo
	inkWarning
	inkError
	inkKinds
)

// palette holds one colour per ink: ANSI foregrounds that are legible on light
// and on dark, independent of the package's global switch. nil: no colour.
type palette [inkKinds]*color.Color

func newPalette(on bool) *palette {
	if !on {
		return nil
	}
	p := &palette{
		inkTitle: color.New(color.Bold), inkName: color.New(color.FgCyan), inkStrong: color.New(color.Bold),
		inkGood: color.New(color.FgGreen), inkInfo: color.New(color.FgBlue),
		inkWarning: color.New(color.FgYellow, color.Bold), inkError: color.New(color.FgRed, color.Bold),
	}
	for _, c := range p {
		if c != nil {
			c.EnableColor()
		}
	}
	return p
}

func (p *palette) paint(k ink, s string) string {
	if p == nil || p[k] == nil || s == "" {
		return s
	}
	return p[k].Sprint(s)
}
