package report

import "strings"

// The columns of the table of caches.
const (
	keepStore = 3  // after the names
	keepFresh = 8  // after "stores"
	keepLeft  = 13 // after "fresh for"
	keepThen  = 13 // after "left"
)

// keep prints what each cache may do, a row for each.
func (v *view) keep(heading string, vs Verdicts) {
	if len(vs) == 0 {
		return
	}
	v.heading(heading, "")
	store := nameColumn(vs) + keepStore
	fresh := store + keepFresh
	left := fresh + keepLeft
	then := left + keepThen
	v.pad(store)
	v.add(inkPlain, "stores").pad(fresh)
	v.add(inkPlain, "fresh for").pad(left)
	v.add(inkPlain, "left").pad(then)
	v.add(inkPlain, "after that").end()
	for i := range vs {
		d := &vs[i].Verdict
		v.add(inkPlain, "  ").add(inkStrong, vs[i].Cache).pad(store)
		v.add(inkPlain, yes(d.Store)).pad(fresh)
		v.add(inkPlain, d.freshFor()).pad(left)
		v.add(inkPlain, d.timeLeft()).pad(then)
		v.paragraph(inkPlain, then, v.after(d))
	}
}

func nameColumn(vs Verdicts) int {
	most := 0
	for i := range vs {
		most = max(most, width(vs[i].Cache))
	}
	return most + 2
}

func yes(b bool) string {
	if b {
		return "yes"
	}
	return "no"
}

// window returns the window of that state, or nil.
func (d *Verdict) window(state string) *Window {
	for i := range d.Windows {
		if d.Windows[i].State == state {
			return &d.Windows[i]
		}
	}
	return nil
}

func (d *Verdict) freshFor() string {
	w := d.window("fresh")
	switch {
	case w == nil:
		return "-"
	case d.Heuristic:
		return "~" + short(d.Lifetime)
	}
	return short(d.Lifetime)
}

func (d *Verdict) timeLeft() string {
	switch {
	case d.window("fresh") == nil:
		return "-"
	case d.Left == 0:
		return "stale"
	case d.Heuristic:
		return "~" + short(d.Left)
	}
	return short(d.Left)
}

// after says what holds once the response is not fresh, or what keeps the
// cache from storing it.
func (v *view) after(d *Verdict) string {
	if !d.Store || len(d.Windows) == 0 {
		return d.deciding()
	}
	if d.Source == "none" && len(d.Windows) == 1 && !strings.HasPrefix(d.deciding(), "no-cache") {
		if v.x.Response.Status == 304 {
			return "no lifetime given: what came with the stored copy still holds"
		}
		return "no lifetime given: asks each time, or guesses" + v.checking()
	}
	if strings.HasPrefix(d.deciding(), "Expires cannot be counted") {
		return "no telling: no Date to count Expires from"
	}
	if len(d.Windows) == 1 {
		return d.notFresh() + ": " + d.asks("must ask each time", v.checking())
	}
	var parts []string
	if d.window("fresh") == nil {
		parts = append(parts, d.notFresh())
	}
	if w := d.window("stale-while-revalidate"); w != nil && d.Age <= w.From {
		parts = append(parts, "stale for "+short(*w.To-w.From)+" while it is refreshed")
	} else if w != nil && d.Age < *w.To {
		parts = append(parts, "stale for another "+short(*w.To-d.Age)+" while it is refreshed")
	}
	if w := d.window("stale-if-error"); w != nil && d.Age < *w.To {
		parts = append(parts, "until it is "+short(*w.To)+" old, stale if the origin fails")
	}
	return strings.Join(append(parts, d.asks("must ask again", v.checking())), "; ")
}

func (d *Verdict) deciding() string {
	for i := range d.Because {
		if d.Because[i].Decides {
			return d.Because[i].Text
		}
	}
	return ""
}

// notFresh says why the response is never fresh, in a few words.
func (d *Verdict) notFresh() string {
	if strings.HasPrefix(d.deciding(), "no-cache") {
		return "no-cache"
	}
	return "stale at once"
}

// asks adds to must what asking takes, and that it cannot be left out when the
// origin is down.
func (d *Verdict) asks(must, checking string) string {
	for i := range d.Because {
		if d.Because[i].Ref == "RFC 9111 section 4.2.4" {
			return must + ", even if the origin is down" + checking
		}
	}
	return must + checking
}

// checking says what the origin has to send when it is asked.
func (v *view) checking() string {
	switch {
	case v.r.ETag.Valid || v.r.LastModified.Valid:
		return " (a 304 will do)"
	case v.supposed, v.x.Request.Method == "HEAD", v.x.Response.Status >= 300 && v.x.Response.Status < 400:
		return "" // nothing is known of the rest of the response, or there is next to none
	}
	return " (no validator: all is sent again)"
}
