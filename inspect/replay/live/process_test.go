//go:build unix

package live

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

// process is a program that the test has started.
type process struct {
	*exec.Cmd
	dir  string
	done chan struct{}
}

// ownFolder makes a folder that programs which give up root can get into.
func ownFolder(t testing.TB) string {
	dir, err := os.MkdirTemp("", "maxage-live-")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	os.Chmod(dir, 0o777)
	return dir
}

// start starts a program, as a process group of its own, until the test ends.
func start(t testing.TB, cmd *exec.Cmd, dir string) (*process, error) {
	p := &process{Cmd: cmd, dir: dir, done: make(chan struct{})}
	cmd.Dir, cmd.Env = dir, append(os.Environ(), "TMPDIR="+dir, "HOME="+dir)
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	out, err := os.Create(filepath.Join(dir, "output.log"))
	if err != nil {
		return nil, err
	}
	defer out.Close()
	cmd.Stdout, cmd.Stderr = out, out
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	go func() { cmd.Wait(); close(p.done) }()
	t.Cleanup(p.stop)
	guard(t, cmd.Process.Pid, dir)
	return p, nil
}

// guard ends a process group when the test dies and cannot do so itself: its
// end of the pipe is closed then.
func guard(t testing.TB, pid int, dir string) {
	const script = `read -r _; kill -s TERM -- "-$1"; sleep 4; kill -s KILL -- "-$1"; rm -rf -- "$2"`
	cmd := exec.Command("/bin/sh", "-c", script, "guard", strconv.Itoa(pid), dir)
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	pipe, err := cmd.StdinPipe()
	if err == nil {
		err = cmd.Start()
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		cmd.Process.Kill()
		cmd.Wait()
		pipe.Close()
	})
}

// stop ends the program, then whatever is left of its process group.
func (p *process) stop() {
	pid := p.Process.Pid
	syscall.Kill(pid, syscall.SIGTERM)
	select {
	case <-p.done:
	case <-time.After(4 * time.Second):
	}
	syscall.Kill(-pid, syscall.SIGKILL)
	<-p.done
}

// said is what the program wrote, to its output and its logs.
func (p *process) said() (all string) {
	for _, pattern := range []string{"*.log", "log/*.log", "log/*.out"} {
		logs, _ := filepath.Glob(filepath.Join(p.dir, pattern))
		for _, name := range logs {
			text, _ := os.ReadFile(name)
			all += string(text)
		}
	}
	return all
}

var dying = regexp.MustCompile(`(?mi)^.*(panic|assert|segfault|segmentation|exited on signal|exit signal|child .* died|fatal:).*$`)

// survived fails the test when a part of the program has died meanwhile: it
// may have lost its store then, and shows nothing.
func (p *process) survived(t testing.TB) {
	select {
	case <-p.done:
		t.Errorf("%s ended: %s", filepath.Base(p.Path), p.said())
	default:
		if lines := dying.FindAllString(p.said(), 3); lines != nil {
			t.Errorf("%s says: %s", filepath.Base(p.Path), strings.Join(lines, "\n"))
		}
	}
}
