package cmd

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"
)

// TestAction runs the script of action.yml as a runner would: with its
// environment, and the answers of a site on loopback.
func TestAction(t *testing.T) {
	var action struct {
		Outputs map[string]struct{ Value string }
		Runs    struct {
			Steps []struct{ Run string }
		}
	}
	text, err := os.ReadFile("../action.yml")
	if err != nil {
		t.Fatal(err)
	}
	if err := yaml.Unmarshal(text, &action); err != nil {
		t.Fatal(err)
	}
	bash, err := exec.LookPath("bash")
	if err != nil || testing.Short() {
		t.Skip("no bash")
	}
	script := action.Runs.Steps[0].Run
	if strings.Contains(script, "${{") {
		t.Error("what a caller writes becomes a part of the script")
	}
	site := startSite("=== /a b\nHTTP/1.1 200 OK\nDate: {now}\nCache-Control: public, max-age=60\nSet-Cookie: sessionid=1\n\nx\n=== /ok\nHTTP/1.1 200 OK\nCache-Control: no-store\n\nx\n", false, false)
	t.Cleanup(site.close)
	repo, _ := filepath.Abs("..")
	for name, c := range map[string]struct {
		args, failOn string
		code         int
		shows        string // in the log
		reports      bool
	}{
		"finding":           {"-A 'a b' '" + site.url + "/a'", "", 1, "::error file=", true},
		"tolerated":         {site.url + "/a", "never", 0, "1 URL of", true},
		"good":              {site.url + "/ok\n  --max-time 5", "", 0, "1 URL of", true},
		"not fetched":       {"--retry 0 http://127.0.0.1:1/", "", 4, "could not connect", true},
		"wrong usage":       {"--no-such-flag", "", 2, "no-such-flag", false},
		"a quote left open": {site.url + "/ok --assert 'shared", "", 2, "::error::a quote is left open", false},
		"a command":         {"$(touch " + t.TempDir() + "/x) ; touch y " + site.url + "/ok `touch z`", "", 4, "", true},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			run := exec.Command(bash, "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", script)
			run.Dir = t.TempDir()
			run.Env = append(os.Environ(), "ACTION="+repo, "RUNNER_TEMP="+dir, "GITHUB_OUTPUT="+dir+"/output", "GITHUB_STEP_SUMMARY="+dir+"/summary",
				"GITHUB_ACTIONS=true", "ARGS="+c.args, "FAIL_ON="+c.failOn)
			out, _ := run.CombinedOutput()
			if code := run.ProcessState.ExitCode(); code != c.code || !strings.Contains(string(out), c.shows) {
				t.Errorf("exit code %d:\n%s", code, out)
			}
			if left, _ := os.ReadDir(run.Dir); len(left) > 0 {
				t.Errorf("it left %v in the checkout", left)
			}
			output, _ := os.ReadFile(dir + "/output")
			for name := range action.Outputs {
				_, file, named := strings.Cut(string(output), name+"=")
				file, _, _ = strings.Cut(file, "\n")
				if data, err := os.ReadFile(file); named != c.reports || named && (err != nil || len(data) == 0) {
					t.Errorf("output %s: %q, %v", name, file, err)
				}
			}
			if summary, _ := os.ReadFile(dir + "/summary"); (len(summary) > 0) != c.reports {
				t.Errorf("the summary of the job: %q", summary)
			}
		})
	}
}
