package cmd

import (
	"os"
	"time"

	"maxage/inspect"
	"maxage/inspect/wire"
	"maxage/report"
)

// open begins the products of o. Where nothing else is asked for, that is text
// on fallback.
func (a *app) open(o *options, fallback *os.File) (r *results, err error) {
	r = &results{a: a, o: o, tool: report.Tool{Name: "maxage", Version: version()}, last: map[int]int{}}
	defer func() {
		for i := 0; err != nil && i < len(r.files); i++ {
			r.files[i].discard()
		}
	}()
	o.active = o.rules.active()
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
				return r, usagef("name a path that can be written", "the report cannot be written: %w", err)
			}
			r.files = append(r.files, f)
			to = f.File
		}
		p, err := newProduct(out.format, to, a.style(o, to), r.tool, r.run)
		if err != nil {
			return r, err
		}
		r.products = append(r.products, p)
	}
	return r, nil
}

// written is one exchange as the report has it, but for its number.
type written struct {
	report.Exchange
	hop     int
	result  inspect.Result  // to be compared with those before it
	content *report.Content // encoded for NDJSON, if that is asked for
}

// write explains one exchange and writes it down. curl is the command that
// repeats its request, or ""; from is where its target was written, or nil.
func (o *options) write(x *wire.Exchange, curl string, from *report.Place) (written, inspect.Result) {
	actual, whatIf := o.inspect(x)
	how := o.how()
	w := written{hop: x.Hop, result: actual}
	w.Exchange = o.audit.hold(&w.result, how)
	w.Curl, w.From = curl, from
	if whatIf != nil {
		w.WhatIf = report.NewWhatIf(*whatIf, how)
	}
	if o.wants("ndjson") {
		w.content = report.EncodeContent(&w.Exchange)
	}
	return w, actual
}

// how says how results are written down.
func (o *options) how() report.Options {
	return report.Options{ShowSecrets: o.secrets, Rate: o.rate}
}

func (o *options) wants(format string) bool {
	for _, out := range o.outputs {
		if out.format == format {
			return true
		}
	}
	return false
}
