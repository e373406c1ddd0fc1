package cmd

import (
	"bufio"
	"fmt"
	"strconv"
	"time"

	"github.com/spf13/cobra"

	"maxage/inspect/cache"
	"maxage/inspect/field"
	"maxage/inspect/load"
	"maxage/inspect/replay"
	"maxage/inspect/wire"
	"maxage/report"
)

// replayOptions are the flags of maxage replay.
type replayOptions struct {
	options
	format string
	names  []string // of caches
	ttl    int64    // seconds; 0: none was asked about
}

func (a *app) replayCommand() *cobra.Command {
	var o replayOptions
	c := &cobra.Command{
		Use:   "replay FILE...|-",
		Short: "What each cache would have done with recorded requests",
		Long: `Play recorded exchanges, in the order of their time, through each cache: what it
would have answered from store, asked the origin to confirm, or forwarded, in
the words of RFC 9211. Where a browser's recording says what the browser did,
the prediction is compared with that.

Then the question where you can cheat: which URLs would spare the origin most if
a shared cache kept them, for --ttl, or else for as long as the recording shows
their bodies to stay the same, and what speaks against that. Such a cache lets
no client ask for a reload. Reads what maxage read reads.`,
		Example: "  maxage replay session.har\n  maxage replay --ttl 5s --rate 500 session.har\n  maxage replay -v --cache shared,varnish session.har",
		Args:    needs("FILE, or - for standard input"),
		RunE: func(_ *cobra.Command, files []string) error {
			caches, err := chosenCaches(o.names)
			if err != nil {
				return err
			}
			if caches == nil {
				caches = cache.Standard
			}
			return a.replay(&o, caches, files)
		},
	}
	c.Flags().StringVar(&o.format, "format", "text", "text or json")
	c.Flags().StringArrayVar(&o.names, "cache", nil, "the caches to play through: NAME,NAME or all or NAME:KEY=VALUE; browser, shared and cdn by default")
	o.add(c.Flags(), []ownFlag{
		{"ttl", "TIME", "what if every cacheable answer were kept for 5s, 1m ...", func(_ *options, v string) error { return o.setTTL(v) }},
		{"rate", "N", "what N requests a second of this mix leave for the origin", (*options).setRate},
	})
	o.add(c.Flags(), lookFlags)
	c.Flags().BoolVar(&o.secrets, "show-secrets", false, "do not redact secrets in URLs")
	c.Flags().BoolVarP(&o.verbose, "verbose", "v", false, "every request, and URLs at full length")
	return c
}

// setTTL reads "5s", "1m30s" or plain seconds.
func (o *replayOptions) setTTL(v string) error {
	d, err := time.ParseDuration(v)
	if n, plain := strconv.ParseInt(v, 10, 32); plain == nil {
		d, err = time.Duration(n)*time.Second, nil
	}
	if err != nil || d < time.Second || d > field.MaxSeconds*time.Second || d%time.Second != 0 {
		return fmt.Errorf("%q is no lifetime: write whole seconds, such as 5, 5s or 1m", v)
	}
	o.ttl = int64(d / time.Second)
	return nil
}

func (a *app) replay(o *replayOptions, caches []*cache.Cache, files []string) error {
	if o.format != "text" && o.format != "json" {
		return usagef("text and json exist", "there is no format %q for a replay", o.format)
	}
	run, failures := a.play(files, caches)
	tool := report.Tool{Name: "maxage", Version: version()}
	out := report.NewReplay(tool, run, replay.Ask(run.Kept, o.ttl), report.Options{ShowSecrets: o.secrets, Rate: o.rate})
	out.Errors = append(out.Errors, failures...)
	w := bufio.NewWriter(a.stdout)
	write := func() error { return out.Text(w, a.style(&o.options, a.stdout)) }
	if o.format == "json" {
		write = func() error { return out.JSON(w) }
	}
	if err := write(); err != nil {
		return err
	}
	return w.Flush()
}

// play plays all recordings as one, and returns what could not be read of them.
func (a *app) play(files []string, caches []*cache.Cache) (run *replay.Run, failures []report.Failure) {
	run = replay.NewRun(caches)
	for _, name := range files {
		a.each(name, func(x *wire.Exchange) bool {
			run.Add(x)
			return a.ctx.Err() == nil
		}, func(p *load.Problem) {
			failures = append(failures, a.broken(p))
		})
	}
	run.End()
	return run, failures
}
