package report

import (
	"bytes"
	"encoding/csv"
	"strings"
	"testing"
	"unicode/utf8"
)

func markdownOf(t testing.TB, r *Report, failOn string) string {
	t.Helper()
	var b bytes.Buffer
	play(t, NewMarkdown(&b, failOn), r)
	return b.String()
}

func TestMarkdown(t *testing.T) {
	compare(t, goldenFormats+"/pull-request.md", []byte(markdownOf(t, formatsReport(t), "")))
}

// A comment must fit, whatever there is to say.
func TestMarkdownLimit(t *testing.T) {
	r := formatsReport(t)
	for i := range 3000 {
		x := r.Exchanges[1+i%6]
		x.ID = len(r.Exchanges) + 1
		x.URL += strings.Repeat("&x=`|@all", i%400)
		r.Exchanges = append(r.Exchanges, x)
		r.Errors = append(r.Errors, r.Errors[0])
	}
	var b bytes.Buffer
	m := NewMarkdown(&b, "")
	play(t, m, r)
	out := b.String()
	if n := utf8.RuneCountInString(out); n > 65536 || n < 55000 {
		t.Errorf("%d characters", n)
	}
	if strings.Count(out, "<details>") != strings.Count(out, "</details>") || !strings.HasSuffix(out, "more are in the full report.\n") {
		t.Errorf("ends with %q", out[len(out)-200:])
	}
	if rows := strings.Count(out, "\n| ✖ | "); rows != 20 {
		t.Errorf("%d rows", rows)
	}
	if len(m.worst) > 2*worstKept {
		t.Errorf("%d kept", len(m.worst))
	}
}

// Nothing from the wire may act: no markup, no mentions, no links, no commands.
func TestMarkdownHostile(t *testing.T) {
	texts := append([]string{"@everyone", "GH-1 #1 org/repo#2", "</code></details><script>alert(1)</script>", "<!-- maxage:prod -->", "`a` **b** [c](https://evil.example) ![d](x) | e \\| f ~~g~~", "www.evil.example"}, hostileTexts...)
	for _, text := range texts {
		r := formatsReport(t)
		x := &r.Exchanges[1]
		x.URL, x.Sentence = "https://h.example/"+text, text
		f := &x.Findings[0]
		f.Rule, f.Message, f.Fix, f.Place = text, text, text, &Place{File: text}
		r.Run.Policy, r.Errors[0].Message = text, text
		for _, send := range []string{"", text} { // in a block of code only what acts there matters
			f.Send = []string{send}
			checkHarmless(t, markdownOf(t, r, ""))
		}
		f.Send = nil
		out := markdownOf(t, r, "")
		_, body, _ := strings.Cut(out, "-->\n") // after the marker, which nobody sees
		checkHarmless(t, out)
		for _, bad := range []string{"@everyone", " #1", "repo#2", "GH-1", "<script", "**b**", "](https", "~~g", "www.evil", "://", "`a`"} {
			if strings.Contains(body, bad) {
				t.Errorf("%q came through as %q", text, bad)
			}
		}
		if n := strings.Count(out, "<!-- maxage:"); n != 1 {
			t.Errorf("%d markers for %q", n, text)
		}
		for line := range strings.Lines(out) {
			if strings.HasPrefix(line, "| ") && strings.Count(line, "|") != 8 {
				t.Errorf("a row with other cells: %q", line)
			}
		}
	}
}

func csvOf(t testing.TB, r *Report) []byte {
	t.Helper()
	var b bytes.Buffer
	play(t, NewCSV(&b), r)
	return b.Bytes()
}

