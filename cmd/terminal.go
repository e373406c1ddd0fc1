package cmd

import (
	"os"
	"strconv"
	"strings"

	"golang.org/x/term"

	"maxage/report"
)

// style decides how a text report to that stream looks.
func (a *app) style(o *options, to *os.File) report.Style {
	terminal := term.IsTerminal(int(to.Fd()))
	s := report.Style{
		Color: a.color(o.color, terminal), ASCII: o.ascii || a.asciiLocale(),
		Brief: o.brief, Verbose: o.verbose, Width: o.width,
	}
	if s.Width == 0 {
		s.Width, s.Unbroken = a.width(to, terminal), !terminal && a.getenv("COLUMNS") == ""
	}
	return s
}

// color follows the conventions that people set in their shells; the first
// one that speaks decides.
func (a *app) color(flag string, terminal bool) bool {
	set := func(name string) bool { v := a.getenv(name); return v != "" && v != "0" }
	switch {
	case flag == "always" || flag == "never":
		return flag == "always"
	case a.getenv("NO_COLOR") != "":
		return false
	case set("CLICOLOR_FORCE") || set("FORCE_COLOR"):
		return true
	case a.getenv("CLICOLOR") == "0" || a.getenv("TERM") == "dumb":
		return false
	case set("GITHUB_ACTIONS") || set("GITLAB_CI"):
		return true
	}
	return terminal
}

// asciiLocale reports whether the locale rules out UTF-8. An unset locale
// says nothing: containers rarely set one.
func (a *app) asciiLocale() bool {
	for _, name := range []string{"LC_ALL", "LC_CTYPE", "LANG"} {
		if v := strings.ToLower(a.getenv(name)); v != "" {
			return !strings.Contains(v, "utf-8") && !strings.Contains(v, "utf8")
		}
	}
	return false
}

func (a *app) width(to *os.File, terminal bool) int {
	if n, err := strconv.Atoi(a.getenv("COLUMNS")); err == nil && n >= 40 {
		return n
	}
	if terminal {
		if n, _, err := term.GetSize(int(to.Fd())); err == nil && n >= 40 {
			return n
		}
	}
	return 80
}

// printable is text that cannot steer a terminal or a CI log.
func printable(s string) string { return report.Escape(s) }
