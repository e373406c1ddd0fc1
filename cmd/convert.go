package cmd

import (
	"bufio"
	"io"
	"os"

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
give the run that would have been without --shard, and a shard that is missing
or was cut short is told as a failure.`,
		Example: "  maxage convert report.json --format html=report.html\n  maxage convert shard-*.json --format json=all.json --baseline accepted.json",
		Args:    needs("REPORT, or - for standard input"),
		RunE: func(c *cobra.Command, files []string) error {
			o.settle(func(flag string) bool { return c.Flags().Changed(flag) })
			return a.convert(&o, files)
		},
	}
	o.add(c.Flags(), convertFlags)
	o.add(c.Flags(), lookFlags)
	return c
}

// convertFlags are those of audit that make sense once the run is over.
var convertFlags = append(named(reportFlags, "format", "fail-on"), named(auditFlags, "baseline", "anchor", "group")...)

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

func (a *app) convert(o *options, files []string) error {
	var parts []report.Part
	for _, name := range files {
		in, err := a.openReport(name)
		if err != nil {
			return err
		}
		defer in.Close()
		parts = append(parts, report.Part{Name: name, Run: report.Stream(bufio.NewReaderSize(in, 64<<10))})
	}
	r, err := a.prepare(o, a.stdout)
	if err != nil {
		return err
	}
	if r.baseline, err = o.audit.readBaseline(); err != nil {
		r.discard()
		return err
	}
	run := report.Merge(parts...)
	if r.baseline != nil {
		run = r.baseline.Mark(run)
	}
	return r.convert(run)
}

func (a *app) openReport(name string) (io.ReadCloser, error) {
	if name == "-" {
		return io.NopCloser(a.stdin), nil
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, usagef("name a report written by --format json or ndjson", "%s cannot be read: %v", name, plainCause(err))
	}
	return f, nil
}

// convert writes a run that took place before.
func (r *results) convert(run report.Events) error {
	var unreadable error
	err := report.Convert(func(yield func(report.Event, error) bool) {
		for e, err := range run {
			if err == nil {
				err = r.a.ctx.Err()
			}
			switch {
			case err != nil:
				unreadable = err
			case e.Exchange != nil:
				r.count(e.Exchange.Findings)
			case e.End != nil:
				r.run, r.summary = e.End.Run, e.End.Summary
			}
			if !yield(e, err) {
				return
			}
		}
	}, r.products...)
	if unreadable != nil {
		r.discard()
		return usagef("", "the reports cannot be converted: %w", unreadable)
	}
	r.note(err)
	if r.summary.Failed > 0 {
		r.a.code = exitUnfetched
	}
	return r.finish()
}
