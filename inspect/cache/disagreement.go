package cache

import (
	"slices"
	"strings"
)

// Disagreement says in one paragraph which products go their own way with the
// response, measured by the standard's cache of their kind, and why that
// matters. It returns "" when none does, or none was asked.
func Disagreement(vs []Verdict) string {
	var longer, shorter, stale ways
	for i := range vs {
		v := &vs[i]
		s := v.standard(vs)
		switch {
		case s == nil || s == v:
		case v.Left > s.Left:
			longer.add(v, "for "+v.about()+Seconds(v.Left)+", "+v.reasoned())
		case v.Left < s.Left && v.Left > 0:
			shorter.add(v, "for "+v.about()+Seconds(v.Left)+", "+v.reasoned())
		case v.Left < s.Left:
			shorter.add(v, "not at all, "+v.reasoned())
		case v.overdue() > 0 && forbidsStaleness(s):
			stale.add(v, "for "+Seconds(v.overdue())+", while a new one is fetched")
		}
	}
	var said []string
	for _, p := range []struct {
		ways
		head, tail string
	}{
		{longer, "Reused for longer than the standard's caches would: ", "There, people may see it old, or see what was made for others"},
		{stale, "Served stale although the response forbids it: ", "There, people may see what your application has taken back"},
		{shorter, "Reused for less than the standard's caches would: ", "There, your application answers what it would not have to"},
	} {
		if len(p.ways.what) > 0 {
			said = append(said, p.head+p.String()+". "+p.tail+".")
		}
	}
	return strings.Join(said, " ")
}

// standard returns the verdict of the standard's cache of the same kind: one
// that obeys targeted fields is measured by the CDN.
func (v *Verdict) standard(vs []Verdict) *Verdict {
	want := Browser
	switch {
	case v.Cache.Shared && len(v.Cache.Target) > 0:
		want = CDN
	case v.Cache.Shared:
		want = Shared
	}
	for i := range vs {
		if vs[i].Cache == want {
			return &vs[i]
		}
	}
	return nil
}

func (v *Verdict) about() string {
	if v.Source == SourceHeuristic {
		return "about "
	}
	return ""
}

// reasoned is the deciding reason as a clause.
func (v *Verdict) reasoned() string {
	if d := v.Decision(); d != nil {
		return "since " + d.Text()
	}
	return ""
}

// overdue is for how many seconds the cache serves it stale at least once while
// it fetches a new one.
func (v *Verdict) overdue() int64 {
	w, ok := v.Window(StateSWR)
	if !ok || v.Age >= w.To {
		return 0
	}
	return w.To - max(w.From, v.Age)
}

func forbidsStaleness(v *Verdict) bool {
	return slices.ContainsFunc(v.Because, func(r Reason) bool { return r.Code == StaleForbidden || r.Code == MustAskWhenStale })
}

// ways collects what products do, those that do the same for the same reason
// together.
type ways struct {
	what  []string
	names [][]string
}

func (w *ways) add(v *Verdict, what string) {
	i := slices.Index(w.what, what)
	if i < 0 {
		i = len(w.what)
		w.what, w.names = append(w.what, what), append(w.names, nil)
	}
	w.names[i] = append(w.names[i], v.Cache.Title)
}

func (w *ways) String() string {
	parts := make([]string, len(w.what))
	for i, what := range w.what {
		parts[i] = list(w.names[i]) + " (" + what + ")"
	}
	return strings.Join(parts, "; ")
}
