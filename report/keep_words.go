package report

import (
	"maxage/inspect/cache"
	"maxage/inspect/field"
	"strings"
)

// window returns the window of that state, or nil.
func (d *Verdict) window(state string) *Window {
	for i := range d.Windows {
		if d.Windows[i].State == state {
			return &d.Windows[i]
		}
	}
	return nil
}

// end is where the range ends. One without an end lasts for ever, wherever it
// stands: only our own reports have it last.
func (w *Window) end() int64 {
	if w.To == nil {
		return field.MaxSeconds
	}
	return *w.To
}

func (d *Verdict) freshFor() string {
	w := d.window("fresh")
	switch {
	case w == nil:
		return "-"
	case d.Heuristic:
		return "~" + field.SpokenShort(d.Lifetime)
	}
	return field.SpokenShort(d.Lifetime)
}

func (d *Verdict) timeLeft() string {
	switch {
	case d.window("fresh") == nil:
		return "-"
	case d.Left == 0:
		return "stale"
	case d.Heuristic:
		return "~" + field.SpokenShort(d.Left)
	}
	return field.SpokenShort(d.Left)
}

// after says what holds once the response is not fresh, or what keeps the
// cache from storing it.
func (v *view) after(d *Verdict) string {
	switch {
	case !d.Store || len(d.Windows) == 0 || d.decidedBy(cache.SeenStored):
		return d.decision().Text
	case d.decidedBy(cache.ExpiresUnclocked):
		return "no telling: no Date that can be read to count Expires from"
	case d.Source == "none" && len(d.Windows) == 1 && !d.decidedBy(cache.NoCache):
		return v.noLifetime()
	case len(d.Windows) == 1:
		return d.notFresh() + ": " + d.asks("must ask each time", v.checking())
	}
	var parts []string
	if d.window("fresh") == nil {
		parts = append(parts, d.notFresh())
	}
	if w := d.window("stale-while-revalidate"); w != nil && d.Age <= w.From {
		parts = append(parts, "stale for "+field.SpokenShort(w.end()-w.From)+" while it is refreshed")
	} else if w != nil && d.Age < w.end() {
		parts = append(parts, "stale for another "+field.SpokenShort(w.end()-d.Age)+" while it is refreshed")
	}
	if w := d.window("stale-if-error"); w != nil && w.end() >= field.MaxSeconds {
		parts = append(parts, "stale if the origin fails, however old")
	} else if w != nil && d.Age < w.end() {
		parts = append(parts, "until it is "+field.SpokenShort(w.end())+" old, stale if the origin fails")
	}
	return strings.Join(append(parts, d.asks("must ask again", v.checking())), "; ")
}

// noLifetime is after for a response of which nothing says how long it is fresh.
func (v *view) noLifetime() string {
	if v.x.Response.Status == 304 {
		return "no lifetime given: what came with the stored copy still holds"
	}
	return "no lifetime given: asks each time, or guesses" + v.checking()
}

// decision returns the reason that decides, or an empty one.
func (d *Verdict) decision() Reason {
	for _, r := range d.Because {
		if r.Decides {
			return r
		}
	}
	return Reason{}
}

func (d *Verdict) decidedBy(c cache.Code) bool { return d.decision().Code == c.String() }

// notFresh says why the response is never fresh, in a few words.
func (d *Verdict) notFresh() string {
	if d.decidedBy(cache.NoCache) {
		return "no-cache"
	}
	return "stale at once"
}

// asks adds to must what asking takes, and that it cannot be left out when the
// origin is down.
func (d *Verdict) asks(must, checking string) string {
	for _, r := range d.Because {
		if r.Code == cache.StaleForbidden.String() || r.Code == cache.MustAskWhenStale.String() {
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
