package policy

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"
	"github.com/google/jsonschema-go/jsonschema"
	"golang.org/x/tools/txtar"
)

func resolved(t *testing.T) *jsonschema.Resolved {
	t.Helper()
	raw, err := Schema()
	if err != nil {
		t.Fatal(err)
	}
	var s jsonschema.Schema
	if err := json.Unmarshal(raw, &s); err != nil {
		t.Fatal(err)
	}
	r, err := s.Resolve(nil)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func validate(t *testing.T, r *jsonschema.Resolved, text []byte) error {
	t.Helper()
	var v any
	if err := yaml.Unmarshal(text, &v); err != nil {
		t.Fatal(err)
	}
	raw, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(raw, &v); err != nil {
		t.Fatal(err)
	}
	return r.Validate(v)
}

// TestPresets: each can be read, is short, and is what the schema describes. So
// are the examples.
func TestPresets(t *testing.T) {
	schema := resolved(t)
	for _, name := range presetNames() {
		parse(t, "version: 1\nextends: "+name+"\n")
		text, _ := preset(name)
		if err := validate(t, schema, text); err != nil || strings.Count(string(text), "\n") > 40 {
			t.Errorf("%s: %v", name, err)
		}
	}
	files, _ := filepath.Glob("presets/*.yaml")
	if len(files) != len(presetNames()) {
		t.Errorf("presets: %v", files)
	}
	for _, path := range []string{"../../testdata/policy/init.yaml", "../../testdata/policy/example.yaml"} {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		parse(t, string(text))
		if err := validate(t, schema, text); err != nil {
			t.Errorf("%s: %v", path, err)
		}
	}
	if err := validate(t, schema, []byte(layered[:strings.Index(layered, "    checks")])); err != nil {
		t.Error(err)
	}
}

// TestSchemaRefuses: what an editor marks without asking maxage.
func TestSchemaRefuses(t *testing.T) {
	schema := resolved(t)
	for _, text := range []string{
		"rules: []", "version: 2", "version: 1\nrles: []", "version: 1\nrules: {}",
		"version: 1\nrules: [{expect: {browser: nevr}}]", "version: 1\nrules: [{expect: {Frobnicate: never}}]",
		"version: 1\nrules: [{expect: {status: 2xy}}]", "version: 1\nrules: [{level: fatal}]",
		"version: 1\nrules: [{checks: {no-validatr: off}}]", "version: 1\noutput: {srif: {}}",
		"version: 1\nignore: [{id: a, until: tomorrow, reason: b}]",
	} {
		if validate(t, schema, []byte(text)) == nil {
			t.Errorf("lets %q through", text)
		}
	}
}

// FuzzRead: no file brings the reader down, and every error has a place.
func FuzzRead(f *testing.F) {
	paths, _ := filepath.Glob("../../testdata/policy/errors/*.txtar")
	for _, path := range paths {
		ar, err := txtar.ParseFile(path)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(ar.Files[0].Data))
	}
	for _, name := range presetNames() {
		text, _ := preset(name)
		f.Add(string(text))
	}
	f.Add(layered)
	f.Fuzz(func(t *testing.T, text string) {
		files := []txtar.File{{Name: "maxage.yaml", Data: []byte(text)}}
		_, err := Read("maxage.yaml", archive(files))
		if err == nil {
			return
		}
		all, ok := err.(Errors)
		if !ok || err.Error() == "" {
			t.Fatalf("%T %v", err, err)
		}
		checkPlaces(t, all, files)
	})
}
