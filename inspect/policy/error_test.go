package policy

import (
	"errors"
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"
)

var update = flag.Bool("update", false, "rewrite what the tests expect")

// archive is the file system and the environment of a test.
func archive(files []txtar.File) Options {
	return Options{
		Environ: []string{"MAXAGE_BASE=https://www.example.com", "SET=https://b.test", "TEST_SIDE=1"},
		ReadFile: func(name string) ([]byte, error) {
			for _, f := range files {
				if f.Name == name {
					return f.Data, nil
				}
			}
			return nil, fs.ErrNotExist
		},
	}
}

// TestErrors compares what is said of faulty files with testdata/policy/errors.
func TestErrors(t *testing.T) {
	paths, err := filepath.Glob("../../testdata/policy/errors/*.txtar")
	if err != nil || len(paths) < 20 {
		t.Fatalf("%d cases: %v", len(paths), err)
	}
	for _, path := range paths {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar"), func(t *testing.T) { checkErrors(t, path) })
	}
}

func checkErrors(t *testing.T, path string) {
	ar, err := txtar.ParseFile(path)
	if err != nil {
		t.Fatal(err)
	}
	_, err = Read("maxage.yaml", archive(ar.Files))
	var all Errors
	if !errors.As(err, &all) {
		t.Fatalf("no errors: %v", err)
	}
	checkPlaces(t, all, ar.Files)
	got := txtar.File{Name: "errors", Data: []byte(err.Error() + "\n")}
	last := len(ar.Files) - 1
	if ar.Files[last].Name != "errors" {
		ar.Files = append(ar.Files, txtar.File{Name: "errors"})
		last++
	}
	if string(ar.Files[last].Data) == string(got.Data) {
		return
	}
	if !*update {
		t.Fatalf("got:\n%s\nwant:\n%s", got.Data, ar.Files[last].Data)
	}
	ar.Files[last] = got
	if err := os.WriteFile(path, txtar.Format(ar), 0o644); err != nil {
		t.Fatal(err)
	}
}

// checkPlaces: every error is somewhere inside a file.
func checkPlaces(t testing.TB, all Errors, files []txtar.File) {
	t.Helper()
	for _, e := range all {
		found := false
		for _, f := range files {
			lines := strings.Split(strings.ReplaceAll(string(f.Data), "\r\n", "\n"), "\n")
			found = found || f.Name == e.File && e.Line >= 1 && e.Line <= len(lines) && lines[e.Line-1] == e.Source &&
				e.Column >= 1 && e.Column <= len([]rune(e.Source))+1
		}
		if !found || e.Message == "" {
			t.Errorf("no place in a file: %+v", e)
		}
	}
}
