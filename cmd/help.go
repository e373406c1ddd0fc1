package cmd

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"
)

const (
	rootLong = `maxage works like curl, but explains what came back: who may keep the response,
for how long, and what that risks.`
	rootForms = `  maxage [curl flags] URL...     fetch and explain
  maxage curl 'https://...' ...  a pasted "Copy as cURL"
  maxage "curl 'https://...'"    the same in one argument, or many`
	rootEnd = `The body is read and measured, but not shown: -o FILE saves it, -o - prints it
and moves the report to standard error. Exit codes are curl's; 1 means findings
at or above --fail-on (maxage help exit-codes).`
)

const rootHelp = rootLong + `

` + rootForms + `

Request, as in curl (maxage help curl lists all of them):
  -H, --header 'Name: value'   -X, --request METHOD     -d, --data DATA
  -I, --head                   -L, --location           -u, --user USER:PASSWORD
  -b, --cookie DATA|FILE       -k, --insecure           -m, --max-time SECONDS
  -o, --output FILE            -f, --fail               -w, --write-out FORMAT
  -v, --verbose                -s, --silent             -Z, --parallel
  --resolve HOST:PORT:ADDRESS  --connect-to H1:P1:H2:P2 --compressed

Report:
%s
Commands:
%s
` + rootEnd + "\n"

// help prints what a command does and takes, and the overview for the root.
func (a *app) help(c *cobra.Command, _ []string) {
	if c.HasParent() {
		a.helpCommandOf(c)
		return
	}
	c.InitDefaultCompletionCmd()
	var commands strings.Builder
	for _, sub := range c.Commands() {
		if sub.IsAvailableCommand() {
			fmt.Fprintf(&commands, "  %-12s %s\n", sub.Name(), sub.Short)
		}
	}
	fmt.Fprintf(a.stdout, rootHelp, listFlags(ownFlags), commands.String())
}

func listFlags(flags []ownFlag) string {
	var b strings.Builder
	for _, f := range flags {
		fmt.Fprintf(&b, "  %-24s %s\n", f.title(), f.help)
	}
	return b.String()
}

// title is how the flag is written.
func (f *ownFlag) title() string {
	name := strings.TrimSpace("--" + f.name + " " + f.value)
	if letter := letters[f.name]; letter != 0 {
		name = "-" + string(letter) + ", " + name
	}
	return name
}

func (a *app) helpCommandOf(c *cobra.Command) {
	fmt.Fprintf(a.stdout, "%s\n\nUsage:\n  %s\n", longOf(c), c.UseLine())
	if c.Example != "" {
		fmt.Fprintf(a.stdout, "\nExamples:\n%s\n", c.Example)
	}
	if c.HasAvailableSubCommands() {
		fmt.Fprint(a.stdout, "\nCommands:\n")
		for _, sub := range c.Commands() {
			fmt.Fprintf(a.stdout, "  %-12s %s\n", sub.Name(), sub.Short)
		}
	}
	if c.DisableFlagParsing {
		fmt.Fprintf(a.stdout, "\nFlags, beside curl's (maxage help curl):\n%s\nReport:\n%s", listFlags(auditFlags), listFlags(ownFlags))
		return
	}
	c.InitDefaultHelpFlag()
	fmt.Fprintf(a.stdout, "\nFlags:\n%s", c.LocalFlags().FlagUsagesWrapped(81))
}

func longOf(c *cobra.Command) string {
	if c.Long != "" {
		return strings.TrimSpace(c.Long)
	}
	return c.Short + "."
}

// topics are pages of help that are no commands.
func (a *app) topics() []*cobra.Command {
	return []*cobra.Command{
		{Use: "curl", Short: "Which of curl's options work", Run: func(*cobra.Command, []string) { a.helpCurl() }},
		{Use: "exit-codes", Short: "What the exit code means", Run: func(*cobra.Command, []string) { a.helpExitCodes() }},
	}
}

func (a *app) helpCommand(root *cobra.Command) *cobra.Command {
	h := &cobra.Command{
		Use:   "help [COMMAND | curl | exit-codes]",
		Short: "Help about a command, curl's options, or exit codes",
		ValidArgsFunction: func(_ *cobra.Command, args []string, _ string) (names []string, _ cobra.ShellCompDirective) {
			for _, c := range root.Commands() {
				if c.IsAvailableCommand() && len(args) == 0 {
					names = append(names, c.Name()+"\t"+c.Short)
				}
			}
			return names, cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(_ *cobra.Command, args []string) error {
			c, rest, err := root.Find(args)
			if err != nil || len(rest) > 0 {
				return usagef("maxage help lists the commands", "there is no help on %q", strings.Join(args, " "))
			}
			return c.Help()
		},
	}
	h.AddCommand(a.topics()...)
	return h
}

// wrapped writes text behind a head that is column wide, in lines of 80 columns
// at most.
func wrapped(head string, column int, text string) string {
	const width = 80
	var lines []string
	line := head
	for word := range strings.FieldsSeq(text) {
		if len(line) > column && len(line)+1+len(word) > width {
			lines = append(lines, line)
			line = strings.Repeat(" ", column)
		}
		if line != "" {
			line += " "
		}
		line += word
	}
	return strings.Join(append(lines, line), "\n")
}
