package cmd

import (
	"fmt"
	"time"

	"maxage/inspect/policy"
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

// leftovers reports the entries of the policy that expired or were not needed,
// once a whole run has been seen.
func (u *auditRun) leftovers(r *results) {
	p := u.o.audit.policy
	if p == nil || r.run.Shard != "" || u.ctx.Err() != nil || r.summary.Failed > 0 {
		return
	}
	partial := u.partial || len(u.o.rules.only)+len(u.o.rules.skip) > 0 // what is not looked for is not missed
	for _, f := range p.Leftovers(time.Now()) {
		if partial && f.Rule == policy.PolicyIgnoreUnused {
			continue
		}
		r.failing = r.failing || u.o.failOn != "" && f.Severity.AtLeast(u.o.failOn)
		text := fmt.Sprintf("%s:%d: %s", f.Place.File, f.Place.Line, f.Message)
		fmt.Fprintf(u.stderr, "maxage: %s: %s\n", f.Severity, printable(text))
	}
}
