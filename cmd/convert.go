package cmd

import (
	"bufio"
	"fmt"
	"io"
	"iter"

	"github.com/spf13/cobra"

	"maxage/report"
)

func (a *app) convertCommand() *cobra.Command {
	o := options{audit: &auditOptions{}}
	c := &cobra.Command{
		Use:   "convert REPORT...|-",
		Short: "Write JSON reports in other formats, and merge shards",
		Long: `Write a report of --format json or ndjson in any format: the bytes are those
that the run would have written. Several reports become one: the shards of a run
give the run that would have been without --shard, but for what rules find that
compare answers (maxage audit --help lists them), and a shard that is missing or
was cut short is told as a failure. The exit code is that of the run.`,
		Example: "  maxage convert report.json --format html=report.html\n  maxage convert shard-*.json --format json=all.json --baseline accepted.json",
		Args:    needs("REPORT, or - for standard input"),
		RunE: func(c *cobra.Command, files []string) error {
			o.settle(c.Flags().Changed)
			return a.convert(&o, files, c.Flags().Changed("fail-on"))
		},
	}
	o.add(c.Flags(), convertFlags)
	o.add(c.Flags(), lookFlags)
	return c
}

// convertFlags are those of audit that make sense once the run is over.
var convertFlags = append(named(reportFlags, "format", "fail-on"), named(auditFlags, "baseline", "anchor", "group", "allow-fetch-errors")...)

func named(flags []ownFlag, names ...string) (out []ownFlag) {
	for _, name := range names {
		for _, f := range flags {
			if f.name == name {
				out = append(out, f)
			}
		}
	}
	return out
}

// convert fails for what the run failed for, unless the user says otherwise.
func (a *app) convert(o *options, files []string, failOnGiven bool) error {
	var parts []report.Part
	for _, name := range files {
		in, err := a.openReport(name)
		if err != nil {
			return err
		}
		defer in.Close()
		parts = append(parts, report.Part{Name: name, Run: report.Stream(bufio.NewReaderSize(in, 64<<10))})
	}
	baseline, err := a.readBaseline(o.audit)
	if err != nil {
		return err
	}
	begun, run, err := begin(report.Merge(parts...))
	if err != nil {
		return unconvertible(err)
	}
	if begun.Shard != "" {
		fmt.Fprintf(a.stderr, "maxage: note: this is shard %s alone; name the others too to merge them\n", printable(begun.Shard))
	}
	if !failOnGiven && begun.FailOn != "" {
		o.setFailOn(begun.FailOn)
	}
	if baseline != nil {
		run = baseline.Mark(run)
	}
	r, err := a.prepare(o, a.stdout)
	if err != nil {
		return err
	}
	return r.convert(run)
}

func unconvertible(err error) error {
	return usagef("", "the reports cannot be converted: %w", err)
}

// begin reads how a run began: what follows depends on it.
func begin(run report.Events) (report.Run, report.Events, error) {
	next, stop := iter.Pull2(run)
	first, err, _ := next()
	if err != nil || first.Begin == nil {
		stop()
		return report.Run{}, nil, err
	}
	return first.Begin.Run, func(yield func(report.Event, error) bool) {
		defer stop()
		for e, err, ok := first, error(nil), true; ok; e, err, ok = next() {
			if !yield(e, err) {
				return
			}
		}
	}, nil
}

func (a *app) openReport(name string) (io.ReadCloser, error) {
	if name == "-" {
		return io.NopCloser(a.stdin), nil
	}
	f, err := openFile(name)
	if err != nil {
		return nil, usagef("name a report written by --format json or ndjson", "%s cannot be read: %v", name, err)
	}
	return f, nil
}

// convert writes a run that took place before.
func (r *results) convert(run report.Events) error {
	for e, err := range run {
		if err == nil {
			err = r.a.ctx.Err()
		}
		switch {
		case err != nil:
			r.discard()
			return unconvertible(err)
		case e.Exchange != nil:
			r.judge(e.Exchange.Findings)
		case e.End != nil:
			r.run, r.summary = e.End.Run, e.End.Summary
			r.judge(r.run.Findings)
		}
		r.take(e)
	}
	if (r.summary.Failed > 0 || r.run.Incomplete) && !r.o.audit.tolerant {
		r.a.code = exitUnfetched
	}
	return r.finish()
}
