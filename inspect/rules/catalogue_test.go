package rules

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// TestCatalogue keeps the files of this folder, All and the case files in
// step.
func TestCatalogue(t *testing.T) {
	declared := declaredRules(t)
	for _, r := range All {
		i := slices.Index(declared, strings.ReplaceAll(r.ID, "-", "_")+".go")
		if i < 0 {
			t.Errorf("%s: no file called after it declares a rule", r.ID)
			continue
		}
		declared = slices.Delete(declared, i, i+1)
		if _, err := os.Stat(filepath.Join("../../testdata/rules", r.ID+".txtar")); err != nil {
			t.Errorf("%s: %v", r.ID, err)
		}
	}
	for _, file := range declared {
		t.Errorf("%s declares a rule that is not in All under that name", file)
	}
}

// declaredRules returns, for every "var X = &Rule{...}" of the package, the
// name of its file.
func declaredRules(t *testing.T) []string {
	t.Helper()
	paths, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	var files []string
	for _, path := range paths {
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		for _, decl := range file.Decls {
			vars, ok := decl.(*ast.GenDecl)
			if !ok || vars.Tok != token.VAR {
				continue
			}
			for _, spec := range vars.Specs {
				if isRule(spec.(*ast.ValueSpec)) {
					files = append(files, path)
				}
			}
		}
	}
	return files
}

func isRule(spec *ast.ValueSpec) bool {
	if len(spec.Values) != 1 {
		return false
	}
	pointer, ok := spec.Values[0].(*ast.UnaryExpr)
	if !ok {
		return false
	}
	literal, ok := pointer.X.(*ast.CompositeLit)
	if !ok {
		return false
	}
	name, ok := literal.Type.(*ast.Ident)
	return ok && name.Name == "Rule"
}

var (
	kebab     = regexp.MustCompile(`^[a-z]+(-[a-z0-9]+)*$`)
	reference = regexp.MustCompile(`^(RFC \d{4} section \d+(\.\d+)*|CVE-\d{4}-\d+|[A-Z][\w .-]+, .+)$`)
)

func TestRuleTexts(t *testing.T) {
	seen := map[string]bool{}
	for _, r := range All {
		if !kebab.MatchString(r.ID) || seen[r.ID] {
			t.Errorf("%q is not kebab-case, or used twice", r.ID)
		}
		seen[r.ID] = true
		if r.Severity.rank() == 0 && r.Severity != Good || r.Category == "" || (r.Check == nil) == (r.Follow == nil) {
			t.Errorf("%s: severity, category or check is missing", r.ID)
		}
		if r.Title == "" || strings.HasSuffix(r.Title, ".") {
			t.Errorf("%s: the title %q is empty or ends with a full stop", r.ID, r.Title)
		}
		if first, more, _ := strings.Cut(r.Doc, "\n\n"); first == "" || more == "" || strings.Contains(first, "\n") {
			t.Errorf("%s: the doc needs a first paragraph that stands alone, and a why", r.ID)
		}
		if !strings.HasSuffix(r.Fix, ".") {
			t.Errorf("%s: the fix %q is no sentence", r.ID, r.Fix)
		}
		if len(r.Refs) == 0 {
			t.Errorf("%s: no reference", r.ID)
		}
		for _, ref := range r.Refs {
			if !reference.MatchString(ref) {
				t.Errorf("%s: odd reference %q", r.ID, ref)
			}
		}
		if Lookup(r.ID) != r {
			t.Errorf("%s: Lookup does not find it", r.ID)
		}
	}
	if Lookup("no-such-rule") != nil {
		t.Error("Lookup invents rules")
	}
}

// TestSilencers: a rule can be silenced only by one that has already run.
func TestSilencers(t *testing.T) {
	found := regexp.MustCompile(`p\.Found\((\w+)\)`)
	at := map[string]int{}
	for i, r := range All {
		at[strings.ToLower(strings.ReplaceAll(r.ID, "-", ""))] = i
	}
	for i, r := range All {
		source, err := os.ReadFile(strings.ReplaceAll(r.ID, "-", "_") + ".go")
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range found.FindAllStringSubmatch(string(source), -1) {
			if j, ok := at[strings.ToLower(m[1])]; !ok || j >= i {
				t.Errorf("%s asks for %s, which does not stand before it in All", r.ID, m[1])
			}
		}
	}
}
