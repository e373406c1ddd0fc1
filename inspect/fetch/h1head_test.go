package fetch

import (
	"bufio"
	"io"
	"net"
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"maxage/inspect/wire"
)

func TestResponseHeads(t *testing.T) {
	const ok = "HTTP/1.1 200 OK\r\n"
	type fields = [][2]string
	for _, test := range []struct {
		name, response string
		code           int
		status         int
		fields         fields
		body           int64
	}{
		{"no reason", "HTTP/1.1 200\r\nContent-Length: 2\r\n\r\nhi", 0, 200, fields{{"Content-Length", "2"}}, 2},
		{"glued reason", "HTTP/1.1 200OK\r\n\r\nhi", 0, 200, nil, 2},
		{"two spaces", "HTTP/1.1  200 OK\r\n\r\nhi", 0, 200, nil, 2},
		{"lower case", "http/1.1 200 OK\r\n\r\nhi", 0, 200, nil, 2},
		{"bare LF", "HTTP/1.1 200 OK\nContent-Length: 2\n\nhi", 0, 200, fields{{"Content-Length", "2"}}, 2},
		{"HTTP/1.0", "HTTP/1.0 200 OK\r\n\r\nhi", 0, 200, nil, 2},
		{"repetition and spelling", ok + "x-B: 1\r\nX-a:2\r\nX-B:\t3 \r\nSet-Cookie: a\r\nSet-Cookie: a\r\n\r\n", 0, 200,
			fields{{"x-B", "1"}, {"X-a", "2"}, {"X-B", "3"}, {"Set-Cookie", "a"}, {"Set-Cookie", "a"}}, 0},
		{"folded", ok + "X: a\r\n b\r\n\tc\r\n \r\nY:\r\n d\r\n\r\n", 0, 200, fields{{"X", "a b c"}, {"Y", "d"}}, 0},
		{"space before colon", ok + "X : a\r\n\r\n", 0, 200, fields{{"X ", "a"}}, 0},
		{"no name", ok + ": a\r\n\r\n", 0, 200, fields{{"", "a"}}, 0},
		{"control bytes and invalid UTF-8", ok + "X: \x1b[31m\xff\x01\r\n\r\n", 0, 200, fields{{"X", "\x1b[31m\xff\x01"}}, 0},
		{"NUL", ok + "X: a\x00b\r\n\r\n", 8, 200, fields{{"X", "a\x00b"}}, -1},
		{"no colon", ok + "X: a\r\nnocolon\r\nY: b\r\n\r\n", 8, 200, fields{{"X", "a"}, {"nocolon", ""}, {"Y", "b"}}, -1},
		{"fold first", ok + " X: a\r\n\r\n", 8, 200, fields{{" X", "a"}}, -1},
		{"bad version", "HTTP/1.2 200 OK\r\n\r\n", 1, 0, nil, -1},
		{"no version", "HTTP/abc\r\n\r\n", 1, 0, nil, -1},
		{"no status", "HTTP/1.1 abc\r\n\r\n", 1, 0, nil, -1},
		{"short status", "HTTP/1.1 20 OK\r\n\r\n", 1, 0, nil, -1},
		{"long status", "HTTP/1.1 2000 OK\r\n\r\n", 1, 0, nil, -1},
		{"status below 100", "HTTP/1.1 099 OK\r\n\r\n", 1, 0, nil, -1},
		{"garbage", "garbage\r\n\r\n", 1, 0, nil, -1},
		{"garbage without line end", "SSH-2.0", 1, 0, nil, -1},
		{"empty line first", "\r\nHTTP/1.1 200 OK\r\n\r\n", 1, 0, nil, -1},
		{"empty reply", "", 52, 0, nil, -1},
		{"a piece of a status line", "HTTP", 52, 0, nil, -1},
		{"cut header", ok + "X: a\r\nContent-Le", 18, 200, fields{{"X", "a"}, {"Content-Le", ""}}, -1},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			res := do(t, &Request{URL: answers(t, test.response).url("/")})
			if res.code() != test.code {
				t.Fatalf("code %d, want %d: %v", res.code(), test.code, res.Err)
			}
			if len(res.Exchanges) != 1 {
				t.Fatalf("%d exchanges", len(res.Exchanges))
			}
			m := res.Exchanges[0].Response
			if m.Status != test.status || res.Exchanges[0].Body.Bytes != test.body {
				t.Errorf("status %d, body %d", m.Status, res.Exchanges[0].Body.Bytes)
			}
			var got fields
			for _, f := range m.Fields {
				got = append(got, [2]string{f.Name, f.Value})
			}
			if test.fields == nil {
				got = nil
			}
			if diff := cmp.Diff(test.fields, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestStartLineIsKept(t *testing.T) {
	res := do(t, &Request{URL: answers(t, "HTTP/1.1 404  No  such thing \r\n\r\n").url("/")})
	m := res.Exchanges[0].Response
	if m.Start != "HTTP/1.1 404  No  such thing " || m.Reason != " No  such thing " || m.Version != "HTTP/1.1" {
		t.Errorf("%+v", m)
	}
}

func TestHTTP09(t *testing.T) {
	s := answers(t, "plain words")
	var out strings.Builder
	res := do(t, &Request{URL: s.url("/"), HTTP09: true, Output: &out})
	if res.Err != nil || out.String() != "plain words" || res.Exchanges[0].Response.Version != "HTTP/0.9" {
		t.Errorf("%v %q %+v", res.Err, out.String(), res.Exchanges[0].Response)
	}
}

func TestInterim(t *testing.T) {
	const response = "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\nlink: </b>\r\n\r\nHTTP/1.1 102 Processing\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi"
	res := do(t, &Request{URL: answers(t, response).url("/")})
	x := res.Exchanges[0]
	if res.Err != nil || len(x.Interim) != 2 || x.Response.Status != 200 {
		t.Fatalf("%v %+v", res.Err, x)
	}
	want := []wire.Field{{Name: "Link", Value: "</a>"}, {Name: "link", Value: "</b>"}}
	if diff := cmp.Diff(want, x.Interim[0].Fields); diff != "" || x.Interim[0].Status != 103 {
		t.Error(diff)
	}
}

func TestHeaderLimits(t *testing.T) {
	endless := func(what string) *script {
		return serve(t, func(s *script, c net.Conn, br *bufio.Reader, n int) {
			if s.read(c, br) != nil {
				return
			}
			if !strings.Contains(what, "HTTP/") {
				io.WriteString(c, "HTTP/1.1 200 OK\r\nX-First: 1\r\n")
			}
			for sent := 0; sent < 10<<20; sent += len(what) {
				if _, err := io.WriteString(c, what); err != nil {
					return
				}
			}
		})
	}
	for name, what := range map[string]string{
		"many lines":    strings.Repeat("A: b\r\n", 1000),
		"large lines":   "X: " + strings.Repeat("a", 1000) + "\r\n",
		"one line":      strings.Repeat("a", 1000),
		"endless folds": strings.Repeat(" a\r\n", 100),
		"endless 1xx":   "HTTP/1.1 103 Early\r\nA: b\r\n\r\n",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			res := do(t, &Request{URL: endless(what).url("/")})
			if res.code() != codeReceive || !strings.HasPrefix(res.Err.Message, "too ") {
				t.Errorf("%v", res.Err)
			}
			if x := res.Exchanges[0]; name != "endless 1xx" && (x.Response.Status != 200 || x.Response.Fields[0].Name != "X-First") {
				t.Errorf("what was received is lost: %+v", x.Response.Start)
			}
		})
	}
}

func FuzzResponseHead(f *testing.F) {
	for _, seed := range []string{
		"HTTP/1.1 200 OK\r\nA: b\r\n c\r\nA:b\r\n\r\nbody", "HTTP/1.0 304\n\n", "HTTP/2 200 OK\r\n:\r\nnocolon\r\n", "HTTP/1.1 200 \r\r\nA\r: \r\r\n\r\n", "HTTP/1.1 103\r\n \r\nX:\r\n \r\n",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, input string) {
		g := budget{bytes: 1 << 16, lines: 100, maxBytes: 1 << 16, maxLines: 100}
		section, err := readSection(bufio.NewReaderSize(strings.NewReader(input), 16), nil, &g)
		if !strings.HasPrefix(input, string(section)) {
			t.Fatalf("read %q of %q", section, input)
		}
		if err != nil || len(section) < 5 || !looksLikeHTTP(section) {
			return
		}
		var m wire.Message
		bad := parseResponse(string(section), &m)
		if bad != nil && bad.Code == codeProtocol {
			return
		}
		if m.Status < 100 || m.Status > 999 {
			t.Fatalf("status %d", m.Status)
		}
		var b strings.Builder
		b.WriteString(m.Start + "\r\n")
		for _, f := range m.Fields {
			if strings.ContainsAny(f.Name+f.Value, "\n") || f.Value != trim(f.Value) {
				t.Fatalf("field %q", f)
			}
			b.WriteString(f.Name + ": " + f.Value + "\r\n")
		}
		var again wire.Message
		parseResponse(b.String()+"\r\n", &again)
		if !reflect.DeepEqual(m, again) {
			t.Fatalf("%+v became %+v", m, again)
		}
	})
}
