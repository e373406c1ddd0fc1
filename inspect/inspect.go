// Package inspect is the whole flow: parse once, judge, run the rules.
package inspect

import (
	"maxage/inspect/cache"
	"maxage/inspect/field"
	"maxage/inspect/rules"
	"maxage/inspect/wire"
)

// Options says whom to ask. The zero value asks the standard's caches and
// every rule that is on by default.
type Options struct {
	Caches []*cache.Cache // beside the standard's three
	Rules  []*rules.Rule  // nil: DefaultRules
}

// Result is everything known about one exchange.
type Result struct {
	Exchange *wire.Exchange
	Response *field.Response
	Verdicts []cache.Verdict // browser, shared, cdn, then the others asked; none without a final response
	Findings []rules.Finding
}

// Inspect explains one exchange. It reads nothing but its arguments.
func Inspect(x *wire.Exchange, o Options) Result {
	r := Result{Exchange: x, Response: field.Parse(x)}
	if x.Response.Status < 200 {
		return r
	}
	r.Verdicts = make([]cache.Verdict, 0, len(cache.Standard)+len(o.Caches))
	r.Verdicts = cache.JudgeAll(r.Verdicts, cache.Standard, r.Response)
	r.Verdicts = cache.JudgeAll(r.Verdicts, o.Caches, r.Response)
	active := o.Rules
	if active == nil {
		active = DefaultRules
	}
	r.Findings = rules.Run(active, r.Response, r.Verdicts)
	return r
}

// DefaultRules are the rules that run unless others are asked for.
var DefaultRules = func() []*rules.Rule {
	var on []*rules.Rule
	for _, r := range rules.All {
		if !r.Optional {
			on = append(on, r)
		}
	}
	return on
}()
