package cmd

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// program is a process that is maxage: this test binary under its name.
func program(t *testing.T, args ...string) *exec.Cmd {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	c := exec.Command(self, args...)
	c.Args[0] = "maxage"
	c.Dir = t.TempDir()
	c.Env = append(os.Environ(), "MAXAGE_PEAK=1")
	return c
}

// runProgram runs maxage to its end.
func runProgram(t *testing.T, stdin string, args ...string) (stdout, stderr string, code int) {
	t.Helper()
	c := program(t, args...)
	c.Stdin = strings.NewReader(stdin)
	return finish(t, c)
}

func finish(t *testing.T, c *exec.Cmd) (stdout, stderr string, code int) {
	t.Helper()
	var out, errs bytes.Buffer
	c.Stdout, c.Stderr = &out, &errs
	err := c.Run()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	if strings.Contains(errs.String(), "goroutine ") {
		t.Errorf("it panicked:\n%s", errs.String())
	}
	return out.String(), errs.String(), c.ProcessState.ExitCode()
}

// peak is the most memory that a finished process held, in MiB. Its parent
// cannot tell: on Linux a process starts out with the peak of who started it.
func peak(t *testing.T, c *exec.Cmd) int64 {
	t.Helper()
	status, err := os.ReadFile(filepath.Join(c.Dir, peakFile))
	if err != nil {
		t.Skip("the system does not tell")
	}
	m := regexp.MustCompile(`VmHWM:\s+(\d+) kB`).FindSubmatch(status)
	kib, err := strconv.ParseInt(string(m[1]), 10, 64)
	if err != nil {
		t.Fatal(err)
	}
	return kib >> 10
}

// peakFile is where a program under test leaves what the system says of it.
const peakFile = ".status"

// asProgram is the program, as main.go has it.
func asProgram() {
	code := Main(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)
	if os.Getenv("MAXAGE_PEAK") != "" {
		if status, err := os.ReadFile("/proc/self/status"); err == nil {
			os.WriteFile(peakFile, status, 0o600)
		}
	}
	os.Exit(code)
}
