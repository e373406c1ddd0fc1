package cmd

import (
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"
	"github.com/google/go-cmp/cmp"
)

// TestKubernetes runs the pods of the README's Job one after the other, with
// their index filled in as Kubernetes does, and merges their reports: that is
// the run on one machine.
func TestKubernetes(t *testing.T) {
	pods, args, merge := readJob(t)
	s := startSite("=== *\nHTTP/1.1 200 OK\nDate: {now}\nCache-Control: max-age=60\nContent-Type: text/plain\n\nx\n=== /40\nHTTP/1.1 200 OK\nDate: {now}\nCache-Control: public, max-age=60\nSet-Cookie: sessionid=1\n\nx\n", false, false)
	t.Cleanup(s.close)
	dir := t.TempDir()
	reports := filepath.Join(dir, "reports")
	policy := "version: 1\nbase: " + s.url + "\ntargets: ["
	for i := range 80 {
		policy += fmt.Sprintf("/%d, ", i)
	}
	policy += "\"http://127.0.0.1:1/\"]\ndefaults: {retries: 0}\n"
	if err := os.WriteFile(filepath.Join(dir, "maxage.yaml"), []byte(policy), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(reports, 0o755); err != nil {
		t.Fatal(err)
	}
	run := func(want int, args ...string) string {
		p := program(t, args...)
		p.Dir = dir
		out, errs, code := finish(t, p)
		if code != want {
			t.Errorf("%v: exit code %d, want %d: %s", args, code, want, errs)
		}
		return out
	}
	for index := range pods {
		var filled []string
		for _, arg := range args {
			arg = strings.ReplaceAll(arg, "$(JOB_COMPLETION_INDEX)", strconv.Itoa(index))
			filled = append(filled, strings.ReplaceAll(arg, "/reports", reports))
		}
		run(0, filled...)
	}
	files, _ := filepath.Glob(filepath.Join(reports, "*.json"))
	if len(files) != pods {
		t.Fatalf("%d pods left %d reports", pods, len(files))
	}
	merged := run(exitFindings, append(append(merge, files...), "--format", "csv")...)
	whole := run(exitFindings, "audit", "--format", "csv")
	if diff := cmp.Diff(still(t, whole), still(t, merged)); diff != "" {
		t.Errorf("the merged run is another than that on one machine:\n%s", diff)
	}
	if rows := still(t, merged); len(rows) != 82 {
		t.Errorf("%d rows", len(rows))
	}
}

// readJob reads how many pods the README's Job has, what they run, and what
// merges their reports, but for the files and the formats.
func readJob(t *testing.T) (pods int, args, merge []string) {
	readme, err := os.ReadFile("../README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, text, _ := strings.Cut(string(readme), "```yaml\n# maxage convert /reports/*.json")
	options, text, _ := strings.Cut(text, "\n")
	text, _, _ = strings.Cut(text, "```")
	var job struct {
		Spec struct {
			CompletionMode string `yaml:"completionMode"`
			Completions    int
			Template       struct {
				Spec struct{ Containers []struct{ Args []string } }
			}
		}
	}
	if err := yaml.Unmarshal([]byte(text), &job); err != nil {
		t.Fatal(err)
	}
	words := strings.Fields(options)
	words = words[:slices.Index(words, "--format")]
	if job.Spec.CompletionMode != "Indexed" || job.Spec.Completions < 2 || len(job.Spec.Template.Spec.Containers) != 1 {
		t.Fatalf("the README's Job is %+v", job)
	}
	return job.Spec.Completions, job.Spec.Template.Spec.Containers[0].Args, append([]string{"convert"}, words...)
}

// still is what does not move with the clock in a CSV report.
func still(t *testing.T, text string) (rows [][]string) {
	t.Helper()
	all, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil || len(all) == 0 {
		t.Fatal(err, text)
	}
	for _, row := range all {
		var kept []string
		for i, cell := range row {
			if name := all[0][i]; !slices.Contains([]string{"id", "age_s", "total_ms", "observed_at"}, name) && !strings.HasSuffix(name, "_left_s") {
				kept = append(kept, cell)
			}
		}
		rows = append(rows, kept)
	}
	return rows
}
