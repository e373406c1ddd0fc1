package cmd

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"reflect"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/google/jsonschema-go/jsonschema"
	"github.com/rogpeppe/go-internal/testscript"

	"maxage/report"
)

// TestMain lets the test binary stand in for the program: called maxage, it
// is the program.
func TestMain(m *testing.M) {
	testscript.Main(neutral{m}, map[string]func(){
		"maxage": asProgram,
	})
}

// neutral runs the tests without what whoever runs them has in the environment.
type neutral struct{ *testing.M }

func (n neutral) Run() int {
	for _, name := range []string{"http_proxy", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY", "no_proxy", "NO_PROXY",
		"NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "FORCE_COLOR", "GITHUB_ACTIONS", "GITLAB_CI", "COLUMNS", "LC_ALL", "LC_CTYPE"} {
		os.Unsetenv(name)
	}
	os.Setenv("LANG", "C.UTF-8")
	os.Setenv("GORACE", "atexit_sleep_ms=0 "+os.Getenv("GORACE")) // else each process waits a second before it ends
	return n.M.Run()
}

// TestScripts runs testdata/script: each file is a theme, and shows what
// somebody types and what has to come of it.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: "../testdata/script",
		Setup: func(e *testscript.Env) error {
			e.Setenv("HOME", e.WorkDir)
			e.Setenv("LANG", os.Getenv("LANG"))
			e.Setenv("GORACE", os.Getenv("GORACE"))
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"origin": originCommand, "requests": requestsCommand, "exits": exitsCommand, "likecurl": likeCurlCommand,
			"json": jsonCommand, "validate": validateCommand, "harmless": harmlessCommand, "unquoted": unquotedCommand,
		},
		RequireUniqueNames: true,
	})
}

// originCommand: origin [-tls|-h2] NAME FILE starts a site that serves FILE and
// sets $NAME to its URL; with TLS, ca.pem is the authority to trust.
func originCommand(ts *testscript.TestScript, neg bool, args []string) {
	secure, h2 := args[0] == "-tls" || args[0] == "-h2", args[0] == "-h2"
	if secure {
		args = args[1:]
	}
	if neg || len(args) != 2 {
		ts.Fatalf("usage: origin [-tls|-h2] NAME FILE")
	}
	s := startSite(ts.ReadFile(args[1]), secure, h2)
	ts.Defer(s.close)
	ts.Setenv(args[0], s.url)
	ts.Setenv(args[0]+"_addr", s.address)
	sites.Store(s.url, s)
	if secure {
		ts.Check(os.WriteFile(ts.MkAbs("ca.pem"), s.authority, 0o600))
	}
}

// requestsCommand: requests NAME prints what the site received since the last
// time, its own address as ADDR.
func requestsCommand(ts *testscript.TestScript, neg bool, args []string) {
	s, ok := sites.Load(ts.Getenv(args[0]))
	if neg || !ok {
		ts.Fatalf("usage: requests NAME")
	}
	all := strings.Join(s.(*site).take(), "")
	fmt.Fprint(ts.Stdout(), strings.NewReplacer("\r\n", "\n", s.(*site).address, "ADDR").Replace(all))
}

// exitsCommand: exits CODE COMMAND ARGS... checks the exact exit code.
func exitsCommand(ts *testscript.TestScript, neg bool, args []string) {
	want, err := strconv.Atoi(args[0])
	if neg || err != nil || len(args) < 2 {
		ts.Fatalf("usage: exits CODE COMMAND ARGS...")
	}
	if got := exitCode(ts, args[1:]); got != want {
		ts.Fatalf("%s exited with %d, want %d", args[1], got, want)
	}
}

func exitCode(ts *testscript.TestScript, command []string) int {
	err := ts.Exec(command[0], command[1:]...)
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		return exit.ExitCode()
	}
	ts.Check(err)
	return 0
}

// likeCurlCommand: likecurl ARGS... checks that standard output and the exit
// code are those of the installed curl; the report goes elsewhere.
func likeCurlCommand(ts *testscript.TestScript, neg bool, args []string) {
	wantCode := exitCode(ts, append([]string{"curl", "-q", "-s", "-A", userAgent()}, args...))
	want := ts.ReadFile("stdout")
	code := exitCode(ts, append([]string{"maxage", "-s", "--format", "json=.report"}, args...))
	if got := ts.ReadFile("stdout"); neg || got != want || code != wantCode {
		ts.Fatalf("exit code %d and output\n%q\ncurl has exit code %d and output\n%q", code, got, wantCode, want)
	}
}

