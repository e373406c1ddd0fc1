package report

import (
	"fmt"
	"io"
	"strings"
)

// shownURLs is how many URLs with the same change are named, shownOnly how
// many that one report alone has. Verbose shows all.
const shownURLs, shownOnly = 3, 10

// diffText is a diff on its way to paper.
type diffText struct {
	*printer
	d *Diff
}

// Text writes the differences for a person to read. URLs that changed alike
// stand together.
func (d *Diff) Text(w io.Writer, s Style) error {
	t := &diffText{newPrinter(w, s), d}
	if a, b := d.Before.Origin, d.After.Origin; a != b && a != "" && b != "" {
		t.paragraph(inkTitle, 0, fmt.Sprintf("%s -> %s", a, b))
		t.blank()
	}
	t.policy()
	for _, group := range changedAlike(d.Changes) {
		t.change(group)
		t.blank()
	}
	t.only("Only before", d.OnlyBefore)
	t.only("Only now", d.OnlyAfter)
	t.summary()
	return t.flush()
}

// policy tells what is found about the policy itself.
func (t *diffText) policy() {
	for i := range t.d.Policy {
		if i == 0 {
			t.add(inkTitle, "the policy "+t.visible(t.d.After.Run.Policy)).end()
		}
		t.found("new", &t.d.Policy[i])
	}
	if len(t.d.Policy) > 0 {
		t.blank()
	}
}

// changedAlike puts changes together that say the same, in the order of the first.
func changedAlike(changes []Change) [][]*Change {
	var groups [][]*Change
	at := map[string]int{}
	for i := range changes {
		key := changes[i].said()
		k, ok := at[key]
		if !ok {
			k = len(groups)
			at[key] = k
			groups = append(groups, nil)
		}
		groups[k] = append(groups[k], &changes[i])
	}
	return groups
}

// said is everything but the URL.
func (c *Change) said() string {
	var b strings.Builder
	for _, list := range [][]DiffFinding{c.New, c.Fixed} {
		for _, f := range list {
			b.WriteString(f.Rule + "\x00" + f.Severity + "\x00" + f.Message + "\x00")
		}
		b.WriteByte(1)
	}
	for _, d := range c.Drift {
		b.WriteString(d.Text + "\x00")
	}
	return b.String()
}

func (t *diffText) change(group []*Change) {
	shown := group
	if !t.Verbose && len(group) > shownURLs+1 {
		shown = group[:shownURLs]
	}
	for _, c := range shown {
		t.add(inkTitle, "")
		if c.Method != "GET" {
			t.add(inkTitle, c.Method+" ")
		}
		t.foldedText(t.short(c.URL))
	}
	if more := len(group) - len(shown); more > 0 {
		t.add(inkPlain, fmt.Sprintf("and %d more", more)).end()
	}
	c := group[0]
	for i := range c.New {
		t.found("new", &c.New[i])
	}
	for i := range c.Fixed {
		t.found("fixed", &c.Fixed[i])
	}
	if len(c.Drift) > 0 {
		var texts []string
		for i := range c.Drift {
			texts = append(texts, c.Drift[i].Text)
		}
		t.add(inkPlain, "  ").add(inkStrong, t.wave+" ")
		t.paragraph(inkPlain, 4, strings.Join(texts, "; "))
	}
}

// short leaves out the origin that all URLs have.
func (t *diffText) short(url string) string {
	if o := t.d.After.Origin; o != "" && t.d.Before.Origin != "" {
		if path := url[min(len(o), len(url)):]; path != "" && strings.EqualFold(url[:len(url)-len(path)], o) {
			return path
		}
	}
	return url
}

func (t *diffText) found(state string, f *DiffFinding) {
	glyph, k := t.severity(f.Severity)
	if state == "fixed" {
		glyph, k = t.good, inkGood
	}
	t.add(inkPlain, "  ").add(k, glyph+" "+state).add(inkPlain, " "+f.Severity+"  ").add(inkStrong, f.Rule).end()
	if state != "fixed" {
		t.paragraph(inkPlain, 4, f.Message)
	}
}

// only lists URLs that one report alone has.
func (t *diffText) only(title string, urls []string) {
	if len(urls) == 0 {
		return
	}
	t.add(inkTitle, title).end()
	for i, u := range urls {
		if i == shownOnly && !t.Verbose && len(urls) > shownOnly+1 {
			t.add(inkPlain, fmt.Sprintf("  and %d more", len(urls)-i)).end()
			break
		}
		t.add(inkPlain, "  ")
		t.foldedText(u)
	}
	t.blank()
}

func (t *diffText) summary() {
	s := &t.d.Summary
	text := several(s.Compared, "URL") + " compared: "
	var parts []string
	if s.New != (Counts{}) {
		parts = append(parts, "new: "+counted(s.New))
	}
	if s.Fixed != (Counts{}) {
		parts = append(parts, "fixed: "+counted(s.Fixed))
	}
	if s.Drifted > 0 {
		parts = append(parts, "drift in "+several(s.Drifted, "URL"))
	}
	if len(parts) == 0 {
		parts = []string{"no difference"}
	}
	text += strings.Join(parts, "; ") + "."
	if t.d.Before.Run.Incomplete {
		text += " The earlier run was cut short."
	}
	if t.d.After.Run.Incomplete {
		text += " The later run was cut short."
	}
	t.paragraph(inkTitle, 0, text)
}
