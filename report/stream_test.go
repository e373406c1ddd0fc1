package report

import (
	"bytes"
	"encoding/json"
	"io"
	"runtime"
	"strings"
	"testing"
)

// everyFormat is what audits are written in, beside JSON and NDJSON.
var everyFormat = map[string]func(w io.Writer) Writer{
	"audit":          func(w io.Writer) Writer { return NewTextAudit(w, AuditStyle{Style: Style{Width: 80}}) },
	"sarif":          func(w io.Writer) Writer { return NewSARIF(w, ci) },
	"junit":          func(w io.Writer) Writer { return NewJUnit(w, ci) },
	"github":         func(w io.Writer) Writer { return NewGitHub(w, ci) },
	"github-summary": func(w io.Writer) Writer { return NewStepSummary(w, ci) },
	"gitlab":         func(w io.Writer) Writer { return NewGitLab(w, ci) },
	"markdown":       func(w io.Writer) Writer { return NewMarkdown(w, "") },
	"csv":            func(w io.Writer) Writer { return NewCSV(w) },
	"html":           func(w io.Writer) Writer { return NewHTML(w) },
}

// TestConvert: what a run writes in one format gives, read back, the bytes that
// it writes in every other, and the spool changes nothing.
func TestConvert(t *testing.T) {
	type row struct {
		name string
		to   func(w io.Writer) Writer
	}
	formats := []row{
		{"json", func(w io.Writer) Writer { return NewDocument(w, nil) }},
		{"spooled", func(w io.Writer) Writer { return NewDocument(w, &spool{}) }},
		{"ndjson", func(w io.Writer) Writer { return NewNDJSON(w) }},
		{"text", func(w io.Writer) Writer { return NewTextRun(w, Style{Width: 80, Verbose: true}) }},
		{"brief", func(w io.Writer) Writer { return NewTextRun(w, Style{Brief: true, Color: true}) }},
	}
	for name, to := range everyFormat {
		formats = append(formats, row{name, to})
	}
	for _, n := range []int{0, 1, 2, 40} {
		want := make([]bytes.Buffer, len(formats))
		var live []Writer
		for i, f := range formats {
			live = append(live, f.to(&want[i]))
		}
		generated{n: n}.write(t, live...)
		if want[0].String() != want[1].String() {
			t.Errorf("%d: the spool changes the document", n)
		}
		valid1(t, validator(t, strict(t)), want[0].Bytes())
		for _, from := range []int{0, 2} {
			for i, f := range formats {
				var got bytes.Buffer
				check(t, convert(Stream(bytes.NewReader(want[from].Bytes())), f.to(&got)))
				if got.String() != want[i].String() {
					t.Errorf("%d targets, %s to %s: got\n%.2000s\nwant\n%.2000s", n, formats[from].name, f.name, got.String(), want[i].String())
				}
			}
		}
	}
}

// TestSorted: a report whose members another program has sorted is read the
// same.
func TestSorted(t *testing.T) {
	in := generated{n: 30}.json(t)
	var members map[string]json.RawMessage
	check(t, json.Unmarshal(in, &members))
	sorted, err := json.Marshal(members)
	check(t, err)
	var got bytes.Buffer
	check(t, convert(Stream(bytes.NewReader(sorted)), NewDocument(&got, nil)))
	if got.String() != string(in) {
		t.Error("read differently")
	}
	lines := strings.SplitAfter(string(generated{n: 3}.ndjson(t)), "\n")
	var first map[string]json.RawMessage
	check(t, json.Unmarshal([]byte(lines[0]), &first))
	line, err := json.Marshal(first)
	check(t, err)
	n, _ := drain(t, Stream(strings.NewReader(string(line)+strings.Join(lines[1:], "\n \n"))))
	if n != 3 {
		t.Errorf("%d exchanges", n)
	}
}

