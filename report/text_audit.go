package report

import (
	"cmp"
	"fmt"
	"io"
	"slices"
)

// AuditStyle says how the summary of an audit is laid out.
type AuditStyle struct {
	Style         // Verbose: all rows, all URLs, and what is for information only in full
	Group  bool   // one row for all URLs that are treated alike
	Passed int    // how many URLs that passed are listed; -1: all
	FailOn string // the severity from which on a finding fails the run, for the last line; "" or never: none is written
}

// TextAudit writes an audit for a person at a terminal: a table of URLs, the
// gravest first, then what was found, by rule. The table comes before its last
// row is known, so the rows that it will show are kept until End: those with
// something grave, a few of those that passed, and with Group one a group.
type TextAudit struct {
	*printer
	style    AuditStyle
	rows     []*auditRow
	groups   map[string]*auditRow
	rules    ruleTally
	failures []Failure
	tally    tally
	omitted  int    // passed, and not kept
	origin   string // of all URLs so far
	mixed    bool   // there is more than one origin
}

// auditRow is a line of the table.
type auditRow struct {
	url, grade, policy string
	cells              [auditColumns]string
	rules              []string
	count              int // URLs that it stands for
}

// The columns between the URL and the findings.
const (
	auditStatus = iota
	auditBrowser
	auditShared
	auditCDN
	auditAge // from here on where there is room
	auditVary
	auditValidator
	auditBytes
	auditTime
	auditColumns
)

var auditHeads = [auditColumns]string{"status", "browser", "shared", "CDN", "age", "vary", "valid.", "size", "ms"}

// NewTextAudit returns a writer of the summary to w.
func NewTextAudit(w io.Writer, s AuditStyle) *TextAudit {
	if s.Verbose {
		s.Passed = -1
	}
	return &TextAudit{printer: newPrinter(w, s.Style), style: s, groups: map[string]*auditRow{},
		tally: tally{failOn: s.FailOn}, rules: ruleTally{limit: s.urlsOfRule()}}
}

// urlsOfRule is how many URLs are listed under a rule.
func (s *AuditStyle) urlsOfRule() int {
	if s.Verbose {
		return -1
	}
	return 5
}

// Begin does nothing: the first line tells how the run ended.
func (t *TextAudit) Begin(Tool, Run) error { return nil }

// Failure takes what failed.
func (t *TextAudit) Failure(f *Failure) error {
	t.failures = append(t.failures, *f)
	t.tally.failure(f)
	return nil
}

// Exchange takes an exchange.
func (t *TextAudit) Exchange(x *Exchange) error {
	grade := t.tally.exchange(x)
	if grade == "info" {
		grade = passed
	}
	t.rules.add(x.ID, x.URL, x.Findings)
	switch origin, _ := originAndPath(x.URL); {
	case t.origin == "":
		t.origin = origin
	case t.origin != origin:
		t.mixed = true
	}
	if grade == passed && !t.style.Group && t.style.Passed >= 0 && t.tally.graded("info", passed) > t.style.Passed {
		t.omitted++
		return nil
	}
	r := newAuditRow(x, grade)
	if !t.style.Group {
		r.cells[auditStatus] += x.retries()
	}
	if did := x.outcome(); did != "" && !t.style.Group {
		r.cells[auditCDN] += " " + did
	}
	t.keep(r)
	return nil
}

func newAuditRow(x *Exchange, grade string) *auditRow {
	r := &auditRow{url: x.URL, grade: grade, policy: x.header("Cache-Control"), rules: x.rulesAtWork(), count: 1}
	if r.policy == "" {
		r.policy = "no Cache-Control"
	}
	r.cells = [auditColumns]string{
		auditStatus: fmt.Sprint(x.Response.Status), auditBrowser: x.browserCell(), auditShared: x.Verdicts.Get("shared").cell(),
		auditCDN: x.Verdicts.Get("cdn").cell(),
		auditAge: x.age(), auditVary: cmp.Or(x.header("Vary"), "-"), auditValidator: x.validator(), auditBytes: x.size(),
	}
	if m := x.Request.Method; m != "GET" {
		r.cells[auditStatus] += " " + m
	}
	if x.Timing != nil && x.Timing.Total > 0 {
		r.cells[auditTime] = fmt.Sprintf("%.0f", x.Timing.Total)
	}
	return r
}

// keep files a row, with Group under what its URLs have in common.
func (t *TextAudit) keep(r *auditRow) {
	if t.style.Group {
		key := fmt.Sprintf("%q", []any{r.cells[:auditAge], r.grade, r.policy, r.cells[auditVary], r.rules})
		if first := t.groups[key]; first != nil {
			first.count++
			return
		}
		t.groups[key] = r
		for _, own := range [...]int{auditAge, auditBytes, auditTime} {
			r.cells[own] = ""
		}
	}
	t.rows = append(t.rows, r)
}

// End writes all of it.
func (t *TextAudit) End(run Run, s Summary) error {
	t.headline(run)
	slices.SortStableFunc(t.rows, func(a, b *auditRow) int {
		return cmp.Or(rank(a.grade)-rank(b.grade), b.count-a.count)
	})
	if t.style.Group && t.style.Passed >= 0 {
		t.limitGroups()
	}
	t.table()
	for i := range t.failures {
		t.failedURL(&t.failures[i])
	}
	t.tally.found(run.Findings)
	t.rules.add(0, "", run.Findings)
	t.rules.write(t.printer, t.shown, t.Verbose)
	t.footing(run, s)
	return t.flush()
}

// failedURL tells what could not be fetched, and why.
func (t *TextAudit) failedURL(f *Failure) {
	t.blank()
	t.add(inkPlain, "  ").add(inkError, t.failure).add(inkPlain, " ").add(inkError, "not fetched").add(inkPlain, "  ")
	t.add(inkPlain, t.elided(t.visible(f.place()), t.columns()-t.at)).end()
	t.paragraph(inkPlain, 6, f.Message)
	if f.Hint != "" {
		t.paragraph(inkPlain, 6, f.Hint)
	}
}

// limitGroups leaves out the smallest groups of those that passed.
func (t *TextAudit) limitGroups() {
	kept := 0
	t.rows = slices.DeleteFunc(t.rows, func(r *auditRow) bool {
		if r.grade != passed {
			return false
		}
		if kept++; kept > t.style.Passed {
			t.omitted += r.count
			return true
		}
		return false
	})
}
