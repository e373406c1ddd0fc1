package load

import (
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/iotest"

	"maxage/inspect/wire"
)

// result is everything that Read gave.
type result struct {
	format    string
	err       error
	exchanges []*wire.Exchange
	problems  []*Problem
}

func readAll(input string) (r result) {
	r.format, r.err = Read("in", strings.NewReader(input), func(x *wire.Exchange) bool {
		r.exchanges = append(r.exchanges, x)
		return true
	}, func(p *Problem) { r.problems = append(r.problems, p) })
	return r
}

func (r *result) urls() (urls []string) {
	for _, x := range r.exchanges {
		urls = append(urls, x.URL)
	}
	return urls
}

// capture returns a recording made by others, or skips.
func capture(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("../../../shared/captures", name))
	if err != nil {
		if os.Getenv("MAXAGE_REQUIRE") == "1" {
			t.Fatal(err)
		}
		t.Skip(err)
	}
	return data
}

func TestDetect(t *testing.T) {
	for _, tt := range []struct{ name, input, format, err string }{
		{"transcript", "> GET / HTTP/1.1\n> Host: a.test\n>\n< HTTP/1.1 200 OK\n", Transcript, ""},
		{"responses only", "< HTTP/2 200 \n< age: 1\n", Transcript, ""},
		{"curl got nowhere", "* Could not resolve host: x.test\n* Closing connection\n", Transcript, ""},
		{"curl -i", "HTTP/1.1 200 OK\r\n\r\n", RawOutput, ""},
		{"conversation", "GET / HTTP/1.1\nHost: a.test\n\nHTTP/1.1 200 OK\n\n", RawText, ""},
		{"HAR", `{"log":{"entries":[]}}`, HAR, ""},
		{"HAR with a first key of its own", `{ "comment": "x", "log":{"entries":[]}}`, HAR, ""},
		{"HAR with a byte order mark", "\xef\xbb\xbf{\"log\":{\"entries\":[]}}", HAR, ""},
		{"WARC", "WARC/1.1\r\nWARC-Type: warcinfo\r\nContent-Length: 0\r\n\r\n\r\n\r\n", WARC, ""},
		{"report", `{"schema_version":"1","exchanges":[]}`, Report, ""},
		{"NDJSON", `{"type":"run"}` + "\n", Report, ""},
		{"empty", "", "", "in: the file is empty"},
		{"blank", " \n\n", "", "in: the file is empty"},
		{"other JSON", `{"a":1}`, "", `in: JSON, but neither a HAR ("log" with "entries") nor a report of maxage ("schema_version")`},
		{"HAR without entries", `{"log":{}}`, HAR, `in: the HAR has no "entries" in its "log"`},
		{"prose", "hello\nworld", "", `in: no known format (it begins with "hello"); maxage reads curl -v and curl -i output, HTTP text, HAR, WARC, and its own JSON`},
		{"newer report", `{"schema_version":"2","exchanges":[]}`, Report, `in: schema_version "2" is not one that this maxage reads (it reads "1"); use the maxage that wrote the report`},
		{"newer NDJSON", `{"type":"run","schema_version":"2"}`, Report, `in: schema_version "2" is not one that this maxage reads (it reads "1"); use the maxage that wrote the report`},
		{"report without a version", `{"exchanges":[]}`, Report, `in: the report has no "schema_version"`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			r := readAll(tt.input)
			got := ""
			if r.err != nil {
				got = r.err.Error()
			}
			if r.format != tt.format || got != tt.err {
				t.Errorf("format %q, error %q; want %q, %q", r.format, got, tt.format, tt.err)
			}
		})
	}
}

func TestGzip(t *testing.T) {
	var b bytes.Buffer
	for _, part := range []string{"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n", "\r\nok"} {
		z := gzip.NewWriter(&b)
		z.Write([]byte(part))
		z.Close()
	}
	whole := readAll(b.String())
	if len(whole.exchanges) != 1 || whole.exchanges[0].Body.Bytes != 2 || len(whole.problems) != 0 {
		t.Errorf("two members: %+v", whole)
	}
	cut := readAll(b.String()[:b.Len()-20])
	if len(cut.exchanges) > 1 || len(cut.problems) != 1 || cut.err != nil {
		t.Errorf("cut: %+v", cut)
	}
	if got := cut.problems[0].Error(); !strings.Contains(got, "gzip stream is damaged") {
		t.Errorf("problem: %s", got)
	}
}