func TestCSV(t *testing.T) {
	out := csvOf(t, formatsReport(t))
	compare(t, goldenFormats+"/audit.csv", out)
	rows, err := csv.NewReader(bytes.NewReader(out)).ReadAll() // also: as many cells in every row
	if err != nil || len(rows) != 10 {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	if bytes.Count(out, []byte("\r\n")) != 10 || bytes.Count(out, []byte("\n")) != 10 {
		t.Error("lines do not end as RFC 4180 wants")
	}
}

func TestCSVHostile(t *testing.T) {
	for _, text := range append([]string{"=cmd|' /C calc'!A0", "+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "＝1", "a\",=1\r\n=2", "|x", "%0A", "x;=1", "; =1;;-1;\t@x", strings.Repeat("漢", 20_000)}, hostileTexts...) {
		r := formatsReport(t)
		x := &r.Exchanges[1]
		x.URL, x.Request.Method, x.Findings[0].Rule, x.From.File, x.ObservedAt = text, text, text, text, text
		for i := range x.Response.Headers {
			x.Response.Headers[i][1] = text
		}
		r.Errors[0].Message, r.Errors[0].URL, r.Errors[0].File = text, text, text
		if n := checkCSV(t, csvOf(t, r)); n != 10 {
			t.Errorf("%d rows for %q", n, text)
		}
	}
}

// checkCSV holds a table against spreadsheets, and returns how many rows it has.
func checkCSV(t *testing.T, out []byte) int {
	t.Helper()
	checkHarmless(t, strings.ReplaceAll(string(out), "\r\n", "\n"))
	rows, err := csv.NewReader(bytes.NewReader(out)).ReadAll()
	check(t, err)
	for _, row := range rows {
		for _, cell := range row {
			if len(cell) > 32767 {
				t.Errorf("a cell of %d bytes", len(cell))
			}
			for part := range strings.SplitSeq(cell, ";") { // as cells end in Europe
				if part = strings.TrimLeft(part, " "); part != "" && strings.ContainsAny(part[:1], "=+-@\t\r\n|%") {
					t.Errorf("a spreadsheet would reckon with %q", cell)
				}
			}
		}
	}
	return len(rows)
}

func TestHTMLHostile(t *testing.T) {
	for _, text := range append([]string{"</style><script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "javascript:alert(1)", "</title></table>", "{{.}}", "\\\"}</style>", "'-alert(1)-'"}, hostileTexts...) {
		r := formatsReport(t)
		for i := range r.Exchanges {
			r.Exchanges[i] = *hostileExchange(text)
			r.Exchanges[i].ID = i + 1
			f := Finding{Rule: text, Severity: "warning", Message: text + strings.Repeat("x", 30), Fix: text, Refs: []string{text}, Baseline: text, Caches: []string{text}, Send: []string{text}, Place: &Place{File: text}}
			r.Exchanges[i].Findings = append(r.Exchanges[i].Findings, f, f)
			r.Exchanges[i].Sentence, r.Exchanges[i].Checks = text, []Check{{Name: text, Place: &Place{File: text}}}
		}
		r.Run.Policy, r.Run.Shard, r.Tool.Version = text, text, text
		r.Errors[0] = Failure{URL: text, Message: text, Hint: text}
		out := string(htmlPage(t, r))
		for _, bad := range []string{"<img", "alert(1)</script>", "href=\"javascript", "href=javascript"} {
			if strings.Contains(out, bad) {
				t.Errorf("%q came through as %q", text, bad)
			}
		}
		if strings.Count(out, "<script") != 1 || strings.Count(out, "</style>") != 1 || strings.Count(out, "<tbody class=") != len(r.Exchanges) || strings.Count(out, "</main>") != 1 || strings.Contains(out, "ZgotmplZ") {
			t.Errorf("%q changed the page", text)
		}
		for line := range strings.Lines(out) {
			if strings.HasPrefix(strings.TrimLeft(line, " "), "::") {
				t.Errorf("a runner would obey %q", line)
			}
		}
		for _, c := range out {
			if hostile(c) && c != '\n' && c != '\t' && c != '\u00ad' {
				t.Errorf("%U for %q", c, text)
				break
			}
		}
	}
}
