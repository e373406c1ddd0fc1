package cmd

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"maxage/inspect/policy"
	"maxage/inspect/rules"
	"maxage/report"
)

func (a *app) rulesCommand() *cobra.Command {
	var o options
	var format, category string
	c := &cobra.Command{
		Use:   "rules [RULE]",
		Short: "List the rules, or explain one",
		Long: `List the rules by what they are about, each with a sign for its severity and
with its title; or explain one. As Markdown and JSON the list holds all that is
known of each rule.`,
		Example: "  maxage rules --category privacy\n  maxage rules set-cookie-shared-cacheable\n  maxage rules --format markdown >rules.md",
		Args:    cobra.MaximumNArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) == 1 && format == "text" {
				return a.explain(&o, args)
			}
			list, err := rulesAbout(category)
			if len(args) == 1 {
				list, err = oneRule(args[0])
			}
			if err != nil {
				return err
			}
			switch format {
			case "json":
				return report.RulesJSON(a.stdout, list)
			case "markdown":
				return report.RulesMarkdown(a.stdout, list)
			case "text":
				return report.RulesTable(a.stdout, list, a.style(&o, a.stdout))
			}
			return usagef("", "there is no format %q for rules: text, markdown and json exist", format)
		},
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return ruleIDs(), cobra.ShellCompDirectiveNoFileComp
		},
	}
	c.Flags().StringVar(&format, "format", "text", "in which `FORMAT`: text, markdown or json")
	c.Flags().StringVar(&category, "category", "", "only one `CATEGORY`: "+strings.Join(categories(), ", "))
	o.add(c.Flags(), lookFlags)
	offer(c, "format", "text", "markdown", "json")
	offer(c, "category", categories()...)
	return c
}

// rulesAbout returns the rules of a category, or all if it is "": those of the
// catalogue, and behind them the policy's.
func rulesAbout(category string) ([]*rules.Rule, error) {
	if category != "" && !slices.Contains(categories(), category) {
		return nil, usagef("there are "+strings.Join(categories(), ", "), "there is no category %q", category)
	}
	return slices.DeleteFunc(slices.Concat(rules.All, policy.Rules), func(r *rules.Rule) bool {
		return category != "" && string(r.Category) != category
	}), nil
}

func oneRule(id string) ([]*rules.Rule, error) {
	if r := policy.Lookup(id); r != nil {
		return []*rules.Rule{r}, nil
	}
	return nil, usagef("maxage rules lists them", "there is no rule called %q", id)
}

// categories are those of rules, as words.
func categories() []string {
	var names []string
	for _, c := range report.Categories {
		names = append(names, string(c))
	}
	return names
}
