package cmd

import (
	"io/fs"
	"os"
	"slices"
	"strings"

	"github.com/schollz/progressbar/v3"
	"github.com/spf13/cobra"

	"maxage/inspect/curl"
	"maxage/inspect/fetch"
	"maxage/inspect/policy"
	"maxage/inspect/target"
)

func (a *app) auditCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "audit [curl flags] [TARGET...]",
		Short: "Hold many URLs against a policy, for CI",
		Long: `Fetch many URLs, hold them against the policy maxage.yaml of the current folder
(or --policy FILE) and against the rules, and fail for what is wrong: exit code
1 for findings at or above --fail-on (error), 4 if targets could not be fetched.
A TARGET is a URL, or a file: a list, a sitemap, a recording. Without one the
policy's own targets are taken. curl's flags say how to fetch; credentials are
sent to the origins that you name, not to those that pages lead to. Answers may
come compressed, as browsers get them (--no-compressed: as they are). --only and
--skip take the rules of the policy by their names (policy-lifetime), and leave
them alone where they name a category.

` + helpShards(),
		Example: "  maxage audit https://example.com/ https://example.com/account\n  maxage audit -i urls.txt --format sarif=maxage.sarif\n  maxage audit --sitemap https://example.com/sitemap.xml --shard 3/16\n  maxage audit --assert 'shared >= 5m' https://example.com/",
		RunE:    func(c *cobra.Command, args []string) error { return a.audit(c, args) },

		ValidArgsFunction:     complete(ownAuditFlags),
		DisableFlagParsing:    true, // they are curl's and ours together
		DisableFlagsInUseLine: true,
	}
}

// audit is the whole run: what to look at, what is wanted, each target fetched
// and held against it, and what follows for the exit code.
func (a *app) audit(c *cobra.Command, args []string) error {
	o := &options{audit: &auditOptions{robots: true}}
	env := a.curlEnv()
	env.URLless = true
	command, err := curl.Parse(append([]string{"--compressed", "--retry-connrefused"}, args...), env, curlFlags(ownAuditFlags))
	if err != nil {
		return err
	}
	if command.Help {
		return c.Help()
	}
	if err := o.take(ownAuditFlags, command.Rest); err != nil {
		return err
	}
	given := func(flag string) bool {
		return slices.ContainsFunc(command.Rest, func(x curl.Extra) bool { return x.Name == flag })
	}
	if err := a.readPolicy(o); err != nil {
		return err
	}
	if err := o.conflict(given); err != nil {
		return err
	}
	o.settle(given)
	switch o.audit.job {
	case "check":
		return a.checkPolicy(o)
	case "explain":
		return a.explainPolicy(o)
	}
	if err := unsuitable(command, o.audit.inputs); err != nil {
		return err
	}
	if err := missingFiles(command); err != nil {
		return err
	}
	run := &auditRun{app: a, o: o, command: command, client: &fetch.Client{Admit: newHosts(o.audit).enter}, jars: &jars{a: a}}
	run.retriesGiven = slices.ContainsFunc(args, func(arg string) bool { return arg == "--retry" || strings.HasPrefix(arg, "--retry=") })
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
	sheets  target.Sheets

	retriesGiven bool

	seen    []policy.Seen // for --init
	targets int
	skipped bool // robots.txt forbade a target
	partial bool // the targets are not the policy's
	bar     *progressbar.ProgressBar
}

// unsuitable refuses what an audit has no use for, and inputs that are not there.
func unsuitable(c *curl.Command, inputs []input) error {
	for _, in := range inputs {
		info, err := os.Stat(in.name)
		if in.name == "-" || strings.Contains(in.name, "://") || err == nil && info.Mode()&(fs.ModeNamedPipe|fs.ModeDevice) != 0 {
			continue // what a pipe holds can be read but once
		}
		f, err := openFile(in.name)
		if err != nil {
			return usagef("name a file that can be read", "%s cannot be read: %v", in.name, err)
		}
		f.Close()
	}
	for t := range c.Transfers {
		if t.Output != "" || t.WriteOut != "" {
			return usagef("fetch the URL without audit: maxage -o FILE URL", "an audit has no use for -o, -O and -w")
		}
	}
	return nil
}

// all audits every target and reports in their order.
func (u *auditRun) all() error {
	r, err := u.open(u.o, u.stdout)
	if err != nil {
		return err
	}
	if r.baseline, err = u.readBaseline(u.o.audit); err != nil {
		r.discard()
		return err
	}
	u.bar = u.progress()
	inOrder(u.stream(), u.o.audit.parallel, u.one, func(f fetched) bool {
		u.report(&f, r)
		u.bar.Add(1)
		return !r.lost() && u.ctx.Err() == nil
	})
	u.bar.Finish()
	if u.targets == 0 && u.code == 0 && u.ctx.Err() == nil && u.o.audit.shard.Of == 0 && !u.skipped {
		r.discard()
		return usagef(u.wayOut(), "there is nothing to audit")
	}
	u.leftovers(r)
	if err := u.jars.close(); err != nil {
		u.fail(exitUnwritten, err.Error(), "")
	}
	if err := r.close(); err != nil {
		return err
	}
	if u.code == exitUnfetched && u.o.audit.tolerant {
		u.code = 0
	}
	return nil
}

// wayOut says what helps where there are no targets.
func (u *auditRun) wayOut() string {
	if u.partial {
		return "what is named holds no URL"
	}
	return "name URLs, a file with -i, or targets in maxage.yaml"
}
