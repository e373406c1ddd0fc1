package report

import (
	"maxage/inspect/field"
	"strings"
	"testing"
)

func windows(age int64, list ...any) Verdict {
	v := Verdict{Store: true, Age: age}
	from := int64(0)
	for i := 0; i < len(list); i += 2 {
		w := Window{State: list[i].(string), From: from}
		if n := int64(list[i+1].(int)); n >= 0 {
			w.To, from = &n, n
		}
		v.Windows = append(v.Windows, w)
	}
	return v
}

// drawn is the timeline alone, 72 columns wide.
func drawn(vs Verdicts) string {
	var b strings.Builder
	v := &view{printer: newPrinter(&b, Style{Width: 60, ASCII: true})}
	v.timeline(vs)
	if err := v.flush(); err != nil {
		return err.Error()
	}
	return b.String()
}

func TestTimeline(t *testing.T) {
	both := Verdicts{
		{"browser", windows(42, "fresh", 60, "stale-while-revalidate", 660, "stale-if-error", 86460, "revalidate", -1)},
		{"shared", windows(42, "fresh", 300, "revalidate", -1)},
		{"cdn", Verdict{}},
	}
	const want = `
Timeline  by age, not to scale
            0        1 min     5 min    11 min    1 d
            +--------+---------+--------+---------+---------
  browser   #########~~~~~~~~~~~~~~~~~~~----------XXXXXXXXXX
  shared    ###################XXXXXXXXXXXXXXXXXXXXXXXXXXXXX
  cdn       ................................................
  now             ^ 42 s old
            # fresh: served without asking
            ~ stale, refreshed in the background
            - stale, only if the origin fails
            X must ask before use   . not kept
`
	if got := drawn(both); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if got := drawn(Verdicts{{"browser", windows(0, "revalidate", -1)}, {"shared", Verdict{}}}); got != "" {
		t.Errorf("nothing ever changes, but it draws\n%s", got)
	}
}

func TestAxis(t *testing.T) {
	a := newAxis(Verdicts{{"a", windows(500, "fresh", 100, "stale-while-revalidate", 200, "revalidate", -1)}}, 60)
	for age, want := range map[int64]int{0: 0, 50: 10, 99: 19, 100: 20, 150: 30, 200: 40, 201: 50, 1 << 31: 50} {
		if got := a.column(age); got != want {
			t.Errorf("%d: column %d, want %d", age, got, want)
		}
	}
	if a.age != 500 {
		t.Errorf("age %d", a.age)
	}
}

// Every bar is exactly as long as the axis, whatever the windows.
func TestSegmentsFill(t *testing.T) {
	for _, v := range []Verdict{
		windows(0, "revalidate", -1), windows(0, "fresh", 1, "revalidate", -1), windows(0, "fresh", 1<<31, "revalidate", -1),
		windows(0, "fresh", 1, "stale-while-revalidate", 2, "stale-if-error", 3, "revalidate", -1), {},
	} {
		for width := 3; width < 130; width++ {
			a := newAxis(Verdicts{{"x", v}, {"y", windows(7, "fresh", 10, "revalidate", -1)}}, width)
			sum := 0
			for _, s := range a.segments(&v) {
				sum += s.cells
			}
			if sum != width {
				t.Errorf("%v at %d: %d cells", v.Windows, width, sum)
			}
		}
	}
}

func TestShort(t *testing.T) {
	for n, want := range map[int64]string{0: "0 s", 1: "1 s", 60: "1 min", 258: "4 min 18 s", 3600: "1 h", 8640: "2 h 24 min", 86400: "1 d", 86460: "1 d", 31536000: "1 y", 1 << 31: "68 y 35 d"} {
		if got := field.SpokenShort(n); got != want {
			t.Errorf("%d: %q, want %q", n, got, want)
		}
	}
}
