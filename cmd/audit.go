package cmd

import (
	"fmt"
	"slices"
	"strconv"
	"time"

	"github.com/schollz/progressbar/v3"
	"github.com/spf13/cobra"

	"maxage/inspect/curl"
	"maxage/inspect/fetch"
	"maxage/inspect/policy"
	"maxage/report"
)

// exitUnfetched is an audit that could not see all of its targets, and found
// nothing to fail for in the others.
const exitUnfetched = 4

// usualRetries are made where neither a flag nor the policy says otherwise.
const usualRetries = 2

func (a *app) auditCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "audit [curl flags] [TARGET...]",
		Short: "Hold many URLs against a policy, for CI",
		Long: `Fetch many URLs, hold them against the policy maxage.yaml of the current folder
(or --policy FILE) and against the rules, and fail for what is wrong: exit code
1 for findings at or above --fail-on (error), 4 if targets could not be fetched.
A TARGET is a URL, or a file: a list, a sitemap, a recording. Without one the
policy's own targets are taken. curl's flags say how to fetch; credentials are
sent to the origins that you name, not to those that pages lead to.`,
		Example: "  maxage audit https://example.com/ https://example.com/account\n  maxage audit -i urls.txt --format sarif=maxage.sarif\n  maxage audit --sitemap https://example.com/sitemap.xml --shard 3/16\n  maxage audit --assert 'shared >= 5m' https://example.com/",
		RunE:    func(c *cobra.Command, args []string) error { return a.audit(c, args) },

		ValidArgsFunction:  completeFlags(ownAuditFlags),
		DisableFlagParsing: true, // they are curl's and ours together
	}
}

// audit is the whole run: what to look at, what is wanted, each target fetched
// and held against it, and what follows for the exit code.
func (a *app) audit(c *cobra.Command, args []string) error {
	o := &options{audit: &auditOptions{robots: true}}
	env := a.curlEnv()
	env.URLless = true
	usual := []string{"--retry", strconv.Itoa(usualRetries), "--retry-connrefused"}
	command, err := curl.Parse(append(usual, args...), env, curlFlags(ownAuditFlags))
	if err != nil {
		return err
	}
	if command.Help {
		return c.Help()
	}
	if err := o.take(ownAuditFlags, command.Rest); err != nil {
		return err
	}
	if err := a.readPolicy(o); err != nil {
		return err
	}
	given := func(flag string) bool {
		return slices.ContainsFunc(command.Rest, func(x curl.Extra) bool { return x.Name == flag })
	}
	o.settle(given)
	switch o.audit.job {
	case "check":
		return a.checkPolicy(o)
	case "explain":
		return a.explainPolicy(o)
	}
	run := &auditRun{app: a, o: o, command: command, client: &fetch.Client{}, jars: &jars{a: a}}
	defer run.client.Close()
	if o.audit.job == "init" {
		return run.init()
	}
	return run.all()
}

// auditRun is one audit under way.
type auditRun struct {
	*app
	o       *options
	command *curl.Command
	client  *fetch.Client
	jars    *jars
	hosts   hosts

	seen    []policy.Seen // for --init
	targets int
	bar     *progressbar.ProgressBar
}

// all audits every target and reports in their order.
func (u *auditRun) all() error {
	r, err := u.open(u.o, u.stdout)
	if err != nil {
		return err
	}
	if r.baseline, err = u.o.audit.readBaseline(); err != nil {
		r.discard()
		return err
	}
	u.bar = u.progress()
	inOrder(u.stream(), u.o.audit.parallel, u.one, func(f fetched) bool {
		u.report(&f, r)
		u.bar.Add(1)
		return r.err == nil && u.ctx.Err() == nil
	})
	u.bar.Finish()
	u.leftovers(r)
	if err := r.close(); err != nil {
		return err
	}
	switch {
	case u.targets == 0 && u.code == 0:
		return usagef("name URLs, a file with -i, or targets in maxage.yaml", "there is nothing to audit")
	case u.code == exitUnfetched && u.o.audit.tolerant:
		u.code = 0
	}
	return nil
}

// report hands on what came of one target.
func (u *auditRun) report(f *fetched, r *results) {
	if f.skipped != nil || f.failure != nil {
		u.bar.Clear() // what is said takes its line
	}
	if f.skipped != nil {
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
	if f.File != "" && f.Line > 0 {
		text = fmt.Sprintf("%s:%d: %s", f.File, f.Line, text)
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
	for _, f := range p.Leftovers(time.Now()) {
		text := fmt.Sprintf("%s:%d: %s", f.Place.File, f.Place.Line, f.Message)
		fmt.Fprintf(u.stderr, "maxage: %s: %s\n", f.Severity, printable(text))
	}
}
