package cmd

import (
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"maxage/inspect/cache"
	"maxage/inspect/field"
	"maxage/inspect/policy"
	"maxage/inspect/rules"
	"maxage/report"
)

func (a *app) explainCommand() *cobra.Command {
	var o options
	c := &cobra.Command{
		Use:   "explain RULE|CACHE|FIELD|DIRECTIVE|'HEADER VALUE'",
		Short: "Explain a rule, a cache, a field, a directive, or a header value",
		Long: `Explain, offline: a rule by its ID, with what to write into nginx, Apache,
Caddy, Varnish or a handler in Go, and with a bad and a good response; how a
cache decides; a header field, a directive or a status; or what a value says to
a browser, a shared cache and a CDN. Several header lines may be given as
several arguments.`,
		Example: "  maxage explain \"no-cache, max-age=0\"\n  maxage explain 'Cache-Control: s-maxage=60' 'Age: 12'\n  maxage explain Vary\n  maxage explain directive-typo\n  maxage explain varnish",
		Args:    needs("RULE, FIELD, DIRECTIVE or 'HEADER VALUE'"),
		RunE:    func(_ *cobra.Command, args []string) error { return a.explain(&o, args) },
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return explainable(), cobra.ShellCompDirectiveNoFileComp
		},
	}
	o.add(c.Flags(), lookFlags)
	c.Flags().BoolVarP(&o.verbose, "verbose", "v", false, "all reasons")
	return c
}

// explain takes one word for a rule, a field or a directive when there is one
// of that name, and everything else for header text.
func (a *app) explain(o *options, args []string) error {
	style := a.style(o, a.stdout)
	if len(args) == 1 {
		if rule := policy.Lookup(args[0]); rule != nil {
			return report.ExplainRule(a.stdout, rule, style)
		}
		if c := cache.Lookup(args[0]); c != nil {
			return report.ExplainCache(a.stdout, c, style)
		}
		if known, err := a.explainName(args[0], style); known || err != nil {
			return err
		}
		if near := nearestRule(args[0]); near != "" {
			return usagef("did you mean "+near+"?", "there is no rule, field or directive called %q", args[0])
		}
		if isFieldName(args[0]) && field.NearestDirective(args[0]) == field.Unknown {
			return usagef("maxage explain 'Name: value' explains a header line all the same", "there is no field called %q that maxage knows", args[0])
		}
	}
	if err := report.ExplainHeader(a.stdout, strings.Join(args, "\n"), style); err != nil {
		return usagef("maxage explain 'Cache-Control: no-cache' explains a header line, maxage rules lists the rules", "%w", err)
	}
	return nil
}

// explainName explains a directive, a field or a status, if there is one.
func (a *app) explainName(name string, s report.Style) (known bool, err error) {
	if status, err := strconv.Atoi(name); err == nil {
		return report.ExplainStatus(a.stdout, status, s)
	}
	if known, err := report.ExplainDirective(a.stdout, name, s); known || err != nil {
		return known, err
	}
	return report.ExplainField(a.stdout, name, s)
}

// isFieldName recognises what is written as only fields are: X-Some-Thing.
func isFieldName(word string) bool {
	first, rest, dashed := strings.Cut(word, "-")
	return dashed && first != "" && rest != "" && first[0] >= 'A' && first[0] <= 'Z' && rest[0] >= 'A' && rest[0] <= 'Z' && !strings.ContainsAny(word, " \t=,:;\"")
}

// explainable lists what can be explained by its name.
func explainable() []string {
	list := ruleIDs()
	for _, c := range cache.Named {
		list = append(list, c.Name)
	}
	for _, d := range field.DirectiveTable {
		list = append(list, d.Name)
	}
	for _, f := range field.Fields() {
		list = append(list, f.Name)
	}
	return list
}

func ruleIDs() []string {
	var ids []string
	for _, r := range slices.Concat(rules.All, policy.Rules) {
		ids = append(ids, r.ID)
	}
	return ids
}

// nearestRule finds the rule that somebody meant who mistyped its ID.
func nearestRule(word string) string {
	for _, id := range ruleIDs() {
		if strings.Contains(word, "-") && (strings.HasPrefix(id, word) || field.Slips(id, word) <= 2) {
			return id
		}
	}
	return ""
}

func (a *app) schemaCommand() *cobra.Command {
	return &cobra.Command{
		Use:       "schema [report | policy]",
		Short:     "Print the JSON Schema of the report, or of maxage.yaml",
		Args:      cobra.MatchAll(cobra.MaximumNArgs(1), cobra.OnlyValidArgs),
		ValidArgs: []string{"report", "policy"},
		RunE: func(_ *cobra.Command, args []string) error {
			schema, err := report.Schema()
			if len(args) > 0 && args[0] == "policy" {
				schema, err = policy.Schema()
			}
			if err == nil {
				_, err = a.stdout.Write(schema)
			}
			return err
		},
	}
}