// TestStop checks that no exchange follows a refusal, in every format.
func TestStop(t *testing.T) {
	for name, input := range samples() {
		calls := 0
		_, err := Read("", strings.NewReader(input), func(*wire.Exchange) bool {
			calls++
			return false
		}, func(p *Problem) { t.Errorf("%s: %v", name, p) })
		if calls != 1 || err != nil {
			t.Errorf("%s: %d calls after a refusal, error %v", name, calls, err)
		}
	}
}

// TestSlowInput feeds every format byte by byte: what is read must not depend
// on how much arrives at a time.
func TestSlowInput(t *testing.T) {
	for name, input := range samples() {
		want := describe([]byte(input))
		var b strings.Builder
		format, err := Read("", iotest.OneByteReader(strings.NewReader(input)), func(x *wire.Exchange) bool {
			describeExchange(&b, x)
			return true
		}, func(p *Problem) { t.Errorf("%s: %v", name, p) })
		if got := b.String(); err != nil || !strings.HasPrefix(want, got) || got == "" {
			t.Errorf("%s as %s: error %v, got:\n%s\nwant:\n%s", name, format, err, got, want)
		}
	}
}

// samples holds two good exchanges of every format.
func samples() map[string]string {
	entry := `{"startedDateTime":"2024-05-01T10:00:00Z","request":{"method":"GET","url":"https://a.test/"},"response":{"status":200,"headers":[{"name":"Age","value":"1"}],"content":{"size":2}}}`
	exchange := `"url":"https://a.test/","observed_at":"2024-05-01T10:00:00Z","request":{"method":"GET","target":"/","version":"HTTP/1.1","headers":[["Host","a.test"]]},"response":{"version":"HTTP/1.1","status":200,"reason":"OK","headers":[["Age","1"]]}}`
	raw := "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"
	transcript := "> GET / HTTP/1.1\n> Host: a.test\n>\n< HTTP/1.1 200 OK\n< Age: 1\n<\nbody\n"
	return map[string]string{
		Transcript: transcript + transcript,
		RawOutput:  raw + raw,
		RawText:    "GET / HTTP/1.1\r\nHost: a.test\r\n\r\n" + raw + "\r\nGET /2 HTTP/1.1\r\nHost: a.test\r\n\r\n" + raw,
		HAR:        `{"log":{"version":"1.2","entries":[` + entry + "," + entry + "]}}",
		WARC:       warcRecord("response", "<urn:1>", "http://a.test/", raw) + warcRecord("response", "<urn:2>", "http://a.test/", raw),
		Report:     `{"schema_version":"1","exchanges":[{"id":1,` + exchange + `,{"id":2,"redirected_from":1,` + exchange + `]}`,
		"ndjson":   `{"type":"run","schema_version":"1"}` + "\n" + `{"type":"exchange","id":1,` + exchange + "\n" + `{"type":"exchange","id":2,` + exchange + "\n",
	}
}

// TestFailingInput checks that an error of the reader is returned, after what
// came before it was read.
func TestFailingInput(t *testing.T) {
	fails := errors.New("the disk is gone")
	for name, input := range samples() {
		if name == RawOutput {
			input += "HTTP/1.1 200 OK\r\n" // so that it fails in a head, too
		}
		n := 0
		_, err := Read("in", io.MultiReader(strings.NewReader(strings.TrimRight(input, "]}")+strings.Repeat("\n", detectWithin)), iotest.ErrReader(fails)),
			func(*wire.Exchange) bool { n++; return true }, func(*Problem) {})
		if !errors.Is(err, fails) || n == 0 {
			t.Errorf("%s: %d exchanges, error %v", name, n, err)
		}
	}
}

func TestProblemText(t *testing.T) {
	for want, p := range map[string]Problem{
		"a.har: entry 12 (byte 48213): broken":     {File: "a.har", Entry: 12, Byte: 48213, Message: "broken"},
		"a.har: entry 1 (line 3, byte 20): broken": {File: "a.har", Entry: 1, Byte: 20, Line: 3, Message: "broken"},
		"a.txt: line 3, column 4, byte 20: broken": {File: "a.txt", Entry: -1, Byte: 20, Line: 3, Column: 4, Message: "broken"},
		"a.txt: broken":   {File: "a.txt", Entry: -1, Byte: -1, Message: "broken"},
		"entry 0: broken": {Byte: -1, Message: "broken"},
	} {
		if got := p.Error(); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
