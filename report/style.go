package report

// Style says how text is laid out.
type Style struct {
	Width      int  // columns; 0: 80; below 60 counts as 60
	Unbroken   bool // the verdict's sentence stays on one line, so that it can be searched for
	Color      bool
	ASCII      bool
	Hyperlinks bool // references link to their documents (OSC 8)
	Brief      bool // the verdict, the findings, and what was asked for beside them
	Verbose    bool // also connection, timing, the meaning of every line, and every reason
}

func (s Style) columns() int {
	if s.Width == 0 {
		return 80
	}
	return max(s.Width, 60)
}

// gutter is the column where notes stand beside the lines they explain, or 0
// when the width has no room for that and they stand below.
func (s Style) gutter() int {
	if w := s.columns(); w >= 110 {
		return w * 2 / 5
	}
	return 0
}

// glyphs are the signs that the text uses beside letters.
type glyphs struct {
	failure, warning, info, good  string
	branch, last, bar, fold, wave string
	dash, arrow, section          string
	fresh, swr, sie, ask, none    string
	axis, tick, now               string
}

// of is the sign of a severity.
func (g *glyphs) of(severity string) string {
	switch severity {
	case "error":
		return g.failure
	case "warning":
		return g.warning
	case "good":
		return g.good
	}
	return g.info
}

var unicodeGlyphs = glyphs{
	failure: "✖", warning: "▲", info: "•", good: "✔",
	branch: "├─", last: "└─", bar: "│", fold: "↩", wave: "~",
	dash: "-", arrow: "→", section: "§",
	fresh: "█", swr: "▒", sie: "░", ask: "╳", none: "·",
	axis: "─", tick: "┼", now: "▲",
}

var asciiGlyphs = glyphs{
	failure: "x", warning: "!", info: "i", good: "ok",
	branch: "|-", last: "`-", bar: "|", fold: `\`, wave: "~",
	dash: "-", arrow: "->", section: "section ",
	fresh: "#", swr: "~", sie: "-", ask: "X", none: ".",
	axis: "-", tick: "+", now: "^",
}
