package curl

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the golden files")

// TestPastes reads the shapes that browsers and API tools copy and compares
// the requests they mean with a golden file.
func TestPastes(t *testing.T) {
	names, _ := filepath.Glob("testdata/paste/*.*")
	if len(names) < 15 {
		t.Fatalf("only %d pastes found", len(names))
	}
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		golden := strings.Replace(name, "paste/", "paste/golden/", 1)
		paste := string(text)
		if strings.Contains(name, ".cmd.") {
			paste = strings.ReplaceAll(paste, "\n", "\r\n") // as Windows has them on its clipboard
		}
		got := describe(t, name, paste)
		if *update {
			if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		if got != string(want) {
			t.Errorf("%s:\n%s\nwant\n%s", name, got, want)
		}
	}
}

// describe writes what a pasted text asks for, one item a line.
func describe(t *testing.T, name, text string) string {
	commands, err := Words(text)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	var b strings.Builder
	for _, c := range commands {
		env := testEnv()
		if c.Stdin != nil {
			env.ReadFile = func(string) ([]byte, error) { return []byte(*c.Stdin), nil }
		}
		cmd, err := Parse(c.Argv, env, nil)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		for _, tr := range transfers(cmd) {
			r := tr.Request
			fmt.Fprintf(&b, "== line %d\n%s %s\n", c.Line, r.MethodSent(), r.URL)
			for _, h := range r.Header {
				fmt.Fprintf(&b, "header %q: %q\n", h.Name, h.Value)
			}
			for label, value := range map[string]any{"user": r.User, "cookie": r.Cookie} {
				if value != "" {
					fmt.Fprintf(&b, "%s %q\n", label, value)
				}
			}
			fmt.Fprintf(&b, "follow %v, compressed %v, insecure %v, version %d, time %v\n",
				r.Follow.Redirects, r.Compressed, r.Insecure, r.Version, r.MaxTime)
			if r.Body != nil {
				fmt.Fprintf(&b, "type %q\nbody %q\n", r.Body.ContentType, r.Body.Data)
			}
		}
		for _, w := range cmd.Warnings {
			b.WriteString("warning " + w + "\n")
		}
	}
	return b.String()
}

func TestOtherLanguages(t *testing.T) {
	for text, want := range map[string]string{
		"Invoke-WebRequest -UseBasicParsing -Uri \"https://x.test/\" `\n-Headers @{}": "line 1: this is PowerShell, not a curl command",
		"$session = New-Object Microsoft.PowerShell.Commands.WebRequestSession\n":     "line 1: this is PowerShell, not a curl command",
		"\ufeff fetch(\"https://x.test/\", {\n  \"body\": null\n});":                  "line 1: this is JavaScript, not a curl command",
		"await fetch(\"https://x.test/\", {});":                                       "line 1: this is JavaScript, not a curl command",
		"fetchmail https://x.test/":                                                   `line 1: the command is "fetchmail", not curl`,
	} {
		_, err := Words(text)
		if err == nil || err.Error() != want {
			t.Errorf("%s: %v, want %s", text, err, want)
		}
	}
}
