package cmd

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"time"

	"maxage/inspect"
	"maxage/inspect/rules"
	"maxage/report"
)

// results takes exchanges and failures as they come, counts them, and hands
// them to every product.
type results struct {
	a        *app
	o        *options
	tool     report.Tool
	run      report.Run
	summary  report.Summary
	products []*product
	spools   []*os.File       // temporary: dropped at the end
	baseline *report.Baseline // nil: all findings are new
	last     map[int]int      // hop: id of the last exchange seen at it
	seen     rules.Memory     // of the run, for the rules that look back over it
	failing  bool             // a finding reached --fail-on
}

// exchange numbers one exchange and hands it to every product.
func (r *results) exchange(w *written) {
	r.summary.Exchanges++
	w.ID = r.summary.Exchanges
	if previous := r.last[w.hop-1]; previous > 0 {
		w.RedirectedFrom = &previous
	}
	r.last[w.hop] = w.ID
	changed := false
	if w.result.Follow(&r.seen) {
		held := r.o.hold(&w.result)
		w.Findings, w.Checks, changed = held.Findings, held.Checks, true
	}
	if r.baseline != nil {
		r.baseline.Apply(&w.Exchange)
		changed = true
	}
	if changed && w.content != nil {
		w.content = report.EncodeContent(&w.Exchange) // anew: it is rare
	}
	w.result = inspect.Result{} // its body is not needed any more
	r.summary.Count(w.Findings)
	r.judge(w.Findings)
	for _, p := range r.products {
		p.put(w)
	}
}

// judge says whether findings fail the run.
func (r *results) judge(findings []report.Finding) {
	for i := range findings {
		r.failing = r.failing || findings[i].Fails(string(r.o.failOn))
	}
}

// failure reports a transfer or recorded entry that failed.
func (r *results) failure(f report.Failure) {
	r.summary.Failed++
	f.After = r.summary.Exchanges
	for _, text := range []*string{&f.URL, &f.Message, &f.Hint, &f.File} {
		*text = report.Valid(*text)
	}
	r.take(report.Event{Failure: &f})
}

// take hands a step of the run to every product.
func (r *results) take(e report.Event) {
	for _, p := range r.products {
		p.take(e)
	}
}

// title heads the next exchange in text, and makes what follows brief.
func (r *results) title(text string, brief bool) {
	for _, p := range r.products {
		if t, ok := p.to.(*report.TextRun); ok {
			t.Title(text, brief)
		}
	}
}

// lost reports that no product can be written any more.
func (r *results) lost() bool {
	return len(r.products) > 0 && !slices.ContainsFunc(r.products, func(p *product) bool { return p.err == nil })
}

// close completes the products and puts the files in place. An interrupted run
// is marked incomplete.
func (r *results) close() error {
	r.run.Finished = time.Now().UTC().Format(time.RFC3339)
	r.run.Incomplete = r.a.ctx.Err() != nil
	if r.baseline != nil {
		r.baseline.ApplyRun(&r.run)
	}
	r.summary.Count(r.run.Findings)
	r.judge(r.run.Findings)
	if r.baseline != nil {
		r.baseline.Count(&r.summary)
	}
	r.take(report.Event{End: &report.End{Run: r.run, Summary: r.summary}})
	return r.finish()
}

// finish puts the files in place, and says what the findings mean for the exit
// code.
func (r *results) finish() error {
	r.dropSpools()
	var faults []string
	for _, p := range r.products {
		if fault := p.finish(); fault != nil {
			faults = append(faults, fmt.Sprintf("%s: %v", p.place, fault))
		}
	}
	if len(faults) > 0 {
		return &exitError{exitUnwritten, fmt.Errorf("the report cannot be written: %s", strings.Join(faults, "; ")), ""}
	}
	if r.failing && (r.a.code == 0 || r.o.audit != nil && r.a.code == exitUnfetched) {
		r.a.code = exitFindings
	}
	return nil
}

// discard gives up what was to be written.
func (r *results) discard() {
	for _, p := range r.products {
		p.discard()
	}
	r.dropSpools()
}

func (r *results) dropSpools() {
	for _, f := range r.spools {
		f.Close()
		os.Remove(f.Name())
	}
}
