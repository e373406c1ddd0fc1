package cmd

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestRoff: text comes out of roff as it went in, and none of it is a request.
func TestRoff(t *testing.T) {
	for text, want := range map[string]string{
		"--skip a":            `\-\-skip a`,
		".SH x\n'so y\na.b":   `\&.SH x` + "\n" + `\(aqso y` + "\na.b",
		`a\b "c" ^~` + "`d`":  `a\eb \(dqc\(dq \(ha\(ti\(gad\(ga`,
		"“24 °C”…":            `\[u201C]24 \[u00B0]C\[u201D]\[u2026]`,
		"...\n.\n\n.":         `\&...` + "\n" + `\&.` + "\n\n" + `\&.`,
		"maxage 'https://x/'": `maxage \(aqhttps://x/\(aq`,
	} {
		if got := roff(text); got != want {
			t.Errorf("%q became %q, want %q", text, got, want)
		}
	}
}

// TestManual writes all pages and reads them with mandoc, which has nothing to
// object to: each command has one, with all that --help says of it.
func TestManual(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "man1")
	printed(t, "man", dir)
	mandoc, err := exec.LookPath("mandoc")
	if err != nil && os.Getenv("MAXAGE_LIVE") != "" {
		t.Fatal(err)
	} else if err != nil {
		t.Skip("mandoc is not installed")
	}
	root := (&app{}).commands()
	root.InitDefaultCompletionCmd()
	for _, c := range append(root.Commands(), root) {
		if c != root && !c.IsAvailableCommand() {
			continue
		}
		page := filepath.Join(dir, manName(c)+".1")
		if out, err := exec.Command(mandoc, "-Tlint", "-W", "warning", page).CombinedOutput(); err != nil || len(out) > 0 {
			t.Errorf("%s: %v\n%s", page, err, out)
		}
		read, err := exec.Command(mandoc, "-Tutf8", "-Owidth=500", page).Output()
		if err != nil {
			t.Fatal(err)
		}
		text := plainTerminal(string(read))
		for _, want := range wordsOf(printed(t, append(strings.Fields(c.CommandPath())[1:], "--help")...)) {
			if !strings.Contains(text, want) {
				t.Errorf("%s lacks %q", page, want)
			}
		}
		for _, section := range []string{"NAME", "SYNOPSIS", "DESCRIPTION", "OPTIONS", "EXIT STATUS", "EXAMPLES", "FILES", "SEE ALSO"} {
			if !strings.Contains(text, "\n"+section+"\n") && (section != "EXAMPLES" || c.Example != "") {
				t.Errorf("%s has no section %s", page, section)
			}
		}
	}
}

// plainTerminal takes away what makes a terminal print bold: each letter twice.
func plainTerminal(text string) string {
	var out []rune
	for _, r := range text {
		if r == '\b' {
			out = out[:len(out)-1]
		} else {
			out = append(out, r)
		}
	}
	return string(out)
}

// wordsOf are the flags and the examples of a help text, and what is said of
// each flag.
func wordsOf(help string) (out []string) {
	if i := strings.Index(help, "\nRequest, as in curl"); i >= 0 {
		help = help[i+strings.Index(help[i:], "\nReport:"):]
	}
	for line := range strings.Lines(help) {
		line = strings.TrimSpace(line)
		if name, text, ok := strings.Cut(line, "  "); ok && strings.HasPrefix(line, "-") && !strings.Contains(text, "  ") {
			out = append(out, name, strings.TrimSpace(text))
		} else if strings.HasPrefix(line, "maxage ") {
			out = append(out, line)
		}
	}
	return out
}
