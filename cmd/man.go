package cmd

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"maxage/inspect/curl"
)

func (a *app) manCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "man DIR",
		Short: "Write the manual pages, one for each command",
		Long: `Write the manual pages into a folder, one for each command: maxage.1,
maxage-audit.1 and so on. They say what --help says.`,
		Example: "  maxage man /usr/local/share/man/man1\n  maxage man . && man ./maxage-audit.1",
		Args:    cobra.MatchAll(needs("DIR"), cobra.MaximumNArgs(1)),
		RunE:    func(c *cobra.Command, args []string) error { return writeManual(c.Root(), args[0]) },
	}
}

func writeManual(root *cobra.Command, dir string) error {
	root.InitDefaultCompletionCmd()
	err := os.MkdirAll(dir, 0o755)
	for _, c := range append(root.Commands(), root) {
		if err == nil && (c == root || c.IsAvailableCommand()) {
			err = os.WriteFile(filepath.Join(dir, manName(c)+".1"), manPage(c), 0o644)
		}
	}
	if err != nil {
		return &exitError{exitUnwritten, fmt.Errorf("the manual cannot be written: %w", err), ""}
	}
	return nil
}

func manName(c *cobra.Command) string { return strings.ReplaceAll(c.CommandPath(), " ", "-") }

// manPage is what is said of a command, from the tables that --help is made of.
func manPage(c *cobra.Command) []byte {
	c.InitDefaultHelpFlag()
	p := &manual{}
	name := manName(c)
	p.linef(`.TH %s 1 %s "maxage %s" "User Commands"`, roff(strings.ToUpper(name)), manDate(), version())
	p.section("NAME")
	p.linef(`%s \- %s`, roff(name), roff(c.Short))
	p.section("SYNOPSIS")
	p.linef(`.B %s`, roff(c.UseLine()))
	p.section("DESCRIPTION")
	p.prose(longOf(c))
	if c.HasParent() {
		p.options(c)
	} else {
		p.root(c)
	}
	p.section("EXIT STATUS")
	for _, e := range exitCodes {
		p.item(fmt.Sprint(e.code), e.means)
	}
	p.paragraph(exitCodesEnd)
	if c.Example != "" {
		p.section("EXAMPLES")
		p.verbatim(c.Example)
	}
	p.section("FILES")
	p.item(policyNames[0], "what a team wants of its URLs, in the current folder: the policy that maxage audit reads (maxage schema policy describes it)")
	p.section("SEE ALSO")
	p.seeAlso(c)
	return []byte(p.String())
}

// manDate is the day of the commit that was built, so that the same program
// writes the same pages, or today.
func manDate() string {
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, s := range info.Settings {
			if s.Key == "vcs.time" {
				return s.Value[:len(time.DateOnly)]
			}
		}
	}
	return time.Now().UTC().Format(time.DateOnly)
}

// root describes what only the program itself has: curl's options.
func (p *manual) root(c *cobra.Command) {
	p.paragraph(strings.ReplaceAll(rootEnd, "\n", " "))
	p.section("COMMANDS")
	for _, sub := range c.Commands() {
		if sub.IsAvailableCommand() {
			p.item(manName(sub)+"(1)", sub.Short)
		}
	}
	p.section("OPTIONS")
	p.flags(ownFlags)
	p.section("CURL OPTIONS")
	for _, row := range curl.Table() {
		if row.Status == curl.Supported {
			p.item(curlName(row), row.Note)
		}
	}
}

func (p *manual) options(c *cobra.Command) {
	if c.HasAvailableSubCommands() {
		p.section("COMMANDS")
		for _, sub := range c.Commands() {
			p.item(sub.Name(), sub.Short)
		}
	}
	p.section("OPTIONS")
	if c.DisableFlagParsing {
		p.flags(ownAuditFlags)
		p.paragraph("Options of curl mean what they mean in maxage(1).")
		return
	}
	c.LocalFlags().VisitAll(func(f *pflag.Flag) {
		value, usage := pflag.UnquoteUsage(f)
		name := strings.TrimSpace("--" + f.Name + " " + value)
		if f.Shorthand != "" {
			name = "-" + f.Shorthand + ", " + name
		}
		if f.Value.Type() == "string" && f.DefValue != "" {
			usage += fmt.Sprintf(" (default %q)", f.DefValue)
		}
		p.item(name, usage)
	})
}

func (p *manual) flags(flags []ownFlag) {
	for _, f := range flags {
		p.item(f.title(), f.help)
	}
}

func (p *manual) seeAlso(c *cobra.Command) {
	also := []string{"curl(1)"}
	if c.HasParent() {
		also = append(also, "maxage(1)")
	}
	for _, sub := range c.Root().Commands() {
		if sub != c && sub.IsAvailableCommand() {
			also = append(also, manName(sub)+"(1)")
		}
	}
	p.paragraph(strings.Join(also, ", "))
	p.paragraph("RFC 9111 (HTTP Caching), RFC 9213 (Targeted Cache Control)")
}
