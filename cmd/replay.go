package cmd

import (
	"bufio"

	"github.com/spf13/cobra"

	"maxage/inspect/cache"
	"maxage/inspect/load"
	"maxage/inspect/replay"
	"maxage/inspect/wire"
	"maxage/report"
)

func (a *app) replayCommand() *cobra.Command {
	var o options
	var format string
	var names []string
	c := &cobra.Command{
		Use:   "replay FILE...|-",
		Short: "What each cache would have done with recorded requests",
		Long: `Play recorded exchanges, in the order of their time, through each cache: what it
would have answered from store, asked the origin to confirm, or forwarded, in
the words of RFC 9211. Reads what maxage read reads.`,
		Example: "  maxage replay session.har\n  maxage replay -v --cache shared session.har\n  maxage replay --format json session.har",
		Args:    needs("FILE, or - for standard input"),
		RunE: func(_ *cobra.Command, files []string) error {
			caches, err := chosenCaches(names)
			if err != nil {
				return err
			}
			if caches == nil {
				caches = cache.Standard
			}
			return a.replay(&o, format, caches, files)
		},
	}
	c.Flags().StringVar(&format, "format", "text", "text or json")
	c.Flags().StringArrayVar(&names, "cache", nil, "the caches to play through: NAME,NAME or all or NAME:KEY=VALUE; browser, shared and cdn by default")
	o.add(c.Flags(), lookFlags)
	c.Flags().BoolVar(&o.secrets, "show-secrets", false, "do not redact secrets in URLs")
	c.Flags().BoolVarP(&o.verbose, "verbose", "v", false, "every request")
	return c
}

func (a *app) replay(o *options, format string, caches []*cache.Cache, files []string) error {
	if format != "text" && format != "json" {
		return usagef("text and json exist", "there is no format %q for a replay", format)
	}
	var all []*wire.Exchange
	var failures []report.Failure
	for _, name := range files {
		a.each(name, func(x *wire.Exchange) bool {
			all = append(all, x)
			return a.ctx.Err() == nil
		}, func(p *load.Problem) {
			failures = append(failures, a.broken(p))
		})
	}
	played := replay.Run(all, caches)
	out := report.NewReplay(report.Tool{Name: "maxage", Version: version()}, all, played, report.Options{ShowSecrets: o.secrets})
	out.Errors = append(out.Errors, failures...)
	w := bufio.NewWriter(a.stdout)
	write := func() error { return out.Text(w, a.style(o, a.stdout)) }
	if format == "json" {
		write = func() error { return out.JSON(w) }
	}
	if err := write(); err != nil {
		return err
	}
	return w.Flush()
}
