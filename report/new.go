package report

import (
	"strings"
	"time"
	"unicode/utf8"

	"maxage/inspect"
	"maxage/inspect/cache"
	"maxage/inspect/field"
	"maxage/inspect/rules"
	"maxage/inspect/wire"
)

// Options say how results are written down.
type Options struct {
	ShowSecrets bool
	Rate        float64 // requests a second for Load; 0: none
}

// NewExchange writes one result down, as number 1. In a run of several the
// caller numbers it, and names the hop before it.
func NewExchange(r inspect.Result, o Options) Exchange {
	x := r.Exchange
	w := writer{x: x, r: r.Response, hide: hiding(r.Exchange, o), rate: o.Rate}
	e := Exchange{
		ID: 1, URL: w.hide.url(x.URL), Source: x.Source, ObservedAt: stamp(observed(x)),
		FromCache: ownCache(x.FromCache),
		Request:   w.request(),
		Interim:   w.interim(),
		Response:  w.response(),
		ServedBy:  w.servedBy(r.Response.Served),
		Findings:  w.findings(r.Findings),
	}
	if x.Attempts > 1 {
		e.Attempts = x.Attempts
	}
	e.judged = w.judged(r)
	e.Verdicts, e.Sentence, e.Disagreement = e.judged.verdicts, e.judged.sentence, e.judged.disagreement
	if len(r.Verdicts) > 0 {
		e.Staleness = newStaleness(&r.Staleness)
	}
	e.Connection, e.Timing = connection(&x.Connection), timing(&x.Timing)
	return e
}

// NewWhatIf writes down the same exchange judged with changed fields.
func NewWhatIf(r inspect.Result, o Options) *WhatIf {
	w := writer{x: r.Exchange, r: r.Response, hide: hiding(r.Exchange, o), rate: o.Rate}
	return &WhatIf{
		Headers:  w.headers(wire.Response, r.Exchange.Response.Fields),
		Verdicts: w.verdicts(r.Verdicts),
		Sentence: Valid(cache.Summary(r.Response, r.Verdicts)),
		Findings: w.findings(r.Findings),
	}
}

// ownCache is what a recorded browser took the answer from, "" for the network.
func ownCache(from string) string {
	if from == "none" {
		return ""
	}
	return from
}

func observed(x *wire.Exchange) time.Time {
	if !x.At.IsZero() {
		return x.At
	}
	return x.Received
}

func stamp(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339)
}

// writer writes down one exchange. Header values are rewritten once, since
// every span has to move with them.
type writer struct {
	x     *wire.Exchange
	r     *field.Response
	hide  redaction
	rate  float64
	moved []moved
	store []Span
}

// moved is a line whose value was rewritten.
type moved struct {
	part wire.Part
	line int
	*rewriting
}

// Valid is s as JSON can hold it: what is no UTF-8 becomes the replacement
// character. Whatever goes into a report is made so once, or a report that was
// saved would differ from the run.
func Valid(s string) string {
	if utf8.ValidString(s) {
		return s
	}
	return (&rewriting{in: s}).done()
}

func (w *writer) span(s wire.Span) Span {
	out := Span{Part: s.Part.String(), Line: s.Line, Start: s.Start, End: s.End}
	if fields := w.x.Message(s.Part).Fields; s.Line >= 0 && s.Line < len(fields) {
		out.Name = Valid(fields[s.Line].Name)
	}
	for _, m := range w.moved {
		if m.part == s.Part && m.line == s.Line {
			out.Start, out.End = m.move(s.Start), m.move(s.End)
		}
	}
	return out
}

// spans cuts the spans of one reason or finding from a common store, which is
// large enough for most exchanges.
func (w *writer) spans(spans []wire.Span) []Span {
	if len(w.store)+len(spans) > cap(w.store) {
		w.store = make([]Span, 0, max(12, len(spans)))
	}
	from := len(w.store)
	for _, s := range spans {
		w.store = append(w.store, w.span(s))
	}
	return w.store[from:len(w.store):len(w.store)]
}

func (w *writer) findings(findings []rules.Finding) []Finding {
	out := make([]Finding, 0, len(findings))
	prints := fingerprints{method: w.x.Request.Method}
	if len(findings) > 0 {
		prints.what = identityOf(w.x.URL)
	}
	for i, f := range findings {
		out = append(out, newFinding(&f, w.spans(f.At), prints.of(f.Rule.ID, f.Subject, before(findings[:i], f))))
	}
	return out
}

func newFinding(f *rules.Finding, at []Span, print string) Finding {
	return Finding{
		Rule: f.Rule.ID, Severity: string(f.Severity), Category: string(f.Rule.Category),
		Message: Valid(f.Message), Fix: Valid(f.Fix), Send: linesOf(Valid(f.Send)), Refs: append([]string{}, f.Rule.Refs...), Caches: f.Caches,
		Evidence: at, Place: placeOf(f.Place), Fingerprint: print,
	}
}

// NewRunFindings writes down what is found about the policy itself.
func NewRunFindings(findings []rules.Finding) (out []Finding) {
	for i, f := range findings {
		prints := fingerprints{what: f.Place.File}
		out = append(out, newFinding(&f, []Span{}, prints.of(f.Rule.ID, f.Subject, before(findings[:i], f))))
	}
	return out
}

func placeOf(p *rules.Place) *Place {
	if p == nil {
		return nil
	}
	return NewPlace(p.File, p.Line, p.Column)
}

// NewPlace is a position in a file.
func NewPlace(file string, line, column int) *Place {
	return &Place{File: Valid(file), Line: line, Column: column}
}

// linesOf parts the lines of Rule.Send.
func linesOf(send string) (out []string) {
	for line := range strings.Lines(send) {
		out = append(out, strings.TrimSpace(line))
	}
	return out
}
