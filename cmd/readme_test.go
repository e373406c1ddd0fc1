package cmd

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// printed runs a command line in this process and returns its standard output.
func printed(t *testing.T, args ...string) string {
	t.Helper()
	stdout, err := os.Create(filepath.Join(t.TempDir(), "stdout"))
	if err != nil {
		t.Fatal(err)
	}
	defer stdout.Close()
	a := &app{ctx: context.Background(), stdin: strings.NewReader(""), stdout: stdout, stderr: os.Stderr, getenv: func(string) string { return "" }}
	if err := a.run(args); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(stdout.Name())
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// TestReadme: what the README shows is what the program prints, and the two
// commands it begins with work.
func TestReadme(t *testing.T) {
	data, err := os.ReadFile("../README.md")
	if err != nil {
		t.Fatal(err)
	}
	readme := string(data)
	talk := printed(t, "read", "../testdata/exchanges/talk.txt")
	if !strings.Contains(readme, "$ maxage read testdata/exchanges/talk.txt\n"+talk+"```") {
		t.Errorf("the README shows another report of the talk's page than:\n%s", talk)
	}
	for _, command := range []string{"go run . demo", "go test ./..."} {
		if !strings.Contains(readme, command) {
			t.Errorf("the README lacks %q", command)
		}
	}
	_, policy, _ := strings.Cut(readme, "```yaml\n")
	policy, _, _ = strings.Cut(policy, "```")
	file := filepath.Join(t.TempDir(), "maxage.yaml")
	if err := os.WriteFile(file, []byte(policy), 0o600); err != nil {
		t.Fatal(err)
	}
	if got := printed(t, "audit", "--check-policy", "--policy", file); !strings.Contains(got, "targets: 3, rules: 2, ignores: 1") {
		t.Errorf("the README's policy: %s", got)
	}
	demo := printed(t, "demo")
	_, finding, _ := strings.Cut(demo, "/login\n")
	finding, _, _ = strings.Cut(finding, "\n\n")
	if !strings.Contains(readme, finding) {
		t.Errorf("the README shows another finding for the demo's login page than:\n%s", finding)
	}
}

// TestTalk: the report of the talk's page names every part that the talk's
// slides point at.
func TestTalk(t *testing.T) {
	talk := printed(t, "read", "../testdata/exchanges/talk.txt")
	for _, want := range []string{"Request", "Method", "Path", "Version", "Headers", "Response", "Status",
		"For 300 seconds, all users will get the same response without talking to your application."} {
		if !strings.Contains(talk, want) {
			t.Errorf("no %q in the report", want)
		}
	}
}
