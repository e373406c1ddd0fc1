package cmd

import (
	"io"
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

// write puts text into path as a report is put there.
func write(t *testing.T, path, text string) {
	t.Helper()
	f, err := createPending(path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := io.WriteString(f, text); err != nil {
		t.Fatal(err)
	}
	if err := f.commit(); err != nil {
		t.Fatal(err)
	}
}

// TestPendingFile: a regular file is replaced when the report is whole, a link
// keeps pointing, and what is no file, such as a pipe or a device, stays what
// it is.
func TestPendingFile(t *testing.T) {
	dir := t.TempDir()
	file, link, pipe := filepath.Join(dir, "file"), filepath.Join(dir, "link"), filepath.Join(dir, "pipe")
	write(t, file, "one")
	if err := os.Symlink(file, link); err != nil {
		t.Fatal(err)
	}
	write(t, link, "two")
	if info, err := os.Lstat(link); err != nil || info.Mode()&os.ModeSymlink == 0 {
		t.Errorf("the link is gone: %v, %v", info, err)
	}
	if data, err := os.ReadFile(file); err != nil || string(data) != "two" {
		t.Errorf("%q, %v", data, err)
	}
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Fatal(err)
	}
	read := make(chan string)
	go func() {
		data, _ := os.ReadFile(pipe)
		read <- string(data)
	}()
	write(t, pipe, "three")
	if got := <-read; got != "three" {
		t.Errorf("through the pipe came %q", got)
	}
	if info, err := os.Lstat(pipe); err != nil || info.Mode()&os.ModeNamedPipe == 0 {
		t.Errorf("the pipe is gone: %v, %v", info, err)
	}
	if left, _ := filepath.Glob(filepath.Join(dir, ".*")); len(left) > 0 {
		t.Errorf("left behind: %q", left)
	}
}

// TestDiscardedFile: a report that failed leaves what was there before.
func TestDiscardedFile(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "report.json")
	write(t, path, "old")
	f, err := createPending(path)
	if err != nil {
		t.Fatal(err)
	}
	io.WriteString(f, "half")
	f.discard()
	if data, err := os.ReadFile(path); err != nil || string(data) != "old" {
		t.Errorf("%q, %v", data, err)
	}
	if entries, _ := os.ReadDir(dir); len(entries) != 1 {
		t.Errorf("left behind: %v", entries)
	}
}
