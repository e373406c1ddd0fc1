package cmd

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"maxage/inspect/policy"
	"maxage/report"
)

// policyNames are looked for in the current folder.
var policyNames = [...]string{"maxage.yaml", "maxage.yml", ".maxage.yaml", ".maxage.yml"}

// readPolicy finds and reads the policy, and adds what --assert says.
func (a *app) readPolicy(o *options) error {
	u := o.audit
	if u.policyFile == "" && u.job != "init" {
		for _, name := range policyNames {
			if _, err := os.Stat(name); err == nil {
				u.policyFile = name
				break
			}
		}
	}
	named := u.policyFile != "" && u.policyFile != "none" && u.job != "init"
	if !named && len(u.asserts) == 0 {
		if u.job == "check" || u.job == "explain" {
			return usagef("name one with --policy, or write one with --init", "there is no policy here")
		}
		return nil
	}
	p := &policy.Policy{}
	if named {
		var err error
		var faults policy.Errors
		p, err = policy.Read(u.policyFile, policy.Options{ReadFile: readPolicyFile, Environ: os.Environ()})
		switch {
		case errors.As(err, &faults):
			return usagef("maxage schema policy describes the file for editors", "the policy cannot be used\n%w", err)
		case err != nil:
			return usagef("maxage audit --init writes one", "the policy %s cannot be read: %w", u.policyFile, err)
		}
	}
	if len(u.asserts) > 0 {
		asserted, err := policy.Assert(u.asserts...)
		if err != nil {
			return usagef("", "--assert: %w", err)
		}
		p.Rules = append(p.Rules, asserted.Rules...)
	}
	u.policy = p
	o.rules.also = append(o.rules.also, p.Optional()...)
	return nil
}

// readPolicyFile reads no more than shows that a file is too large: a device
// has no end.
func readPolicyFile(name string) ([]byte, error) {
	f, err := openFile(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, policy.LargestFile+1))
}

// name is the policy's file for the report, "" if there is none.
func (u *auditOptions) name() string {
	if u.policyFile == "none" {
		return ""
	}
	return u.policyFile
}

// readBaseline reads the report whose findings are known, if one is named.
func (a *app) readBaseline(u *auditOptions) (*report.Baseline, error) {
	if u.baseline == "" {
		return nil, nil
	}
	f, err := openFile(u.baseline)
	if err != nil {
		return nil, usagef("write one with --format json="+u.baseline, "the baseline cannot be read: %s: %v", u.baseline, err)
	}
	defer f.Close()
	b, err := report.NewBaseline(bufio.NewReader(f))
	if err != nil {
		return nil, usagef("write it anew with --format json="+u.baseline, "the baseline %s cannot be used: %w", u.baseline, err)
	}
	if b.Incomplete {
		fmt.Fprintf(a.stderr, "maxage: note: the run of the baseline %s was cut short, and what it did not come to counts as new\n", printable(u.baseline))
	}
	return b, nil
}

func (a *app) checkPolicy(o *options) error {
	p := o.audit.policy
	fmt.Fprintf(a.stdout, "%s is a good policy (targets: %d, rules: %d, ignores: %d)\n", o.audit.policyFile, len(p.Targets), len(p.Rules), len(p.Ignores))
	return nil
}

// explainPolicy shows which lines speak of a URL, the last word last.
func (a *app) explainPolicy(o *options) error {
	url := o.audit.explained
	if base := o.audit.policy.Base; strings.HasPrefix(url, "/") && base != "" {
		url = strings.TrimSuffix(base, "/") + url
	}
	lines := o.audit.policy.Explain(url, "GET", nil)
	if len(lines) == 0 {
		fmt.Fprintf(a.stdout, "nothing in %s is about %s\n", o.audit.policyFile, printable(url))
	}
	for _, l := range lines {
		note := ""
		switch {
		case l.Overridden:
			note = "  (a later line has the last word)"
		case l.Maybe:
			note = "  (depends on the response)"
		}
		fmt.Fprintf(a.stdout, "%s:%d: %s: %s%s\n", printable(l.Place.File), l.Place.Line, printable(l.Key), printable(l.Value), note)
	}
	return nil
}

// init writes a policy that wants what the site does today.
func (u *auditRun) init() error {
	path := u.o.audit.policyFile
	if path == "" || path == "none" {
		path = policyNames[0]
	}
	if _, err := os.Stat(path); err == nil {
		return usagef("remove it first, or name another file with --policy", "%s exists", path)
	}
	inOrder(u.stream(), u.o.audit.parallel, u.one, func(f fetched) bool {
		if f.failure != nil {
			u.fail(exitUnfetched, failureText(f.failure), f.failure.Hint)
		} else if f.last.Response != nil {
			u.seen = append(u.seen, policy.See(f.last.Response, f.last.Verdicts))
		}
		return u.ctx.Err() == nil
	})
	if u.ctx.Err() != nil {
		return nil // half a policy would be taken for a whole one
	}
	if len(u.seen) == 0 {
		return usagef("name URLs that can be fetched", "no policy was written: nothing was seen")
	}
	file, err := createPending(path)
	if err == nil {
		if _, err = file.Write(policy.Init(u.seen)); err == nil {
			err = file.commit()
		} else {
			file.discard()
		}
	}
	if err != nil {
		return &exitError{exitUnwritten, fmt.Errorf("%s cannot be written: %w", filepath.Clean(path), err), ""}
	}
	from := "1 URL"
	if n := len(u.seen); n > 1 {
		from = fmt.Sprintf("%d URLs", n)
	}
	fmt.Fprintf(u.stderr, "maxage: wrote %s from %s; read it before you rely on it\n", path, from)
	return nil
}
