package cmd

import (
	"encoding/json"
	"io"

	"github.com/spf13/cobra"

	"maxage/inspect/cache"
	"maxage/report"
)

func (a *app) cachesCommand() *cobra.Command {
	var o options
	var format string
	c := &cobra.Command{
		Use:   "caches [NAME]",
		Short: "List the caches that --cache knows, or say what is known of one",
		Long: `List the caches that --cache knows: those of the standards and the products.
With a NAME, say what that one does in its own way, how that is known, and what
of its configuration can be set.`,
		Example: "  maxage caches\n  maxage caches varnish\n  maxage caches --format json",
		Args:    cobra.MaximumNArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			list := cache.Known()
			if len(args) == 1 {
				one := cache.Lookup(args[0])
				if one == nil {
					return usagef(cacheHint(args[0]), "there is no cache called %q", args[0])
				}
				list = []*cache.Cache{one}
			}
			switch {
			case format == "json":
				return cachesJSON(a.stdout, list)
			case format != "text":
				return usagef("", "there is no format %q for caches: text and json exist", format)
			case len(args) == 1:
				return report.ExplainCache(a.stdout, list[0], a.style(&o, a.stdout))
			}
			return report.CachesTable(a.stdout, list, a.style(&o, a.stdout))
		},
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			var names []string
			for _, c := range cache.Known() {
				names = append(names, c.Name)
			}
			return names, cobra.ShellCompDirectiveNoFileComp
		},
	}
	c.Flags().StringVar(&format, "format", "text", "text or json")
	offer(c, "format", "text", "json")
	o.add(c.Flags(), lookFlags)
	return c
}

// listedCache is a cache as programs see it.
type listedCache struct {
	Name     string          `json:"name"`
	Title    string          `json:"title"`
	Doc      string          `json:"doc"`
	Shared   bool            `json:"shared"`
	Verdict  bool            `json:"verdict"` // --cache takes it
	Targeted []string        `json:"targeted"`
	Version  string          `json:"version,omitempty"`
	Facts    []listedFact    `json:"facts"`
	Settings []listedSetting `json:"settings"`
	Refs     []string        `json:"refs"`
}

type listedFact struct {
	Text       string           `json:"text"`
	Source     string           `json:"source"`
	Confidence cache.Confidence `json:"confidence"`
}

type listedSetting struct {
	Key    string `json:"key"`
	Stock  string `json:"stock"`
	Values string `json:"values"`
	Doc    string `json:"doc"`
}

func cachesJSON(w io.Writer, caches []*cache.Cache) error {
	list := make([]listedCache, len(caches))
	for i, c := range caches {
		list[i] = listedCache{
			Name: c.Name, Title: c.Title, Doc: c.Doc, Shared: c.Shared, Verdict: !c.Factual, Version: c.Version,
			Targeted: append([]string{}, c.Target...), Refs: append([]string{}, c.Refs...),
			Facts: []listedFact{}, Settings: []listedSetting{},
		}
		for _, f := range c.Facts {
			list[i].Facts = append(list[i].Facts, listedFact{f.Text, f.Source, f.Confidence})
		}
		for _, s := range c.Settings {
			list[i].Settings = append(list[i].Settings, listedSetting{s.Key, s.Stock, s.Values, s.Doc})
		}
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(list)
}