// jsonCommand: json FILE PATH [VALUE] checks one value; PATH is keys and
// indexes with dots, a last len is a length. Without VALUE it must be there.
func jsonCommand(ts *testscript.TestScript, neg bool, args []string) {
	var v any
	ts.Check(json.Unmarshal([]byte(ts.ReadFile(args[0])), &v))
	found := true
	for key := range strings.SplitSeq(args[1], ".") {
		if v, found = step(v, key); !found {
			break
		}
	}
	got := fmt.Sprint(v)
	if f, ok := v.(float64); ok {
		got = strconv.FormatFloat(f, 'f', -1, 64)
	}
	if len(args) > 2 {
		found = found && got == args[2]
	}
	if found == neg {
		ts.Fatalf("%s is %s", args[1], got)
	}
}

func step(v any, key string) (any, bool) {
	switch v := v.(type) {
	case map[string]any:
		next, ok := v[key]
		return next, ok
	case []any:
		if key == "len" {
			return len(v), true
		}
		if i, err := strconv.Atoi(key); err == nil && i < len(v) {
			return v[i], true
		}
	}
	return nil, false
}

// validateCommand: validate FILE checks JSON, or the lines of NDJSON, against
// the schema that the program prints.
func validateCommand(ts *testscript.TestScript, neg bool, args []string) {
	raw, err := report.Schema()
	ts.Check(err)
	var whole jsonschema.Schema
	ts.Check(json.Unmarshal(raw, &whole))
	schema := &whole
	text := ts.ReadFile(args[0])
	switch {
	case !strings.HasPrefix(text, "{\n"): // one object on a line: NDJSON
		schema = &jsonschema.Schema{Ref: "#/$defs/line", Defs: whole.Defs}
	case strings.Contains(text, "\n \"recording\": {"):
		schema = &jsonschema.Schema{Ref: "#/$defs/replay", Defs: whole.Defs}
	}
	resolved, err := schema.Resolve(nil)
	ts.Check(err)
	decoder, values := json.NewDecoder(strings.NewReader(text)), 0
	for ; decoder.More(); values++ {
		var v any
		ts.Check(decoder.Decode(&v))
		if err := resolved.Validate(v); (err != nil) != neg {
			ts.Fatalf("value %d: %v", values+1, err)
		}
	}
	if values == 0 {
		ts.Fatalf("there is no JSON in %s", args[0])
	}
}

// steering finds what may not reach a terminal or a CI log: control bytes,
// bidirectional marks, and lines that look like a command to the CI.
var steering = regexp.MustCompile("[\x00-\x08\x0b-\x1f\x7f\u0080-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]|(?m)^::")

// harmlessCommand: harmless FILE... checks that output cannot steer its reader.
func harmlessCommand(ts *testscript.TestScript, neg bool, args []string) {
	for _, name := range args {
		text := ts.ReadFile(name)
		if at := steering.FindStringIndex(text); (at != nil) != neg {
			ts.Fatalf("%s: %q", name, text[max(0, at[0]-40):min(len(text), at[1]+40)])
		}
	}
}

// unquotedCommand: unquoted FILE... replaces \x00, \r and so on in files by
// the bytes they stand for, which a script cannot hold.
func unquotedCommand(ts *testscript.TestScript, _ bool, args []string) {
	for _, name := range args {
		ts.Check(os.WriteFile(ts.MkAbs(name), []byte(unescape(ts.ReadFile(name))), 0o600))
	}
}

func unescape(text string) string {
	var out bytes.Buffer
	for line := range strings.Lines(text) {
		line, whole := strings.CutSuffix(line, "\n")
		line, joined := strings.CutSuffix(line, `\`)
		s, err := strconv.Unquote(`"` + strings.ReplaceAll(line, `"`, `\"`) + `"`)
		if err != nil {
			panic(fmt.Sprintf("%q: %v", line, err))
		}
		out.WriteString(s)
		if whole && !joined {
			out.WriteByte('\n')
		}
	}
	return out.String()
}

// TestSchemaCommand checks that the schema that scripts validate against is the one printed.
func TestSchemaCommand(t *testing.T) {
	out, _, code := runProgram(t, "", "schema")
	want, err := report.Schema()
	if err != nil || code != 0 {
		t.Fatal(err, code)
	}
	if !reflect.DeepEqual(out, string(want)) {
		t.Error("maxage schema prints something else")
	}
}
