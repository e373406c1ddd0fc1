package report

import (
	"fmt"
	"slices"
	"strings"

	"maxage/inspect/field"
)

// The measures of a timeline, in units of its drawing.
const (
	timelineRight  = 440
	timelineRow    = 20
	timelineTop    = 22
	timelineLetter = 13 // twice the width of one
)

// htmlTimelines are the different timelines of a page. Most exchanges share
// theirs with others, and add the mark of their own age.
type htmlTimelines struct {
	at   map[string]*htmlTimeline
	list []*htmlTimeline
}

// htmlTimeline is what each cache may do by age.
type htmlTimeline struct {
	ID, Left, Right, Bottom, Height int
	Alt                             string
	Labels                          []htmlLabel
	Ticks                           []int
	Bars                            []htmlBar
	Legend                          []htmlKey
	axis                            *axis
}

type htmlLabel struct {
	X    int
	Text string
}

type htmlBar struct {
	Name     string
	Y, TextY int
	Segments []htmlSegment
}

type htmlSegment struct {
	Class    string
	X, Width int
}

// htmlKey is a part of a legend.
type htmlKey struct {
	Class, Text string
	X, Y        int
}

// htmlKeys are the parts that legends are made of.
func htmlKeys() (keys []htmlKey) {
	for _, s := range stateMeanings {
		keys = append(keys, htmlKey{Class: stateClass(s.state), Text: s.text})
	}
	return keys
}

// htmlNow is the timeline of one exchange: one of the page's and its age.
type htmlNow struct {
	*htmlTimeline
	Width, X, Y int
	Anchor, Now string
}

// of returns the timeline of an exchange, nil when nothing ever changes.
func (t *htmlTimelines) of(vs Verdicts) *htmlNow {
	var key strings.Builder
	for i := range vs {
		fmt.Fprintf(&key, "%s\x00", vs[i].Cache)
		for _, w := range vs[i].Windows {
			key.WriteString(w.words())
		}
	}
	line, known := t.at[key.String()]
	if !known {
		if line = newHTMLTimeline(vs); line != nil {
			t.list = append(t.list, line)
			line.ID = len(t.list)
		}
		t.at[key.String()] = line
	}
	if line == nil {
		return nil
	}
	var age int64
	for i := range vs {
		age = max(age, vs[i].Age)
	}
	now := &htmlNow{htmlTimeline: line, Width: timelineRight, X: min(line.Left+line.axis.column(age), timelineRight-1), Y: line.Bottom + 11, Now: "now: " + nowLabel(age)}
	if now.X > timelineRight*3/4 {
		now.Anchor = "end"
	}
	return now
}

// words says what a window allows, "fresh until 5 min".
func (w *Window) words() string {
	text := w.State
	if w.State == "revalidate" {
		text = "must ask"
	}
	if w.To != nil && *w.To < field.MaxSeconds {
		text += " until " + field.SpokenShort(*w.To)
	}
	return text
}

func newHTMLTimeline(vs Verdicts) *htmlTimeline {
	bars, alike := barsOf(vs)
	left := 0
	for _, b := range bars {
		left = max(left, timelineLetter*width(b.Name)/2+10)
	}
	a := newAxis(vs, timelineRight-left)
	if a == nil {
		return nil
	}
	t := &htmlTimeline{Left: left, Right: timelineRight, axis: a}
	t.label(a)
	used := map[string]bool{}
	var alt []string
	for i := range bars {
		b := &bars[i]
		d := &vs[alike[i]].Verdict
		b.Y, b.TextY = timelineTop+i*timelineRow, timelineTop+i*timelineRow+10
		x := left
		for _, s := range a.segments(d) {
			used[s.state] = true
			b.Segments = append(b.Segments, htmlSegment{stateClass(s.state), x, s.cells})
			x += s.cells
		}
		alt = append(alt, b.Name+": "+d.windowWords())
	}
	t.Bars, t.Alt = bars, strings.Join(alt, "; ")
	t.Bottom = timelineTop + len(bars)*timelineRow
	t.legend(used)
	return t
}

// longestBar is how wide the names before a bar may be, in letters.
const longestBar = 20

// barsOf gives caches with the same windows one bar; alike is the first of
// each.
func barsOf(vs Verdicts) (bars []htmlBar, alike []int) {
	var names [][]string
	var seen []string
	for i := range vs {
		words := vs[i].Verdict.windowWords()
		k := slices.Index(seen, words)
		if k < 0 {
			k = len(seen)
			seen, names, alike = append(seen, words), append(names, nil), append(alike, i)
		}
		names[k] = append(names[k], visible(vs.label(i), false))
	}
	for _, list := range names {
		name := strings.Join(list, ", ")
		if width(name) > longestBar {
			name, _ = splitAt(list[0], longestBar-6)
			if name != list[0] {
				name += "…"
			}
			if n := len(list) - 1; n > 0 {
				name += fmt.Sprintf(" +%d", n)
			}
		}
		bars = append(bars, htmlBar{Name: name})
	}
	return bars, alike
}

// windowWords are all windows in words.
func (d *Verdict) windowWords() string {
	if len(d.Windows) == 0 {
		return "not kept"
	}
	var parts []string
	for i := range d.Windows {
		parts = append(parts, d.Windows[i].words())
	}
	return strings.Join(parts, ", then ")
}

// label says when the events happen, leaving out those without room.
func (t *htmlTimeline) label(a *axis) {
	free := 0
	for i, at := range a.columns {
		text := field.SpokenShort(a.events[i])
		if i == 0 {
			text = "0"
		}
		t.Ticks = append(t.Ticks, t.Left+at)
		if at >= free && t.Left+at+timelineLetter*len(text)/2 <= timelineRight {
			t.Labels = append(t.Labels, htmlLabel{t.Left + at, text})
			free = at + timelineLetter*len(text)/2 + 8
		}
	}
}

// legend explains the states that the bars show.
func (t *htmlTimeline) legend(used map[string]bool) {
	x, y := t.Left, t.Bottom+21
	for _, s := range stateMeanings {
		if !used[s.state] {
			continue
		}
		wide := 17 + timelineLetter*len(s.text)/2 + 12
		if x > t.Left && x+wide > timelineRight {
			x, y = t.Left, y+16
		}
		t.Legend = append(t.Legend, htmlKey{Class: stateClass(s.state), X: x, Y: y})
		x += wide
	}
	t.Height = y + 14
}

func stateClass(state string) string {
	switch state {
	case "fresh":
		return "sf"
	case "stale-while-revalidate":
		return "ss"
	case "stale-if-error":
		return "si"
	case "":
		return "sn"
	}
	return "sk"
}
