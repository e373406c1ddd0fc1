package rules

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"maxage/inspect/cache"
	"maxage/inspect/field"
	"maxage/inspect/wire"
)

// A case file holds exchanges, each under a line "-- name --": comments, an
// optional request with its blank line, a response. Under a line that a finding
// points at stands "//" and carets below the bytes; the first place carries
// the severity and the message. Carets right behind the "//" reach back to the
// start of the line. "// received 60 s after Date" moves the arrival. What
// stands below the response's blank line is its body. "// then" ends an
// exchange of a run and begins the next, "// then, redirected" its next hop; the
// marks speak of the last.

type caseFile struct {
	comment string
	cases   []testCase
}

type testCase struct {
	name string
	text string
}

// expected is what the carets of a case say; nil: silence.
type expected struct {
	at   []wire.Span
	says string // "error: message"
}

var arrival = time.Date(2026, 1, 1, 12, 0, 0, 0, time.UTC) // of responses without Date

func readCases(t testing.TB, path string) caseFile {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var f caseFile
	for line := range strings.Lines(string(data)) {
		if name, ok := strings.CutPrefix(line, "-- "); ok {
			f.cases = append(f.cases, testCase{name: strings.TrimSuffix(strings.TrimSpace(name), " --")})
		} else if len(f.cases) == 0 {
			f.comment += line
		} else {
			f.cases[len(f.cases)-1].text += line
		}
	}
	return f
}

func caseFiles(t testing.TB) []string {
	t.Helper()
	paths, err := filepath.Glob("../../testdata/rules/*.txtar")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no case files: %v", err)
	}
	return paths
}

// caseReader reads the lines of one case.
type caseReader struct {
	x     wire.Exchange
	want  *expected
	delay time.Duration

	message *wire.Message
	part    wire.Part
	line    int // of the line read last
	offset  int // where its value begins
	inBody  bool
}

func newCaseReader() *caseReader {
	r := &caseReader{}
	r.x.URL = "https://example.com/"
	r.x.Body = wire.Body{Bytes: -1, Decoded: -1} // a case without a body tells of the head alone, as a recording does
	r.x.Request = wire.Message{Start: "GET / HTTP/1.1", Version: "HTTP/1.1", Method: "GET", Target: "/"}
	return r
}

// read returns the case's last exchange, and what the rule is to say of it.
func (c testCase) read(t testing.TB) (*wire.Exchange, *expected) {
	t.Helper()
	run, want := c.readRun(t)
	return run[len(run)-1], want
}

func (c testCase) readRun(t testing.TB) (run []*wire.Exchange, want *expected) {
	t.Helper()
	r := newCaseReader()
	for line := range strings.Lines(c.text) {
		if then, ok := strings.CutPrefix(line, "// then"); ok {
			run = append(run, r.done(t, c.name))
			hop := r.x.Hop + 1
			if r = newCaseReader(); strings.TrimSpace(then) == ", redirected" {
				r.x.Hop = hop
			}
			continue
		}
		if err := r.read(strings.TrimRight(line, "\n")); err != nil {
			t.Fatalf("%s: %v", c.name, err)
		}
	}
	return append(run, r.done(t, c.name)), r.want
}

func (r *caseReader) done(t testing.TB, name string) *wire.Exchange {
	if r.x.Response.Status == 0 {
		t.Fatalf("%s: no response", name)
	}
	if b := &r.x.Body; len(b.Sample) > 0 {
		sum := sha256.Sum256(b.Sample)
		b.Bytes, b.Decoded, b.SHA256 = int64(len(b.Sample)), int64(len(b.Sample)), hex.EncodeToString(sum[:])
	}
	r.x.Received = arrival
	if value, ok := r.x.Response.Get("Date"); ok {
		if date, ok := field.ParseDate(value, arrival.Unix()); ok {
			age, _ := r.x.Response.Get("Age")
			r.x.Received = time.Unix(date+max(0, field.Seconds(age)), 0)
		}
	}
	r.x.Received = r.x.Received.Add(r.delay)
	return &r.x
}

