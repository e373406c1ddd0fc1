package report

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"maxage/inspect/field"
)

// named finds the fields that code asks for by name.
// It passes over the members of a structured field.
var named = regexp.MustCompile(`(?:\.(?:Get|Has|Lines|Values)\(|\bvalue\(r, )"([A-Za-z][A-Za-z-]+)"`)

// Whatever the tool looks at can be explained: the fields that hold secrets,
// and those that rules and caches ask for by name.
func TestWhatIsReadIsExplained(t *testing.T) {
	asked := map[string]string{}
	for _, f := range hidingFields {
		asked[f.name] = "redact.go"
	}
	for _, dir := range []string{"rules", "cache", "replay", "field"} {
		err := filepath.WalkDir("../inspect/"+dir, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || filepath.Ext(path) != ".go" || strings.HasSuffix(path, "_test.go") {
				return err
			}
			source, err := os.ReadFile(path)
			for _, m := range named.FindAllStringSubmatch(string(source), -1) {
				asked[m[1]] = path
			}
			return err
		})
		check(t, err)
	}
	if len(asked) < 20 {
		t.Errorf("only %d names found", len(asked))
	}
	for name, where := range asked {
		if strings.HasSuffix(where, "novarysearch.go") || strings.HasSuffix(where, "structured_field_invalid.go") {
			continue
		}
		if field.LookupField(name) == nil && field.LookupDirective(name) == nil {
			t.Errorf("%s, in %s, is not explained", name, where)
		}
	}
}
