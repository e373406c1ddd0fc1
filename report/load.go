package report

import (
	"fmt"
	"maxage/inspect/field"
	"strings"
)

// load prints what caches leave for the origin.
func (v *view) load() {
	asked := false
	for i := range v.x.Verdicts {
		d := &v.x.Verdicts[i]
		if d.Load == nil {
			continue
		}
		if !asked {
			asked = true
			v.heading("Load", fmt.Sprintf("of %s requests a second, through one warm cache", number(d.Load.Rate)))
		}
		v.add(inkPlain, "  ").add(inkStrong, v.x.Verdicts.label(i)).pad(nameColumn(v.x.Verdicts) + 3)
		v.paragraph(inkPlain, nameColumn(v.x.Verdicts)+3, d.Load.told()+d.perCopy())
	}
}

func (l *Load) told() string {
	switch {
	case l.OriginRate >= l.Rate:
		return "all of them reach the origin"
	case l.OriginRate <= 0:
		return "none reach the origin"
	}
	return fmt.Sprintf("one every %s reaches the origin, 1 in %s", field.SpokenShort(max(1, int64(1/l.OriginRate))), number(l.Rate/l.OriginRate))
}

// perCopy tells that each variant has a copy of its own.
func (d *Verdict) perCopy() string {
	var names []string
	for _, n := range d.Vary {
		if n != "accept-encoding" {
			names = append(names, n)
		}
	}
	if len(names) == 0 || d.Load.OriginRate >= d.Load.Rate {
		return ""
	}
	return ", if all send the same " + strings.Join(names, " and ")
}

// number writes a count without needless digits.
func number(f float64) string {
	if f >= 100 {
		return fmt.Sprintf("%.0f", f)
	}
	return fmt.Sprintf("%.3g", f)
}
