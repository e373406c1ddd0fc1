package cmd

import (
	"fmt"
	"time"

	"maxage/inspect/policy"
	"maxage/inspect/rules"
	"maxage/report"
)

// report hands on what came of one target.
func (u *auditRun) report(f *fetched, r *results) {
	if f.skipped != nil || f.failure != nil {
		u.bar.Clear() // what is said takes its line
	}
	if f.skipped != nil {
		u.skipped = true
		fmt.Fprintf(u.stderr, "maxage: note: %s (--no-robots audits it)\n", printable(f.skipped.Error()))
		return
	}
	u.targets++
	for i := range f.written {
		r.exchange(&f.written[i])
	}
	if f.failure != nil {
		r.failure(*f.failure)
		u.fail(exitUnfetched, failureText(f.failure), f.failure.Hint)
	}
}

func failureText(f *report.Failure) string {
	text := f.Message
	if f.Code > 0 {
		text = fmt.Sprintf("(%d) %s", f.Code, text)
	}
	if f.URL != "" {
		text = f.URL + ": " + text
	}
	switch {
	case f.File != "" && f.Line > 0:
		text = fmt.Sprintf("%s:%d: %s", f.File, f.Line, text)
	case f.File != "":
		text = f.File + ": " + text
	}
	return text
}

// leftovers adds to the run what its policy ignores and should not any more. What
// has expired is known at once; that nothing needs an entry, only a whole run
// that looked for all can tell, or the shards of one together.
func (u *auditRun) leftovers(r *results) {
	p := u.o.audit.policy
	if p == nil {
		return
	}
	var found, unneeded []rules.Finding
	whole := !u.partial && u.ctx.Err() == nil && r.summary.Failed == 0
	for _, f := range p.Leftovers(time.Now()) {
		switch {
		case !u.o.rules.looksFor(f.Rule), u.o.least != "" && !f.Severity.AtLeast(u.o.least):
		case f.Rule != policy.PolicyIgnoreUnused:
			found = append(found, f)
		case !whole || !u.o.rules.looksFor(policy.Lookup(f.Subject)): // what is not looked for is not missed
		case r.run.Shard != "":
			unneeded = append(unneeded, f)
		default:
			found = append(found, f)
		}
	}
	r.run.Findings, r.run.Unneeded = report.NewRunFindings(found), report.NewRunFindings(unneeded)
}
