package cmd

import (
	"os"
	"path/filepath"
)

// pendingFile is written beside its destination and renamed when it is whole.
// A destination that is no regular file, such as a device or a pipe, is written
// in place.
type pendingFile struct {
	*os.File
	path string // "": written in place
}

func createPending(path string) (*pendingFile, error) {
	if info, err := os.Stat(path); err == nil && !info.Mode().IsRegular() {
		f, err := os.OpenFile(path, os.O_WRONLY, 0)
		return &pendingFile{File: f}, err
	}
	if target, err := filepath.EvalSymlinks(path); err == nil {
		path = target // the link stays, its target is replaced
	}
	f, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+".*")
	return &pendingFile{f, path}, err
}

func (f *pendingFile) commit() error {
	if f.path == "" {
		return f.Close()
	}
	if err := f.Chmod(0o644); err != nil {
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	return os.Rename(f.Name(), f.path)
}

func (f *pendingFile) discard() {
	f.Close()
	if f.path != "" {
		os.Remove(f.Name())
	}
}
