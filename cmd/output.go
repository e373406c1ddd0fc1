package cmd

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"maxage/inspect"
	"maxage/inspect/rules"
	"maxage/inspect/wire"
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
	products []product
	files    []*pendingFile
	last     map[int]int // hop: id of the last exchange seen at it
	failing  bool        // a finding reached --fail-on
	err      error       // the first write that failed
}

// open begins the products of o. Where nothing else is asked for, that is text
// on fallback.
func (a *app) open(o *options, fallback *os.File) (*results, error) {
	r := &results{a: a, o: o, tool: report.Tool{Name: "maxage", Version: version()}, last: map[int]int{}}
	r.run.Started = time.Now().UTC().Format(time.RFC3339)
	outputs := o.outputs
	if len(outputs) == 0 && fallback != nil {
		outputs = []output{{format: "text"}}
	}
	for _, out := range outputs {
		to := fallback
		if to == nil {
			to = a.stdout
		}
		if !out.stdout() {
			f, err := createPending(out.path)
			if err != nil {
				return nil, usagef("name a path that can be written", "the report cannot be written: %w", err)
			}
			r.files = append(r.files, f)
			to = f.File
		}
		p, err := newProduct(out.format, to, a.style(o, to), r.tool, r.run)
		if err != nil {
			return nil, err
		}
		r.products = append(r.products, p)
	}
	return r, nil
}

// inspect explains one exchange as the options ask, and what it would be with
// changed fields.
func (o *options) inspect(x *wire.Exchange) (actual inspect.Result, whatIf *inspect.Result) {
	if o.at != nil && !x.Received.IsZero() {
		x.At = o.at(x.Received)
	}
	actual = inspect.Inspect(x, inspect.Options{})
	if len(o.set)+len(o.unset) > 0 && x.Response.Status >= 200 {
		changed := *x
		changed.Response.Fields = o.change(x.Response.Fields)
		r := inspect.Inspect(&changed, inspect.Options{})
		whatIf = &r
	}
	return actual, whatIf
}

// change drops the fields that --unset and --set name, and adds those of
// --set, where the first line of that name stood.
func (o *options) change(fields []wire.Field) []wire.Field {
	var out []wire.Field
	placed := map[string]bool{}
	for _, f := range fields {
		key := strings.ToLower(f.Name)
		if o.unsets(key) {
			continue
		}
		replaced := false
		for _, s := range o.set {
			if strings.ToLower(s.Name) == key {
				if replaced = true; !placed[key] {
					out = append(out, s)
				}
			}
		}
		if placed[key] = placed[key] || replaced; !replaced {
			out = append(out, f)
		}
	}
	for _, s := range o.set {
		if !placed[strings.ToLower(s.Name)] {
			out = append(out, s)
		}
	}
	return out
}

func (o *options) unsets(name string) bool {
	for _, u := range o.unset {
		if strings.ToLower(u) == name {
			return true
		}
	}
	return false
}

// written is one exchange as the report has it, but for its number.
type written struct {
	report.Exchange
	hop     int
	content *report.Content // encoded for NDJSON, if that is asked for
}

// write explains one exchange and writes it down. curl is the command that
// repeats its request, or "".
func (o *options) write(x *wire.Exchange, curl string) (written, inspect.Result) {
	actual, whatIf := o.inspect(x)
	how := report.Options{ShowSecrets: o.secrets, Rate: o.rate}
	w := written{Exchange: report.NewExchange(actual, how), hop: x.Hop}
	w.Curl = curl
	if whatIf != nil {
		w.WhatIf = report.NewWhatIf(*whatIf, how)
	}
	if o.wants("ndjson") {
		w.content = report.EncodeContent(&w.Exchange)
	}
	return w, actual
}

func (o *options) wants(format string) bool {
	for _, out := range o.outputs {
		if out.format == format {
			return true
		}
	}
	return false
}

// exchange numbers one exchange and hands it to every product.
func (r *results) exchange(w *written) {
	r.summary.Exchanges++
	w.ID = r.summary.Exchanges
	if previous := r.last[w.hop-1]; previous > 0 {
		w.RedirectedFrom = &previous
	}
	r.last[w.hop] = w.ID
	r.count(w.Findings)
	for _, p := range r.products {
		r.note(p.exchange(w))
	}
}

func (r *results) count(findings []report.Finding) {
	c := &r.summary.Findings
	for _, f := range findings {
		severity := rules.Severity(f.Severity)
		switch severity {
		case rules.Error:
			c.Error++
		case rules.Warning:
			c.Warning++
		case rules.Info:
			c.Info++
		case rules.Good:
			c.Good++
		}
		if r.o.failOn != "" && severity.AtLeast(r.o.failOn) {
			r.failing = true
		}
	}
}

// failure reports a transfer or recorded entry that failed.
func (r *results) failure(f report.Failure) {
	r.summary.Failed++
	for _, p := range r.products {
		r.note(p.failure(&f))
	}
}

// title heads the next exchange in text, and makes what follows brief.
func (r *results) title(text string, brief bool) {
	for _, p := range r.products {
		if t, ok := p.(*textProduct); ok {
			t.title, t.style.Brief = text, t.style.Brief || brief
		}
	}
}

func (r *results) note(err error) {
	if r.err == nil {
		r.err = err
	}
}

// close completes the products and puts the files in place. An interrupted run
// is marked incomplete.
func (r *results) close() error {
	r.run.Finished = time.Now().UTC().Format(time.RFC3339)
	r.run.Incomplete = r.a.ctx.Err() != nil
	for _, p := range r.products {
		r.note(p.close(r.run, r.summary))
	}
	for _, f := range r.files {
		if r.err != nil {
			f.discard()
			continue
		}
		r.note(f.commit())
	}
	if r.err != nil {
		return &exitError{23, fmt.Errorf("the report cannot be written: %w", r.err), ""}
	}
	if r.failing && r.a.code == 0 {
		r.a.code = exitFindings
	}
	return nil
}

// pendingFile is written beside its destination and renamed when it is whole.
// A destination that is no regular file, such as a device or a pipe, is written
// in place.
type pendingFile struct {
	*os.File
	path string // "": written in place
}

func createPending(path string) (*pendingFile, error) {
	if info, err := os.Stat(path); err == nil && !info.Mode().IsRegular() {
		f, err := os.OpenFile(path, os.O_WRONLY, 0)
		return &pendingFile{File: f}, err
	}
	if target, err := filepath.EvalSymlinks(path); err == nil {
		path = target // the link stays, its target is replaced
	}
	f, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+".*")
	return &pendingFile{f, path}, err
}

func (f *pendingFile) commit() error {
	if f.path == "" {
		return f.Close()
	}
	if err := f.Chmod(0o644); err != nil {
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	return os.Rename(f.Name(), f.path)
}

func (f *pendingFile) discard() {
	f.Close()
	if f.path != "" {
		os.Remove(f.Name())
	}
}
