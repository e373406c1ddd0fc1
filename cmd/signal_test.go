package cmd

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"maxage/report"
)

const stalling = `=== /fast
HTTP/1.1 200 OK
Cache-Control: max-age=60

=== /stuck raw hang
HTTP/1.1 200 OK\r
Content-Length: 10\r
\r
`

// started starts a program that is killed if it takes too long.
func started(t *testing.T, p *exec.Cmd) *bufio.Reader {
	t.Helper()
	out, err := p.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := p.Start(); err != nil {
		t.Fatal(err)
	}
	stop := time.AfterFunc(30*time.Second, func() { p.Process.Kill() })
	t.Cleanup(func() { stop.Stop() })
	return bufio.NewReader(out)
}

// awaitExchange reads NDJSON up to the exchange of a URL, which is the next.
func awaitExchange(t *testing.T, lines *bufio.Reader, url string) {
	t.Helper()
	for {
		line, err := lines.ReadString('\n')
		if err != nil {
			t.Fatal(err, line)
		}
		if strings.HasPrefix(line, `{"type":"exchange"`) {
			if !strings.Contains(line, `"url":"`+url+`"`) {
				t.Errorf("instead of %s comes %.200s", url, line)
			}
			return
		}
	}
}

// interrupted interrupts a program, and returns what it still writes and its exit
// code.
func interrupted(t *testing.T, p *exec.Cmd, lines io.Reader) (rest string, code int) {
	t.Helper()
	if err := p.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(lines)
	if err != nil {
		t.Fatal(err)
	}
	p.Wait()
	return string(text), p.ProcessState.ExitCode()
}

// TestInterrupt stops a run in the middle: what is there is reported, marked
// incomplete, in every format, and the exit code is the shell's for it.
func TestInterrupt(t *testing.T) {
	s := startSite(stalling, false, false)
	t.Cleanup(s.close)
	for _, parallel := range []string{"-Z", "--no-parallel"} {
		t.Run(parallel, func(t *testing.T) {
			t.Parallel()
			p := program(t, parallel, "--format", "ndjson", "--format", "json=r.json", s.url+"/fast", s.url+"/stuck", s.url+"/fast", s.url+"/fast")
			lines := started(t, p)
			awaitExchange(t, lines, s.url+"/fast")
			rest, code := interrupted(t, p, lines)
			if code != exitInterrupted {
				t.Errorf("exit code %d", code)
			}
			if all := strings.Split(strings.TrimSpace(rest), "\n"); !strings.Contains(all[len(all)-1], `"incomplete":true`) || !strings.HasPrefix(all[len(all)-1], `{"type":"summary"`) {
				t.Errorf("the last line is %s", all[len(all)-1])
			}
			var r struct {
				Run       struct{ Incomplete bool }
				Exchanges []struct{ URL string }
			}
			text, err := os.ReadFile(filepath.Join(p.Dir, "r.json"))
			if err != nil {
				t.Fatal(err)
			}
			if err := json.Unmarshal(text, &r); err != nil || !r.Run.Incomplete || len(r.Exchanges) == 0 || r.Exchanges[0].URL != s.url+"/fast" {
				t.Errorf("%+v, %v", r, err)
			}
		})
	}
}

// TestInterruptAudit stops an audit while it fetches, waits for a host's turn,
// for another attempt, for a list, or for a sitemap: what was seen is reported,
// what was not is no failure of the site, and nothing temporary stays.
func TestInterruptAudit(t *testing.T) {
	s := startSite(stalling, false, false)
	t.Cleanup(s.close)
	for name, args := range map[string][]string{
		"fetch":   {s.url + "/fast", s.url + "/stuck", s.url + "/fast?2", "--jobs", "1"},
		"turn":    {s.url + "/fast", s.url + "/fast?2", "--max-rate", "0.01", "--jobs", "1"},
		"attempt": {s.url + "/fast", "http://127.0.0.1:1/", "--retry", "3", "--retry-delay", "100"},
		"list":    {"-i", "-"},
		"sitemap": {s.url + "/fast", "--sitemap", s.url + "/stuck"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := program(t, append([]string{"audit", "--policy", "none", "--format", "ndjson", "--format", "json=r.json"}, args...)...)
			p.Env = append(p.Env, "TMPDIR="+p.Dir)
			in, feed, err := os.Pipe()
			if err != nil {
				t.Fatal(err)
			}
			defer feed.Close()
			fmt.Fprintln(feed, s.url+"/fast")
			p.Stdin = in
			lines := started(t, p)
			awaitExchange(t, lines, s.url+"/fast")
			time.Sleep(100 * time.Millisecond) // nothing tells that it waits
			if _, code := interrupted(t, p, lines); code != exitInterrupted {
				t.Errorf("exit code %d", code)
			}
			text, _ := os.ReadFile(filepath.Join(p.Dir, "r.json"))
			var r report.Report
			if err := json.Unmarshal(text, &r); err != nil || !r.Run.Incomplete || len(r.Exchanges) == 0 || r.Exchanges[0].URL != s.url+"/fast" || len(r.Errors) > 1 {
				t.Errorf("%.300s: %v", text, err)
			}
			os.Remove(filepath.Join(p.Dir, peakFile))
			if left, _ := os.ReadDir(p.Dir); len(left) != 1 {
				t.Errorf("left behind: %v", left)
			}
		})
	}
}

