package report

import (
	"strings"

	"maxage/inspect/cache"
)

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
		v.add(inkPlain, "  ").add(inkStrong, vs.label(i)).pad(store)
		v.add(inkPlain, yes(d.Store)).pad(fresh)
		v.add(inkPlain, d.freshFor()).pad(left)
		v.add(inkPlain, d.timeLeft()).pad(then)
		v.paragraph(inkPlain, then, v.afterIn(vs, i))
	}
	v.basis(vs, store)
}

// afterIn is after for one row. A product that does as a row above does refers
// to that, to a cache of its own kind if it can; how it asks is its own affair,
// so nothing is said of that.
func (v *view) afterIn(vs Verdicts, i int) string {
	d := &vs[i].Verdict
	after := v.after(d)
	if d.Basis == "" {
		return after
	}
	after = strings.TrimSuffix(after, v.checking())
	like := ""
	for k := range i {
		above := &vs[k].Verdict
		same := d.Store == above.Store && d.freshFor() == above.freshFor() && d.timeLeft() == above.timeLeft() &&
			after == strings.TrimSuffix(v.after(above), v.checking())
		if same && (like == "" || shared(like) != shared(vs[i].Cache)) {
			like = vs.label(k)
		}
	}
	if like != "" {
		return "as " + like
	}
	return after
}

// shared reports whether a cache serves many users.
func shared(name string) bool {
	product, _, _ := strings.Cut(strings.TrimRight(name, "*"), ":")
	c := cache.Lookup(product)
	return c != nil && c.Shared
}

// basis says what the verdicts of products rest on.
func (v *view) basis(vs Verdicts, indent int) {
	var stock []string
	for i := range vs {
		switch label := vs.label(i); {
		case label != vs[i].Cache:
			v.add(inkPlain, "  ").add(inkStrong, label).pad(indent)
			v.wrapped(inkPlain, indent, "is "+v.visible(vs[i].Cache))
		case vs[i].Basis != "" && !vs[i].decidedBy(cache.SeenStored):
			stock = append(stock, label+" ("+vs[i].Basis+")")
		}
	}
	if len(stock) > 0 {
		v.paragraph(inkPlain, 2, "As they come from their makers: "+strings.Join(stock, ", ")+". maxage caches NAME tells more.")
	}
}

// label names a cache in the rows of tables: settings stand in a note, which
// asterisks lead to.
func (vs Verdicts) label(i int) string {
	product, _, configured := strings.Cut(vs[i].Cache, ":")
	if !configured {
		return vs[i].Cache
	}
	stars := "*"
	for k := range i {
		if strings.HasPrefix(vs[k].Cache, product+":") {
			stars += "*"
		}
	}
	return product + stars
}

func nameColumn(vs Verdicts) int {
	most := 0
	for i := range vs {
		most = max(most, width(vs.label(i)))
	}
	return most + 2
}

func yes(b bool) string {
	if b {
		return "yes"
	}
	return "no"
}
