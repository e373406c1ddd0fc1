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
	site := startSite("=== /a b\nHTTP/1.1 200 OK\nDate: {now}\nCache-Control: public, max-age=60\nSet-Cookie: sessionid=1\n\nx\n=== /ok\nHTTP/1.1 200 OK\nCache-Control: no-store\n\nx\n", false, false)
	defer site.close()
	for path, fails := range map[string]bool{"/a": true, "/ok": false} {
		dir := t.TempDir()
		c := exec.Command(bash, "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", action.Runs.Steps[1].Run)
		repo, _ := filepath.Abs("..")
		c.Env = append(os.Environ(), "ACTION="+repo, "RUNNER_TEMP="+dir, "GITHUB_OUTPUT="+dir+"/output", "GITHUB_STEP_SUMMARY="+dir+"/summary",
			"GITHUB_ACTIONS=true", "ARGS=--policy none -A 'a b' '"+site.url+path+"'", "FAIL_ON=")
		out, err := c.CombinedOutput()
		if (err != nil) != fails || strings.Contains(string(out), "::error file=") != fails || !strings.Contains(string(out), "1 URL of") {
			t.Errorf("%s: %v\n%s", path, err, out)
		}
		for name := range action.Outputs {
			output, _ := os.ReadFile(dir + "/output")
			_, file, _ := strings.Cut(string(output), name+"=")
			file, _, _ = strings.Cut(file, "\n")
			if data, err := os.ReadFile(file); err != nil || len(data) == 0 {
				t.Errorf("%s: output %s: %v", path, name, err)
			}
		}
		if summary, _ := os.ReadFile(dir + "/summary"); len(summary) == 0 {
			t.Errorf("%s: no summary of the job", path)
		}
	}
}
