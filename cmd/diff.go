package cmd

import (
	"bufio"
	"fmt"

	"github.com/spf13/cobra"

	"maxage/report"
)

// diffOptions are the flags of diff.
type diffOptions struct {
	options
	format      string
	failOnNew   bool
	failOnDrift []string
}

func (a *app) diffCommand() *cobra.Command {
	var o diffOptions
	c := &cobra.Command{
		Use:   "diff BEFORE AFTER",
		Short: "Compare two reports: new, fixed, and drift",
		Long: `Compare two JSON reports: of one site before and after a deploy, or of two hosts
with the same paths. What is new or fixed is told, and what caches would do
differently though no rule minds: a lifetime that fell, a lost validator.`,
		Example: "  maxage diff before.json after.json --fail-on-drift 'ttl-drop>50%'\n  maxage diff staging.json prod.json --format json",
		Args:    needs("BEFORE and AFTER, two reports"),
		RunE:    func(_ *cobra.Command, files []string) error { return a.diff(&o, files) },
	}
	o.add(c.Flags(), lookFlags)
	c.Flags().StringVar(&o.format, "format", "text", "in which `FORMAT`: text or json ($defs/diff of maxage schema)")
	offer(c, "format", "text", "json")
	c.Flags().BoolVar(&o.failOnNew, "fail-on-new", false, "exit 1 if there are new errors or warnings")
	c.Flags().StringArrayVar(&o.failOnDrift, "fail-on-drift", nil, "exit 1 for `DRIFT`: any, 'ttl-drop>50%', status, vary, ...")
	return c
}

func (a *app) diff(o *diffOptions, files []string) error {
	if o.format != "text" && o.format != "json" {
		return usagef("", "there is no format %q for differences: text and json exist", o.format)
	}
	if len(files) != 2 {
		return usagef("maxage diff before.json after.json", "%d reports are named, and two are compared", len(files))
	}
	var limits []report.Threshold
	for _, text := range o.failOnDrift {
		limit, err := report.ParseThreshold(text)
		if err != nil {
			return usagef("", "--fail-on-drift: %w", err)
		}
		limits = append(limits, limit)
	}
	var runs [2]report.Events
	for i, name := range files {
		in, err := a.openReport(name)
		if err != nil {
			return err
		}
		defer in.Close()
		runs[i] = report.Stream(bufio.NewReaderSize(in, 64<<10))
	}
	d, err := report.NewDiff(report.Tool{Name: "maxage", Version: version()}, runs[0], runs[1])
	if err != nil {
		return usagef("", "the reports cannot be compared: %w", err)
	}
	if o.format == "json" {
		err = d.JSON(a.stdout)
	} else {
		err = d.Text(a.stdout, a.style(&o.options, a.stdout))
	}
	if err != nil {
		return &exitError{exitUnwritten, fmt.Errorf("the differences cannot be written: %w", err), ""}
	}
	if len(d.Beyond(limits...)) > 0 || o.failOnNew && d.Summary.New.Error+d.Summary.New.Warning > 0 {
		a.code = exitFindings
	}
	return nil
}
