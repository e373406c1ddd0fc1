package report

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"testing"

	"maxage/inspect"
	"maxage/inspect/wire"
)

// writeText writes one exchange.
func writeText(w io.Writer, x *Exchange, s Style) error { return NewTextRun(w, s).Exchange(x) }

func render(t testing.TB, e *Exchange, s Style) string {
	t.Helper()
	var b bytes.Buffer
	if err := writeText(&b, e, s); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// What the talk's slides point at has to stand there under these names.
func TestTalk(t *testing.T) {
	out := render(t, reportOf(t, golden+"/seed.in", Options{}), Style{Unbroken: true})
	for _, want := range []string{
		"\nRequest  ", " Method ", " Path ", " Version", "\n  Headers\n", "\nResponse  ", " Status ",
		"\n  For 300 seconds, all users will get the same response without talking to your application.\n",
		"max-age=300", "fresh for 300 s", "ignored, max-age counts", "With power comes great responsibility",
	} {
		if !strings.Contains(out, want) {
			t.Errorf("%q is missing in\n%s", want, out)
		}
	}
	if n := strings.Count(out, "  Headers\n"); n != 2 {
		t.Errorf("%d labels Headers", n)
	}
}

func TestWidth(t *testing.T) {
	for _, file := range inputs(t) {
		e := reportOf(t, file, Options{Rate: 3})
		for _, w := range []int{60, 72, 80, 100, 110, 120, 200} {
			for _, s := range []Style{{Width: w}, {Width: w, Verbose: true}, {Width: w, ASCII: true}, {Width: w, Brief: true}} {
				for line := range strings.Lines(render(t, e, s)) {
					line = strings.TrimRight(line, "\n")
					if width(line) > w && !strings.HasPrefix(line, "  Same request with curl: ") {
						t.Errorf("%s at %d: %d wide: %s", file, w, width(line), line)
					}
					if strings.TrimRight(line, " ") != line {
						t.Errorf("%s at %d: spaces at the end of %q", file, w, line)
					}
				}
			}
		}
	}
}

// Nothing that is received may be cut off: with the fold marks taken out, the
// header lines stand there whole.
func TestNothingLost(t *testing.T) {
	for _, file := range inputs(t) {
		e := reportOf(t, file, Options{})
		for _, w := range []int{60, 120} {
			out := strings.ReplaceAll(render(t, e, Style{Width: w}), "↩\n        ", "")
			for _, h := range e.Response.Headers {
				want := visible(h[0]+": "+h[1], false)
				if !strings.Contains(out, want) && !strings.Contains(want, "::") {
					t.Errorf("%s at %d: %q is missing", file, w, want)
				}
			}
		}
	}
}

// hostileExchange puts the same text everywhere that the wire can reach.
func hostileExchange(text string) *Exchange {
	f := []wire.Field{{Name: text, Value: text}, {Name: "Cache-Control", Value: "max-age=60, " + text + "=" + text}, {Name: "Vary", Value: text},
		{Name: "Cache-Status", Value: text + "; hit"}, {Name: "Set-Cookie", Value: text}, {Name: "Via", Value: text}, {Name: "X-Cache", Value: text},
		{Name: "CDN-Cache-Control", Value: text}, {Name: "ETag", Value: text}, {Name: "Location", Value: text}, {Name: "Content-Encoding", Value: text}}
	x := &wire.Exchange{URL: "http://h/" + text, Source: "live",
		Request:    wire.Message{Method: text, Target: "/" + text + "?" + text, Version: text, Fields: f},
		Response:   wire.Message{Version: text, Status: 200, Reason: text, Fields: f, Trailers: f},
		Interim:    []wire.Message{{Status: 103, Fields: f}},
		Connection: wire.Connection{Remote: text, TLS: &wire.TLS{Version: "TLS 1.3", Subject: text, Issuer: text}},
	}
	e := NewExchange(inspect.Inspect(x, inspect.Options{Rules: goldenRules}), Options{ShowSecrets: true})
	e.WhatIf = &WhatIf{Headers: []Header{{text, text}}, Verdicts: e.Verdicts, Sentence: text, Findings: []Finding{{Rule: text, Message: text, Fix: text, Severity: "error"}}}
	e.Curl = text
	return &e
}

func checkHarmless(t *testing.T, out string) {
	t.Helper()
	for line := range strings.Lines(out) {
		line = strings.TrimSuffix(line, "\n")
		if strings.HasPrefix(strings.TrimLeft(line, " \t"), "::") || strings.Contains(line, "##[") {
			t.Errorf("a runner would obey %q", line)
		}
		for _, r := range line {
			if hostile(r) {
				t.Errorf("%U in %q", r, line)
			}
		}
	}
}

var hostileTexts = []string{
	"\x1b[31mred\x1b]0;title\a", "a\x00b\x07\x08\r\nc\td", "\x7f\u0080\u009b31m", "\u202eevil\u2066\u2069\u200f", "zero\u200bwidth\ufeff\u00ad",
	"::error::pwned", "  ::add-mask::x", "##[error]x", strings.Repeat("::x ", 60), strings.Repeat("x", 300) + "::y", "\xff\xfe\xc3", "\U000e0041tag\ue000", "漢字" + strings.Repeat("字", 80),
}

func TestHostile(t *testing.T) {
	for _, text := range hostileTexts {
		e := hostileExchange(text)
		for _, s := range []Style{{}, {Width: 60}, {Width: 120, Verbose: true}, {Brief: true, Unbroken: true}, {ASCII: true, Verbose: true}} {
			out := render(t, e, s)
			checkHarmless(t, out)
			if s.ASCII {
				for i := range len(out) {
					if out[i] > 0x7e {
						t.Fatalf("%x in ASCII output at %.60q", out[i], out[max(0, i-30):])
					}
				}
			}
		}
		var b bytes.Buffer
		check(t, (&TextRun{w: &b, written: 1}).Failure(&Failure{URL: text, Message: text, Hint: text}))
		if err := ExplainHeader(&b, text, Style{}); err != nil {
			t.Fatal(err)
		}
		checkHarmless(t, b.String())
	}
}

func FuzzText(f *testing.F) {
	for _, text := range hostileTexts {
		f.Add(text, 80)
	}
	f.Fuzz(func(t *testing.T, text string, width int) {
		e := hostileExchange(text)
		checkHarmless(t, render(t, e, Style{Width: width % 300, Verbose: width%2 == 0}))
		var b bytes.Buffer
		if err := asJSON(&b, wrapped(e)); err != nil {
			t.Fatal(err)
		}
		checkTerminalSafe(t, b.Bytes())
	})
}

func checkTerminalSafe(t *testing.T, data []byte) {
	t.Helper()
	for _, r := range string(data) {
		if r != '\n' && hostile(r) {
			t.Fatalf("%U in JSON", r)
		}
	}
}

func TestVisible(t *testing.T) {
	for _, c := range []struct{ in, want, ascii string }{
		{"plain", "plain", "plain"},
		{"\x1b[31m", `\x1b[31m`, `\x1b[31m`},
		{"tab\there", `tab\x09here`, `tab\x09here`},
		{"\x7f\u0085", `\x7f\x85`, `\x7f\x85`},
		{"\u202eabc", `\u202eabc`, `\u202eabc`},
		{"\u200b\ufeff\u00ad", `\u200b\ufeff\xad`, `\u200b\ufeff\xad`},
		{"\U000e0001", `\U000e0001`, `\U000e0001`},
		{"\u2028", `\u2028`, `\u2028`},
		{"\xff", `\xff`, `\xff`},
		{"é漢😀", "é漢😀", `\xe9\u6f22\U0001f600`},
		{"##[x]", `\x23#[x]`, `\x23#[x]`},
		{"\ufffd", "\ufffd", `\ufffd`},
	} {
		if got := visible(c.in, false); got != c.want {
			t.Errorf("%q: %q, want %q", c.in, got, c.want)
		}
		if got := visible(c.in, true); got != c.ascii {
			t.Errorf("%q in ASCII: %q, want %q", c.in, got, c.ascii)
		}
		if once := visible(c.in, false); visible(once, false) != once {
			t.Errorf("%q is escaped twice", c.in)
		}
	}
}

func TestCells(t *testing.T) {
	for s, want := range map[string]int{"abc": 3, "é": 1, "e\u0301": 1, "漢字": 4, "ｱ": 1, "Ａ": 2, "😀": 2, "✔▲█": 3, "한": 2} {
		if got := width(s); got != want {
			t.Errorf("%q: %d, want %d", s, got, want)
		}
	}
}

func TestWrap(t *testing.T) {
	for _, c := range []struct {
		in    string
		limit int
		want  []string
	}{
		{"", 10, []string{""}},
		{"one two three", 20, []string{"one two three"}},
		{"one two three", 8, []string{"one two", "three"}},
		{"  much   space ", 20, []string{"much space"}},
		{"abcdefghijklmnop", 8, []string{"abcdefg↩", "hijklmn↩", "op"}},
		{"a [RFC" + glue + "9111] b", 10, []string{"a", "[RFC 9111]", "b"}},
		{"漢字漢字漢字", 9, []string{"漢字漢字↩", "漢字"}},
	} {
		if got := wrap(c.in, c.limit, "↩"); fmt.Sprint(got) != fmt.Sprint(c.want) {
			t.Errorf("%q at %d: %q, want %q", c.in, c.limit, got, c.want)
		}
	}
}

func TestWhatIf(t *testing.T) {
	x := exchangeOf(t, golden+"/session-cookie.in")
	e := NewExchange(inspect.Inspect(x, inspect.Options{Rules: goldenRules}), Options{})
	changed := *x
	changed.Response.Fields = append([]wire.Field{}, x.Response.Fields...)
	for i, f := range changed.Response.Fields {
		if f.Name == "Cache-Control" {
			changed.Response.Fields[i].Value = "private, no-cache"
		}
	}
	e.WhatIf = NewWhatIf(inspect.Inspect(&changed, inspect.Options{Rules: goldenRules}), Options{})
	_, after, _ := strings.Cut(render(t, &e, Style{}), "\nWhat if")
	const want = `  the same response with other fields
  - Cache-Control: public, max-age=300
  + Cache-Control: private, no-cache
  browser   fresh for 5 min → asks before every reuse
  shared    fresh for 5 min → not stored
  cdn       fresh for 5 min → not stored
  Only the user's own browser may keep a copy, but must ask your application
  before every reuse.
  gone: ✖ error  cookie-for-all
`
	if after != want {
		t.Errorf("got\n%s\nwant\n%s", after, want)
	}
}

func TestRun(t *testing.T) {
	e := reportOf(t, golden+"/seed.in", Options{})
	hop := 1
	second := *e
	second.ID, second.RedirectedFrom = 2, &hop
	r := &Report{Exchanges: []Exchange{*e, second}, Errors: []Failure{{URL: "https://x.test/", Code: 6, Message: "could not resolve host: x.test", Hint: "Is the name right?", After: 2},
		{File: "a.har", Entry: 3, Message: "no response", After: 2}},
		Summary: Summary{Exchanges: 2, Failed: 2, Findings: Counts{Warning: 2, Good: 1}}, Run: Run{Incomplete: true}}
	var b bytes.Buffer
	check(t, convert(r.events(), NewTextRun(&b, Style{Brief: true})))
	const sentence = "  For 300 seconds, all users will get the same response without talking to your\n  application.\n"
	want := "#1 200 http://disqus.com/\n" + sentence + "\n#2 200 http://disqus.com/\n" + sentence + `
✖ failed https://x.test/
  could not resolve host: x.test
  Is the name right?

✖ failed a.har, entry 3
  no response

2 exchanges, 2 failed: 2 warnings, 1 good. The run was cut short.
`
	if b.String() != want {
		t.Errorf("got\n%s\nwant\n%s", b.String(), want)
	}
	if out := render(t, &second, Style{}); !strings.Contains(out, "redirected here by #1") {
		t.Error("the hop is not linked")
	}
}

func BenchmarkText(b *testing.B) {
	e := reportOf(b, golden+"/stale-windows.in", Options{})
	for b.Loop() {
		if err := writeText(io.Discard, e, Style{Width: 80, Color: true}); err != nil {
			b.Fatal(err)
		}
	}
}
