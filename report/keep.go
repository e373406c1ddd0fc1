package report

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