// TestCutShort: whoever writes lines may be killed at any byte.
func TestCutShort(t *testing.T) {
	in := generated{n: 14}.ndjson(t)
	first := bytes.IndexByte(in, '\n')
	last := bytes.LastIndexByte(bytes.TrimSpace(in), '\n')
	for end := first + 1; end < len(in); end += 97 {
		n, got := drain(t, Stream(bytes.NewReader(in[:end])))
		if whole := end > len(in)-2; got.Run.Incomplete == whole || got.Summary.Exchanges != n || got.Run.Started == "" {
			t.Fatalf("cut at %d of %d: %d exchanges, %+v", end, len(in), n, got)
		}
	}
	_, got := drain(t, Stream(bytes.NewReader(in[:last+1])))
	_, whole := drain(t, Stream(bytes.NewReader(in)))
	if got.Summary != whole.Summary || !got.Run.Incomplete || whole.Run.Incomplete {
		t.Errorf("without its last line: %+v, with it: %+v", got, whole)
	}
	document := generated{n: 14}.json(t)
	for end := 0; end < len(document)-2; end += 997 {
		if _, err := readReport(bytes.NewReader(document[:end])); err == nil || !strings.Contains(err.Error(), "it ends in the middle") {
			t.Fatalf("a document cut at %d: %v", end, err)
		}
	}
}

// TestStops: whoever has seen enough gets no more.
func TestStops(t *testing.T) {
	for _, in := range [][]byte{generated{n: 20}.json(t), generated{n: 20}.ndjson(t)} {
		n := 0
		for range Stream(bytes.NewReader(in)) {
			if n++; n == 5 {
				break
			}
		}
	}
}

// TestStreamErrors: the byte named is the one to look at.
func TestStreamErrors(t *testing.T) {
	in := string(generated{n: 5}.ndjson(t))
	at := strings.LastIndex(in, "\n{") // the last line
	in = in[:at+3] + "\x01" + in[at+4:]
	_, err := readReport(strings.NewReader(in))
	var fault *StreamError
	if err == nil || !errorsAs(err, &fault) || fault.Line != 7 || fault.Byte != int64(at)+3 {
		t.Errorf("%v, want line 7 and byte %d", err, at+3)
	}
}

func errorsAs(err error, to **StreamError) bool {
	e, ok := err.(*StreamError)
	*to = e
	return ok
}

// repeated gives the same bytes again and again between a head and a tail.
type repeated struct {
	parts [][]byte
	n     int
	now   []byte
}

func (r *repeated) Read(p []byte) (int, error) {
	for len(r.now) == 0 {
		if r.n < 0 {
			return 0, io.EOF
		}
		switch r.n--; {
		case r.n == -1:
			r.now = r.parts[2]
		default:
			r.now = r.parts[1]
		}
	}
	n := copy(p, r.now)
	r.now = r.now[n:]
	return n, nil
}

// TestFlat: twenty thousand exchanges need no more memory than a few.
func TestFlat(t *testing.T) {
	in := generated{n: 8}.json(t)
	start := bytes.Index(in, []byte("\n  {\n   \"id\""))
	end := bytes.LastIndex(in, []byte("\n ]"))
	one := in[start : bytes.Index(in[start:], []byte("\n  },"))+start+5]
	n := 20_000
	if testing.Short() {
		n = 5_000
	}
	document := io.MultiReader(bytes.NewReader(in[:start]), &repeated{parts: [][]byte{nil, one, in[start:end]}, n: n}, bytes.NewReader(in[end:]))
	var most, at uint64
	count := 0
	for e, err := range Stream(document) {
		check(t, err)
		if e.Exchange == nil {
			continue
		}
		if count++; count%(n/10) == 0 {
			var m runtime.MemStats
			runtime.GC()
			runtime.ReadMemStats(&m)
			if at == 0 {
				at = m.HeapAlloc
			}
			most = max(most, m.HeapAlloc)
		}
	}
	if count < n || most > at+4<<20 {
		t.Errorf("%d exchanges, %d bytes of heap after a tenth, %d at most", count, at, most)
	}
}
