package report

import (
	"maxage/inspect/field"
	"slices"
	"strings"
)

// axis maps ages to columns, linearly between each two events.
type axis struct {
	events  []int64 // the first is 0
	columns []int   // of the events
	width   int
	age     int64
	open    bool // something holds for ever
}

// newAxis collects the events of all verdicts; nil when nothing ever changes.
func newAxis(vs Verdicts, width int) *axis {
	a := &axis{events: []int64{0}, width: width}
	for i := range vs {
		a.age = max(a.age, vs[i].Age)
		for _, w := range vs[i].Windows {
			a.events = append(a.events, w.From)
			if w.To != nil {
				a.events = append(a.events, *w.To)
			}
		}
	}
	slices.Sort(a.events)
	a.events = slices.Compact(a.events)
	if len(a.events) < 2 {
		return nil
	}
	if last := len(a.events) - 1; last > 1 && a.events[last] >= field.MaxSeconds {
		a.events, a.open = a.events[:last], true // "for ever" is the right edge, not a moment
	}
	// The last event opens a stretch without end, which gets the same room.
	n := len(a.events)
	for i := range a.events {
		a.columns = append(a.columns, i*width/n)
	}
	return a
}

// column returns where that age lies.
func (a *axis) column(age int64) int {
	last := len(a.events) - 1
	if a.open && age >= field.MaxSeconds {
		return a.width
	}
	for i := range last {
		from, to := a.events[i], a.events[i+1]
		if age < to {
			share := float64(age-from) / float64(to-from)
			return a.columns[i] + int(share*float64(a.columns[i+1]-a.columns[i]))
		}
	}
	// Beyond the last event there is no scale, only "later".
	end := a.columns[last]
	if past := age - a.events[last]; past > 0 {
		return end + (a.width-end)/2
	}
	return end
}

// labels says when the events happen, leaving out those without room.
func (a *axis) labels() string {
	var b strings.Builder
	before := ""
	for i, at := range a.columns {
		text := field.SpokenShort(a.events[i])
		if i == 0 {
			text = "0"
		}
		if i+1 < len(a.columns) && at+len(text) >= a.columns[i+1] {
			text = strings.ReplaceAll(text, " ", "")
		}
		if b.Len() > 0 && b.Len()+1 > at || at+len(text) > a.width || text == before {
			continue
		}
		before = text
		b.WriteString(strings.Repeat(" ", at-b.Len()) + text)
	}
	return b.String()
}

func (a *axis) ruler(g *glyphs) string {
	var b strings.Builder
	for i := range a.width {
		if slices.Contains(a.columns, i) {
			b.WriteString(g.tick)
		} else {
			b.WriteString(g.axis)
		}
	}
	return b.String()
}

// segment is a stretch of equal cells.
type segment struct {
	state string
	cells int
}

// segments lays the windows of one verdict out; a cache that keeps nothing has
// one segment of state "".
func (a *axis) segments(d *Verdict) []segment {
	if len(d.Windows) == 0 {
		return []segment{{"", a.width}}
	}
	var out []segment
	at := 0
	for _, w := range d.Windows {
		end := a.width
		if w.To != nil {
			end = a.column(*w.To)
		}
		if end > at {
			out = append(out, segment{w.State, end - at})
			at = end
		}
	}
	return out
}
