package cmd

import (
	"bufio"
	"fmt"
	"runtime/debug"

	"github.com/spf13/cobra"

	"maxage/inspect/cache"
	"maxage/inspect/load"
	"maxage/inspect/policy"
	"maxage/inspect/replay"
	"maxage/inspect/wire"
	"maxage/report"
)

// replayFlags are those of replay alone.
type replayFlags struct {
	format   string
	caches   []string
	lifetime int64 // seconds; 0: none was asked about
}

func (a *app) replayCommand() *cobra.Command {
	var o options
	var f replayFlags
	c := &cobra.Command{
		Use:   "replay FILE...|-",
		Short: "What each cache would have done with recorded requests",
		Long: `Play recorded exchanges, in the order of their time, through each cache: what it
would have answered from store, asked the origin to confirm, or forwarded, in
the words of RFC 9211. Then ask where one could cheat: what the origin would see
if a shared cache kept for a while what it does not reuse today, and which URLs
are the best for that. Reads what maxage read reads.`,
		Example: "  maxage replay session.har\n  maxage replay --ttl 5s --rate 1000 access.ndjson\n  maxage replay -v --cache shared session.har\n  maxage replay --cache varnish,nginx --format json session.har",
		Args:    needs("FILE, or - for standard input"),
		RunE:    func(_ *cobra.Command, files []string) error { return a.replay(&o, &f, files) },
	}
	c.Flags().StringVar(&f.format, "format", "text", "text or json")
	offer(c, "format", "text", "json")
	c.Flags().StringArrayVar(&f.caches, "cache", nil, "the caches to play through: NAME,NAME or all or NAME:KEY=VALUE; browser, shared and cdn by default")
	o.add(c.Flags(), []ownFlag{
		{"ttl", "TIME", "what if every answer to GET were kept for so long (5s, 1m); as suits each URL by default", f.setTTL},
		{"rate", "N", "what N requests a second of this mix leave for the origin", (*options).setRate},
	})
	o.add(c.Flags(), lookFlags)
	c.Flags().BoolVar(&o.secrets, "show-secrets", false, "do not redact secrets in URLs")
	c.Flags().BoolVarP(&o.verbose, "verbose", "v", false, "every request")
	return c
}

func (a *app) replay(o *options, f *replayFlags, files []string) error {
	if f.format != "text" && f.format != "json" {
		return usagef("text and json exist", "there is no format %q for a replay", f.format)
	}
	caches, err := chosenCaches(f.caches)
	if err != nil {
		return err
	}
	if caches == nil {
		caches = cache.Standard
	}
	debug.SetGCPercent(100) // it holds thousands of requests: a busy machine would let them pile up
	run := replay.NewRun(caches)
	run.WhatIf.Ask(f.lifetime, o.rate)
	failures := a.play(run, files)
	out := report.NewReplay(report.Tool{Name: "maxage", Version: version()}, run, report.Options{ShowSecrets: o.secrets})
	out.Errors = append(out.Errors, failures...)
	w := bufio.NewWriter(a.stdout)
	write := func() error { return out.Text(w, a.style(o, a.stdout)) }
	if f.format == "json" {
		write = func() error { return out.JSON(w) }
	}
	if err := write(); err != nil {
		return err
	}
	return w.Flush()
}

// play plays all recordings as one, and returns what could not be read of them.
func (a *app) play(run *replay.Run, files []string) (failures []report.Failure) {
	for _, name := range files {
		a.each(name, func(x *wire.Exchange) bool {
			run.Add(x)
			return a.ctx.Err() == nil
		}, func(p *load.Problem) {
			failures = append(failures, a.broken(p))
		})
	}
	run.End()
	return failures
}

func (f *replayFlags) setTTL(_ *options, v string) error {
	seconds, ok := policy.Seconds(v)
	if !ok || seconds < 1 {
		return fmt.Errorf("%q is no lifetime: write whole seconds, such as 5, 5s or 1m", v)
	}
	f.lifetime = seconds
	return nil
}