func (r *caseReader) read(line string) error {
	switch mark, isMark := strings.CutPrefix(line, "//"); {
	case isMark && r.message == nil:
		if n, ok := strings.CutPrefix(mark, " received "); ok {
			seconds, err := strconv.Atoi(strings.TrimSuffix(n, " s after Date"))
			r.delay = time.Duration(seconds) * time.Second
			return err
		}
		return nil
	case isMark:
		return r.mark(line)
	case line == "":
		r.inBody = r.message == &r.x.Response
		return nil
	case r.inBody:
		r.part, r.line, r.offset = wire.Content, wire.StartLine, -len(r.x.Body.Sample)
		r.x.Body.Sample = append(r.x.Body.Sample, line+"\n"...)
		return nil
	case strings.HasPrefix(line, "HTTP/"):
		r.message, r.part = &r.x.Response, wire.Response
		return r.status(line)
	case r.message == nil:
		r.message, r.part = &r.x.Request, wire.Request
		return r.request(line)
	}
	name, value, ok := strings.Cut(line, ":")
	if !ok {
		return fmt.Errorf("neither field nor mark: %q", line)
	}
	trimmed := strings.Trim(value, " \t")
	r.line, r.offset = len(r.message.Fields), len(name)+1+strings.Index(value, trimmed)
	r.message.Fields = append(r.message.Fields, wire.Field{Name: name, Value: trimmed})
	return nil
}

func (r *caseReader) request(line string) error {
	words := strings.Fields(line)
	if len(words) != 3 {
		return fmt.Errorf("no request line: %q", line)
	}
	r.line, r.offset = wire.StartLine, 0
	r.message.Start, r.message.Method, r.message.Target = line, words[0], words[1]
	r.x.URL = words[1]
	if strings.HasPrefix(words[1], "/") {
		r.x.URL = "https://example.com" + words[1]
	}
	return nil
}

func (r *caseReader) status(line string) (err error) {
	r.line, r.offset = wire.StartLine, 0
	r.message.Start = line
	words := strings.SplitN(line, " ", 3)
	r.message.Version = words[0]
	r.message.Status, err = strconv.Atoi(words[1])
	return err
}

func (r *caseReader) mark(line string) error {
	start := strings.IndexByte(line, '^')
	if start < 0 {
		return fmt.Errorf("a mark without carets: %q", line)
	}
	end := start
	for end < len(line) && line[end] == '^' {
		end++
	}
	if start == 2 {
		start = 0
	}
	if r.want == nil {
		r.want = &expected{}
	}
	span := wire.Span{Part: r.part, Line: r.line, Start: start - r.offset, End: end - r.offset}
	says := strings.TrimSpace(line[end:])
	if says == "" {
		r.want.at = append(r.want.at, span)
		return nil
	}
	if r.want.says != "" {
		return fmt.Errorf("a second message: %q", line)
	}
	r.want.says = says
	r.want.at = append([]wire.Span{span}, r.want.at...)
	return nil
}

func says(f *Finding) string { return string(f.Severity) + ": " + f.Message }

func judge(x *wire.Exchange) (*field.Response, []cache.Verdict) {
	r := field.Parse(x)
	var verdicts []cache.Verdict
	for _, c := range cache.Standard {
		verdicts = append(verdicts, c.Judge(r))
	}
	return r, verdicts
}

func findings(x *wire.Exchange) []Finding { return findingsIn([]*wire.Exchange{x}, caseOptions) }

// findingsIn returns what is found in the last exchange of a run.
func findingsIn(run []*wire.Exchange, o Options) (found []Finding) {
	var m Memory
	for _, x := range run {
		r, verdicts := judge(x)
		p := NewPass(r, verdicts, o)
		found = p.Run(All)
		found = append(found[:len(found):len(found)], m.Follow(All, p)...)
	}
	return found
}

// caseOptions are the options that case files are run with.
var caseOptions = Options{Markers: []string{"Ada Lovelace"}}

// optionsOf adds what only the one rule needs.
func optionsOf(rule *Rule) Options {
	o := caseOptions
	if rule == StalenessBudgetExceeded {
		o.MaxStaleness = 7 * 86400
	}
	return o
}
