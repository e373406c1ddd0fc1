package report

import (
	"io"
	"slices"
)

const (
	baselineNew       = "new"
	baselineUnchanged = "unchanged"
)

// Baseline is what an earlier report found, by which a later run tells what is
// new. It remembers names and URLs alone. What the policy ignored then is not
// remembered: it was never accepted, and counts once the policy's date is over.
type Baseline struct {
	Incomplete bool // the run was cut short: what it did not come to is not known

	known map[string]int // fingerprint: index of list
	list  []accepted
	seen  map[string]bool // method and identity of the URL: this run came by
	words map[string]string
	new   int
}

// accepted is a finding of the earlier report.
type accepted struct {
	Fixed
	page  string // key of Baseline.seen
	found bool   // again
}

// Fixed is a finding of an earlier report that is gone.
type Fixed struct {
	Rule     string `json:"rule"`
	Severity string `json:"severity"`
	URL      string `json:"url"`
}

// NewBaseline reads an earlier report.
func NewBaseline(r io.Reader) (*Baseline, error) {
	b := &Baseline{known: map[string]int{}, seen: map[string]bool{}, words: map[string]string{}}
	for e, err := range Stream(r) {
		if err != nil {
			return nil, err
		}
		switch {
		case e.Exchange != nil:
			b.remember(pageOf(e.Exchange), e.Exchange.URL, e.Exchange.Findings)
		case e.End != nil:
			b.remember("", e.End.Run.Policy, e.End.Run.Findings)
		}
		b.Incomplete = e.End != nil && e.End.Run.Incomplete
	}
	return b, nil
}

func (b *Baseline) remember(page, url string, findings []Finding) {
	for i := range findings {
		f := &findings[i]
		if _, twice := b.known[f.Fingerprint]; twice || f.Ignored != nil {
			continue
		}
		b.known[f.Fingerprint] = len(b.list)
		b.list = append(b.list, accepted{Fixed: Fixed{b.word(f.Rule), b.word(f.Severity), url}, page: page})
	}
}

// word returns s, the same string each time.
func (b *Baseline) word(s string) string {
	if have, ok := b.words[s]; ok {
		return have
	}
	b.words[s] = s
	return s
}

func pageOf(x *Exchange) string { return x.Request.Method + " " + identityOf(x.URL) }

// Apply marks every finding of an exchange as new or unchanged.
func (b *Baseline) Apply(x *Exchange) {
	b.seen[pageOf(x)] = true
	b.mark(x.Findings)
}

// ApplyRun marks what is found about the policy. What of that is gone does not
// count as fixed: not every run can tell. What a shard did not need counts once
// all are merged.
func (b *Baseline) ApplyRun(r *Run) {
	b.mark(r.Findings)
	n := b.new
	b.mark(r.Unneeded)
	b.new = n
}

func (b *Baseline) mark(findings []Finding) {
	for i := range findings {
		f := &findings[i]
		f.Baseline = baselineNew
		if at, ok := b.known[f.Fingerprint]; ok {
			f.Baseline = baselineUnchanged
			b.list[at].found = true
		} else if f.counts() {
			b.new++
		}
	}
}

// Fixed lists what was found in the earlier report and is not any more, in its
// order, as far as this run came by the URL. Praise that is gone is not fixed.
func (b *Baseline) Fixed() []Fixed {
	var gone []Fixed
	for i := range b.list {
		if k := &b.list[i]; !k.found && b.seen[k.page] && k.Severity != "good" {
			gone = append(gone, k.Fixed)
		}
	}
	return gone
}

// Count puts the numbers of new and fixed findings into a summary.
func (b *Baseline) Count(s *Summary) { s.New, s.Fixed = b.new, len(b.Fixed()) }

// counts reports whether the finding counts as new: praise does not, nor what
// the policy ignores.
func (f *Finding) counts() bool { return f.Ignored == nil && f.Severity != "good" }

// Mark applies the baseline to a run that comes from reports.
func (b *Baseline) Mark(run Events) Events {
	return func(yield func(Event, error) bool) {
		for e, err := range run {
			switch {
			case e.Exchange != nil:
				x := *e.Exchange
				x.Findings = slices.Clone(x.Findings)
				b.Apply(&x)
				e.Exchange = &x
			case e.End != nil:
				end := *e.End
				end.Run.Findings, end.Run.Unneeded = slices.Clone(end.Run.Findings), slices.Clone(end.Run.Unneeded)
				b.ApplyRun(&end.Run)
				b.Count(&end.Summary)
				e.End = &end
			}
			if !yield(e, err) {
				return
			}
		}
	}
}
