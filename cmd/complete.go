package cmd

import (
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"maxage/inspect/curl"
	"maxage/inspect/policy"
)

// valuesOf lists what a shell offers behind a flag of ours. Of those that are
// not here, some take the name of a file.
var valuesOf = map[string]func() []string{
	"format":   func() []string { return policy.Formats },
	"only":     ruleNames,
	"skip":     ruleNames,
	"cache":    func() []string { return append([]string{"all"}, cacheNames()...) },
	"severity": func() []string { return []string{"error", "warning", "info"} },
	"fail-on":  func() []string { return []string{"error", "warning", "info", "never"} },
	"color":    func() []string { return []string{"auto", "always", "never"} },
}

// ruleNames are what --only and --skip take.
func ruleNames() []string {
	return append(categories(), ruleIDs()...)
}

// complete offers flags of ours and curl's, which cobra does not know, and
// values for those of ours.
func complete(flags []ownFlag) cobra.CompletionFunc {
	return func(_ *cobra.Command, before []string, word string) ([]string, cobra.ShellCompDirective) {
		name, value, joined := strings.Cut(word, "=")
		if !joined && len(before) > 0 {
			name, value = before[len(before)-1], word
		}
		for i := range flags {
			f := &flags[i]
			letter := letters[f.name] != 0 && name == "-"+string(letters[f.name])
			if f.value != "" && (letter || name == "--"+f.name) {
				return f.complete(value)
			}
		}
		if !strings.HasPrefix(word, "-") {
			return nil, cobra.ShellCompDirectiveDefault
		}
		return flagNames(flags, word), cobra.ShellCompDirectiveNoFileComp
	}
}

func flagNames(flags []ownFlag, prefix string) (out []string) {
	add := func(name, help string) {
		if strings.HasPrefix(name, prefix) {
			out = append(out, name+"\t"+help)
		}
	}
	for _, f := range flags {
		add("--"+f.name, f.help)
	}
	for _, row := range curl.Table() {
		if row.Status == curl.Supported {
			add("--"+row.Long, row.Note)
		}
	}
	return out
}

// complete offers values for the flag. In a list with commas it goes on behind
// the last; behind FORMAT= a file is named.
func (f *ownFlag) complete(word string) ([]string, cobra.ShellCompDirective) {
	values := valuesOf[f.name]
	switch {
	case values == nil && !strings.Contains(f.value, "FILE") && !strings.Contains(f.value, "REPORT"):
		return nil, cobra.ShellCompDirectiveNoFileComp
	case values == nil || strings.Contains(word, "="):
		return nil, cobra.ShellCompDirectiveDefault
	}
	first := word[:strings.LastIndexByte(word, ',')+1]
	var out []string
	for _, v := range values() {
		if strings.HasPrefix(first+v, word) {
			out = append(out, first+v)
		}
	}
	return out, cobra.ShellCompDirectiveNoFileComp
}

// offer has a shell offer values behind a flag, which the command has.
func offer(c *cobra.Command, flag string, values ...string) {
	_ = c.RegisterFlagCompletionFunc(flag, cobra.FixedCompletions(values, cobra.ShellCompDirectiveNoFileComp))
}

// completeValues does the same for a command whose flags cobra parses.
func completeValues(c *cobra.Command) {
	c.Flags().VisitAll(func(flag *pflag.Flag) {
		f := &ownFlag{name: flag.Name}
		if ours, ok := flag.Value.(*flagValue); ok {
			f = ours.f
		}
		if _, done := c.GetFlagCompletionFunc(flag.Name); done || f.value == "" && valuesOf[f.name] == nil {
			return
		}
		_ = c.RegisterFlagCompletionFunc(flag.Name, func(_ *cobra.Command, _ []string, word string) ([]string, cobra.ShellCompDirective) {
			return f.complete(word)
		}) // it exists
	})
}