// TestFullDisk lets the disk of some reports run full: what stood there before
// still does, and the report on another disk is whole.
func TestFullDisk(t *testing.T) {
	s := startSite(stalling, false, false)
	t.Cleanup(s.close)
	p := program(t, "audit", "--policy", "none", s.url+"/fast?[1-300]", "--format", "sarif=small/r.sarif", "--format", "html=small/r.html", "--format", "csv=r.csv", "--format", "json=r.json")
	small := filepath.Join(p.Dir, "small")
	if err := os.Mkdir(small, 0o755); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", small).CombinedOutput(); err != nil {
		t.Skipf("no small disk can be had: %s", out)
	}
	t.Cleanup(func() { exec.Command("umount", small).Run() })
	if err := os.WriteFile(filepath.Join(small, "r.sarif"), []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	out, errs, code := finish(t, p)
	if code != 23 || out != "" || errs != "maxage: the report cannot be written: small/r.sarif: no space left on device; small/r.html: no space left on device\n" {
		t.Errorf("exit code %d, %s%s", code, out, errs)
	}
	if old, _ := os.ReadFile(filepath.Join(small, "r.sarif")); string(old) != "old" {
		t.Errorf("there stands %.100q", old)
	}
	if left, _ := os.ReadDir(small); len(left) != 1 {
		t.Errorf("left behind: %v", left)
	}
	if rows, _ := os.ReadFile(filepath.Join(p.Dir, "r.csv")); strings.Count(string(rows), ",GET,200,") != 300 {
		t.Errorf("the CSV is not whole:\n%.300s", rows)
	}
	var r report.Report
	if text, err := os.ReadFile(filepath.Join(p.Dir, "r.json")); err != nil || json.Unmarshal(text, &r) != nil || len(r.Exchanges) != 300 {
		t.Errorf("the JSON is not whole: %v", err)
	}
}

// TestInterruptText checks what a person sees, and that reading a recording
// and serving the demo can be stopped too.
func TestInterruptText(t *testing.T) {
	s := startSite(stalling, false, false)
	t.Cleanup(s.close)
	stuck, feed, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { feed.Close(); stuck.Close() })
	for name, c := range map[string]struct {
		args  []string
		until string
		says  string
	}{
		"fetch": {[]string{"--brief", s.url + "/fast", s.url + "/stuck"}, "/fast", "cut short"},
		"read":  {[]string{"read", "--brief", "-"}, "", ""},
		"demo":  {[]string{"demo", "--serve"}, "http://", ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := program(t, c.args...)
			if name == "read" {
				p.Stdin = stuck
			}
			seen, lines := "", started(t, p)
			for c.until != "" && !strings.Contains(seen, c.until) {
				line, err := lines.ReadString('\n')
				if err != nil {
					t.Fatal(err)
				}
				seen += line
			}
			if c.until == "" {
				time.Sleep(300 * time.Millisecond) // nothing tells that it waits for input
			}
			if rest, code := interrupted(t, p, lines); code != exitInterrupted || !strings.Contains(rest, c.says) {
				t.Errorf("exit code %d, then %q", code, rest)
			}
		})
	}
}

// TestBrokenPipe writes to a reader that leaves: the program ends without a
// word, as others in a pipeline do.
func TestBrokenPipe(t *testing.T) {
	s := startSite(echoing, false, false)
	t.Cleanup(s.close)
	for _, args := range []string{"-v " + s.url + "/[1-300]", "--format ndjson " + s.url + "/[1-300]", "--format json " + s.url + "/[1-300]", "audit --policy none -v " + s.url + "/[1-300]", "rules", "schema", "demo", "-s -o - " + s.url + "/[1-300]"} {
		t.Run(args, func(t *testing.T) {
			t.Parallel()
			c := exec.Command("bash", "-c", fmt.Sprintf("maxage %s | head -1; echo ${PIPESTATUS[0]}", args))
			out, errs, _ := finish(t, c)
			if errs != "" {
				t.Errorf("it says %q", errs)
			}
			out = strings.TrimSpace(out)
			if code := out[strings.LastIndex(out, "\n")+1:]; code != "0" && code != "141" { // 128 and SIGPIPE
				t.Errorf("exit code %s", code)
			}
		})
	}
}
