package cmd

import (
	"bufio"
	"os"
	"os/signal"
	"path/filepath"
	"slices"
	"syscall"
	"time"

	"maxage/report"
)

// open begins the products of o.
func (a *app) open(o *options, fallback *os.File) (*results, error) {
	r, err := a.prepare(o, fallback)
	if err != nil {
		return nil, err
	}
	r.take(report.Event{Begin: &report.Begin{Tool: r.tool, Run: r.run}})
	return r, nil
}

// prepare makes the products of o. Where nothing else is asked for, that is text
// on fallback.
func (a *app) prepare(o *options, fallback *os.File) (r *results, err error) {
	r = &results{a: a, o: o, tool: report.Tool{Name: "maxage", Version: version()}, last: map[int]int{}}
	defer func() {
		if err != nil {
			r.discard()
		}
	}()
	o.active = o.rules.active()
	r.run.Started = time.Now().UTC().Format(time.RFC3339)
	if o.audit != nil {
		r.run.Policy, r.run.Shard, r.run.FailOn = report.Valid(o.audit.name()), o.audit.shard.String(), o.ci().FailOn
	}
	outputs := o.outputs
	if len(outputs) == 0 && fallback != nil {
		outputs = a.usualOutputs(o)
	}
	if fallback == nil {
		fallback = a.stdout
	}
	for _, out := range outputs {
		if err := r.output(out, fallback); err != nil {
			return r, err
		}
	}
	return r, nil
}

// usualOutputs are those of the policy, or else text; a job on GitHub shows
// what an audit found where people look, too.
func (a *app) usualOutputs(o *options) (outputs []output) {
	if o.audit != nil && o.audit.policy != nil {
		for _, out := range o.audit.policy.Outputs {
			os.MkdirAll(filepath.Dir(out.Path), 0o755) // a fresh checkout lacks it; if it cannot be made, writing tells
			outputs = append(outputs, output{out.Format, out.Path})
		}
	}
	if len(outputs) == 0 {
		outputs = []output{{format: "text"}}
		if o.audit != nil && a.getenv("GITHUB_ACTIONS") == "true" {
			outputs = append(outputs, output{format: "github"})
		}
	}
	return outputs
}

// output opens what is to be written; to is standard output.
func (r *results) output(out output, to *os.File) error {
	p := &product{place: "standard output"}
	if !out.stdout() {
		same := func(other *product) bool { return other.file != nil && resolved(other.place) == resolved(out.path) }
		if slices.ContainsFunc(r.products, same) {
			return usagef("give each its own path", "two formats are to be written to %s", out.path)
		}
		f, err := createPending(out.path)
		if err != nil {
			return usagef("name a path that can be written", "the report cannot be written: %s: %v", out.path, plainCause(err))
		}
		p.place, p.file, to = out.path, f, f.File
	}
	r.add(p, out.format, to)
	if out.format != "github" {
		return nil
	}
	path := r.a.getenv("GITHUB_STEP_SUMMARY")
	if path == "" {
		return nil
	}
	f, err := os.OpenFile(path, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644) // other steps have written to it
	if err != nil {
		return usagef("unset GITHUB_STEP_SUMMARY", "the summary of the job cannot be written: %w", err)
	}
	r.add(&product{place: path, file: &pendingFile{File: f}}, "github-summary", f)
	return nil
}

// add starts a product. Exchanges of a JSON report wait in a temporary file, or
// in memory where there can be none, as in a container without /tmp.
func (r *results) add(p *product, format string, to *os.File) {
	how := printing{o: r.o, ci: r.o.ci(), file: to, Writer: bufio.NewWriterSize(to, 64<<10), style: r.a.style(r.o, to)}
	if format == "json" && r.o.audit != nil {
		if spool, err := os.CreateTemp("", "maxage-*"); err == nil {
			os.Remove(spool.Name()) // it is gone with the process, however that ends; Windows waits for dropSpools
			r.spools, how.spool = append(r.spools, spool), spool
		}
	}
	if p.file != nil {
		signal.Notify(make(chan os.Signal, 1), syscall.SIGPIPE) // a reader who leaves standard output must not end what goes to a file
	}
	p.out, p.to = to, formatNamed(format).start(&how)
	r.products = append(r.products, p)
}
