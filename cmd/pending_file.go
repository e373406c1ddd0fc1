package cmd

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
)

// pendingFile is written beside its destination and renamed when it is whole.
// A destination that is no regular file, such as a device or a pipe, is written
// in place.
type pendingFile struct {
	*os.File
	path string // "": written in place
}

func createPending(path string) (*pendingFile, error) {
	mode, old := os.FileMode(0o666), false // less what the user's umask takes away
	if info, err := os.Stat(path); err == nil {
		if !info.Mode().IsRegular() {
			f, err := os.OpenFile(path, os.O_WRONLY, 0)
			return &pendingFile{File: f}, err
		}
		mode, old = info.Mode().Perm(), true
	}
	path = resolved(path)
	name := filepath.Join(filepath.Dir(path), "."+filepath.Base(path)+"."+strconv.FormatUint(rand.Uint64(), 36))
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	if err == nil && old {
		f.Chmod(mode) // who could not read what stood there cannot read what will
	}
	return &pendingFile{f, path}, err
}

// resolved is where a path leads: a link stays, its target is replaced, and two
// names of one file are one.
func resolved(path string) string {
	if target, err := filepath.EvalSymlinks(path); err == nil {
		path = target
	} else if dir, err := filepath.EvalSymlinks(filepath.Dir(path)); err == nil {
		path = filepath.Join(dir, filepath.Base(path)) // it will be made
	}
	if absolute, err := filepath.Abs(path); err == nil {
		path = absolute
	}
	return path
}

// commit puts the file in its place, or leaves nothing of it.
func (f *pendingFile) commit() error {
	err := f.Close()
	if f.path == "" {
		return err
	}
	if err == nil {
		err = os.Rename(f.Name(), f.path)
	}
	if err != nil {
		os.Remove(f.Name())
	}
	return err
}

func (f *pendingFile) discard() {
	f.Close()
	if f.path != "" {
		os.Remove(f.Name())
	}
}
