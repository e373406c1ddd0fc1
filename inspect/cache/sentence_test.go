package cache

import (
	"bytes"
	"flag"
	"os"
	"strings"
	"testing"
	"time"

	"maxage/inspect/field"
	"maxage/inspect/wire"
)

var update = flag.Bool("update", false, "rewrite the golden sentences")

const sentences = "../../testdata/sentences.txt"

// TestSentences reads testdata/sentences.txt, where each header set stands
// above the sentences it must give.
func TestSentences(t *testing.T) {
	data, err := os.ReadFile(sentences)
	if err != nil {
		t.Fatal(err)
	}
	blocks := strings.Split(string(data), "\n## ")
	var out bytes.Buffer
	out.WriteString(blocks[0])
	for _, block := range blocks[1:] {
		title, rest, _ := strings.Cut(block, "\n")
		head, want, ok := strings.Cut(rest, "---\n")
		if !ok {
			t.Fatalf("%s: no --- line", title)
		}
		got := said(headerSet(t, head))
		if got != strings.TrimSpace(want) && !*update {
			t.Errorf("%s:\n got\n%s\nwant\n%s", title, got, strings.TrimSpace(want))
		}
		out.WriteString("\n## " + title + "\n" + head + "---\n" + got + "\n")
	}
	if n := len(blocks) - 1; n < 40 {
		t.Errorf("only %d header sets", n)
	}
	if *update {
		if err := os.WriteFile(sentences, out.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func said(r *field.Response) string {
	verdicts := []Verdict{Browser.Judge(r), Shared.Judge(r), CDN.Judge(r)}
	out := "all:     " + Summary(r, verdicts)
	for i := range verdicts {
		out += "\n" + (verdicts[i].Cache.Name + ":        ")[:9] + verdicts[i].Sentence(r)
	}
	return out
}

// headerSet builds an exchange from a block: a request may stand before the
// response; it arrives at its Date, or nobody knows when.
func headerSet(t *testing.T, text string) *field.Response {
	t.Helper()
	x := &wire.Exchange{URL: "https://example.com/", Request: wire.Message{Method: "GET", Target: "/"}}
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		name, value, isField := strings.Cut(line, ": ")
		m := &x.Request
		if x.Response.Start != "" {
			m = &x.Response
		}
		switch {
		case line == "":
		case strings.HasPrefix(line, "HTTP/"):
			x.Response = wire.Message{Start: line, Version: line[:8], Status: int(field.Seconds(line[9:12]))}
		case isField:
			m.Fields = append(m.Fields, wire.Field{Name: name, Value: value})
		default:
			m.Method, _, _ = strings.Cut(line, " ")
		}
	}
	date, _ := x.Response.Get("Date")
	if unix, ok := field.ParseDate(date, 0); ok {
		x.Sent, x.Received = time.Unix(unix, 0), time.Unix(unix, 0)
	}
	return field.Parse(x)
}
