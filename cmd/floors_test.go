package cmd

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// floors lists our packages from the ground up. A package may import those
// before it, and of those beside it on the same line none.
var floors = [][]string{
	{"inspect/wire", "testdata"},
	{"inspect/field", "inspect/coding"},
	{"inspect/fetch"},
	{"inspect/cache", "inspect/content", "inspect/load", "inspect/curl"},
	{"inspect/rules", "inspect/replay", "inspect/target"},
	{"inspect/policy"},
	{"inspect"},
	{"report"},
	{"cmd"},
	{""},
}

// onlyUser names the one package that may import a library.
var onlyUser = map[string]string{
	"github.com/spf13/cobra":          "maxage/cmd",
	"github.com/fatih/color":          "maxage/report",
	"github.com/schollz/progressbar":  "maxage/cmd",
	"github.com/pquerna/cachecontrol": "maxage/inspect/cache",
	"maxage/inspect/fetch":            "maxage/cmd maxage/inspect/curl",
}

type listed struct {
	ImportPath string
	Imports    []string
}

func ourPackages(t *testing.T) []listed {
	t.Helper()
	out, err := exec.Command("go", "list", "-deps", "-json=ImportPath,Imports", "maxage").Output()
	if err != nil {
		t.Fatal(err)
	}
	var ours []listed
	for d := json.NewDecoder(bytes.NewReader(out)); ; {
		var p listed
		if err := d.Decode(&p); errors.Is(err, io.EOF) {
			return ours
		} else if err != nil {
			t.Fatal(err)
		}
		if p.ImportPath == "maxage" || strings.HasPrefix(p.ImportPath, "maxage/") {
			ours = append(ours, p)
		}
	}
}

func TestFloors(t *testing.T) {
	floor := map[string]int{}
	for i, names := range floors {
		for _, name := range names {
			floor[strings.TrimSuffix("maxage/"+name, "/")] = i
		}
	}
	packages := ourPackages(t)
	if len(packages) != len(floor) {
		t.Errorf("%d packages are linked, %d have a floor", len(packages), len(floor))
	}
	for _, p := range packages {
		mine, ok := floor[p.ImportPath]
		if !ok {
			t.Errorf("%s has no floor", p.ImportPath)
		}
		for _, imported := range p.Imports {
			if below, ours := floor[imported]; ours && below >= mine {
				t.Errorf("%s imports %s, which is not below it", p.ImportPath, imported)
			}
			for library, users := range onlyUser {
				if (imported == library || strings.HasPrefix(imported, library+"/")) && !slices.Contains(strings.Fields(users), p.ImportPath) {
					t.Errorf("%s imports %s, which only %s may", p.ImportPath, imported, users)
				}
			}
		}
	}
}

// TestNoClockBelow: only the parts that acquire something read the clock, the
// environment or files.
func TestNoClockBelow(t *testing.T) {
	out, err := exec.Command("git", "-C", "..", "grep", "-nE", `time\.(Now|Since)\(|os\.(Getenv|Open|ReadFile|Stdout|Stderr|Exit)`, "--",
		"inspect/wire/*.go", "inspect/field/*.go", "inspect/cache/*.go", "inspect/rules/*.go", "inspect/*.go", "report/*.go", "inspect/curl/*.go", "inspect/load/*.go").Output()
	if err != nil && len(out) == 0 {
		return // git grep found nothing, or this is no checkout
	}
	for line := range strings.Lines(string(out)) {
		name, _, _ := strings.Cut(line, ":")
		if !strings.HasSuffix(name, "_test.go") && !strings.HasPrefix(name, "inspect/fetch/") {
			t.Errorf("reads the clock or the world: %s", line)
		}
	}
}
