package cmd

import (
	"slices"

	"maxage/inspect"
	"maxage/inspect/target"
	"maxage/inspect/wire"
	"maxage/report"
)

// written is one exchange as the report has it, but for its number.
type written struct {
	report.Exchange
	hop     int
	result  inspect.Result  // to be compared with those before it
	content *report.Content // encoded for NDJSON, if that is asked for
}

// write explains one exchange and writes it down. curl is the command that
// repeats its request, or ""; aim is the target of an audit, or nil.
func (o *options) write(x *wire.Exchange, curl string, aim *target.Target) (written, inspect.Result) {
	actual, whatIf := o.inspect(x)
	w := written{hop: x.Hop, result: actual}
	w.Exchange = o.hold(&w.result)
	w.Curl = report.Valid(curl)
	if aim != nil {
		w.From, w.TargetNumber = placeOf(aim.From), aim.Number
	}
	if whatIf != nil {
		w.WhatIf = report.NewWhatIf(*whatIf, o.how())
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
	return slices.ContainsFunc(o.outputs, func(out output) bool { return out.format == format })
}
