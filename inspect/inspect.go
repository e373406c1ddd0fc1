// Package inspect is the whole flow: parse once, judge, run the rules.
package inspect

import (
	"slices"

	"maxage/inspect/cache"
	"maxage/inspect/field"
	"maxage/inspect/rules"
	"maxage/inspect/wire"
)

// Options says whom to ask. The zero value asks the standard's caches and
// every rule that is on by default.
type Options struct {
	Caches []*cache.Cache // beside the standard's three and those that the response names itself
	Rules  []*rules.Rule  // nil: DefaultRules
	Least  rules.Severity // findings below it are left out; "": none are
	rules.Options
}

// Result is everything known about one exchange.
type Result struct {
	Exchange *wire.Exchange
	Response *field.Response
	Verdicts []cache.Verdict // browser, shared, cdn, then the others asked and recognised; none without a final response
	Findings []rules.Finding

	Staleness cache.Staleness // of what users see, at worst; zero without verdicts

	options Options
	pass    *rules.Pass // nil without verdicts
}

// Inspect explains one exchange. It reads nothing but its arguments.
func Inspect(x *wire.Exchange, o Options) Result {
	r := Result{Exchange: x, Response: field.Parse(x), options: o}
	if x.Response.Status < 200 {
		return r
	}
	r.Verdicts = make([]cache.Verdict, 0, len(cache.Standard)+len(o.Caches))
	r.judge(cache.Standard...)
	r.judge(o.Caches...)
	r.judge(r.recognised()...)
	r.Staleness = cache.WorstStaleness(r.Response, r.Verdicts)
	r.pass = rules.NewPass(r.Response, r.Verdicts, o.Options)
	r.Findings = o.reported(r.pass.Run(o.active()))
	return r
}

// Follow runs the rules that look back over a run on its next exchange, and
// reports whether they changed its findings. Exchanges must come in the order
// of the run.
func (r *Result) Follow(m *rules.Memory) (changed bool) {
	if r.pass == nil || len(m.Follow(r.options.active(), r.pass)) == 0 {
		return false
	}
	r.Findings = r.options.reported(r.pass.Findings())
	return true
}

func (o *Options) active() []*rules.Rule {
	if o.Rules == nil {
		return DefaultRules
	}
	return o.Rules
}

// reported drops what is not grave enough.
func (o *Options) reported(found []rules.Finding) []rules.Finding {
	if o.Least == "" {
		return found
	}
	var grave []rules.Finding // the rules keep their own list
	for _, f := range found {
		if f.Severity.AtLeast(o.Least) {
			grave = append(grave, f)
		}
	}
	return grave
}

// judge adds the verdicts of caches that have given none yet.
func (r *Result) judge(caches ...*cache.Cache) {
	for _, c := range caches {
		known := func(v cache.Verdict) bool { return v.Cache.Name == c.Name }
		if !c.Factual && !slices.ContainsFunc(r.Verdicts, known) {
			r.Verdicts = cache.Add(r.Verdicts, c, r.Response)
		}
	}
}

// recognised returns the caches that have left their marks on the response and
// were not asked for, each as it comes from its makers: nobody knows how it is
// configured.
func (r *Result) recognised() []*cache.Cache {
	var found []*cache.Cache
	for _, s := range r.Response.Served {
		asked := func(v cache.Verdict) bool { return v.Cache.Product() == s.Cache }
		if c := cache.Lookup(s.Cache); c != nil && c.Shared && !slices.ContainsFunc(r.Verdicts, asked) {
			found = append(found, c)
		}
	}
	return found
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
