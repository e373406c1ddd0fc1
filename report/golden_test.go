package report

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"maxage/inspect"
	"maxage/inspect/field"
	"maxage/inspect/load"
	"maxage/inspect/rules"
	"maxage/inspect/wire"
)

var update = flag.Bool("update", false, "rewrite the golden files; read again what changed")

const golden = "../testdata/golden"

// The golden files must not change with the catalogue of rules, so they use
// three of their own.
var goldenRules = []*rules.Rule{
	{ID: "praise", Severity: rules.Good, Category: rules.Performance, Check: func(p *rules.Pass) {
		if p.ETag.Valid {
			p.Report([]wire.Span{p.ETag.Span}, "The response has a validator.")
		}
	}},
	{ID: "cookie-for-all", Severity: rules.Error, Category: rules.Privacy, Refs: []string{"RFC 9111 section 7.3", "RFC 6265 section 3"},
		Fix: "Send \"Cache-Control: private\" with every response that sets a cookie.", Check: func(p *rules.Pass) {
			if len(p.Cookies) > 0 && p.Shared.Store {
				f := p.Report([]wire.Span{p.Cookies[0].NameSpan}, "The cookie %s may be given to every visitor for %d seconds.", p.Cookies[0].Name, p.Shared.Left)
				f.Caches = []string{"shared", "cdn"}
			}
		}},
	{ID: "odd-directive", Severity: rules.Warning, Category: rules.Syntax, Refs: []string{"RFC 9111 section 5.2"}, Check: func(p *rules.Pass) {
		for _, d := range p.CacheControl.List {
			if d.Fault != field.NoFault {
				p.Report([]wire.Span{d.Span}, "“%s” is malformed.", p.Exchange.Text(d.Span))
			}
		}
	}},
}

// exchangeOf reads a recording of one exchange.
func exchangeOf(t testing.TB, file string) *wire.Exchange {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var out *wire.Exchange
	_, err = load.Read(file, f, func(x *wire.Exchange) bool { out = x; return true }, func(p *load.Problem) { t.Error(p) })
	if err != nil || out == nil {
		t.Fatalf("%s: %v", file, err)
	}
	return out
}

func reportOf(t testing.TB, file string, o Options) *Exchange {
	t.Helper()
	e := NewExchange(inspect.Inspect(exchangeOf(t, file), inspect.Options{Rules: goldenRules}), o)
	e.Curl = "curl -v " + e.URL
	return &e
}

func inputs(t testing.TB) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(golden, "*.in"))
	if err != nil || len(files) < 12 {
		t.Fatalf("%d inputs, %v", len(files), err)
	}
	return files
}

var variants = []struct {
	suffix string
	style  Style
	all    bool // for every input; otherwise for three of them
}{
	{"80.txt", Style{Width: 80}, true},
	{"120.txt", Style{Width: 120}, true},
	{"pipe.txt", Style{Unbroken: true}, false},
	{"ascii.txt", Style{Width: 80, ASCII: true}, false},
	{"color.txt", Style{Width: 80, Color: true, Hyperlinks: true}, false},
	{"brief.txt", Style{Width: 80, Brief: true}, false},
	{"verbose.txt", Style{Width: 80, Verbose: true}, false},
}

func TestGolden(t *testing.T) {
	for _, file := range inputs(t) {
		name := strings.TrimSuffix(file, ".in")
		base := filepath.Base(name)
		e := reportOf(t, file, Options{Rate: 50})
		for _, v := range variants {
			if !v.all && base != "seed" && base != "session-cookie" && base != "hostile" {
				continue
			}
			var b bytes.Buffer
			if err := writeText(&b, e, v.style); err != nil {
				t.Fatal(err)
			}
			compare(t, name+"."+v.suffix, b.Bytes())
			// A saved report must read the same as a fresh one.
			var again bytes.Buffer
			if err := writeText(&again, throughJSON(t, e), v.style); err != nil || !bytes.Equal(b.Bytes(), again.Bytes()) {
				t.Errorf("%s.%s: reads differently after being saved, %v", base, v.suffix, err)
			}
		}
	}
}

func compare(t *testing.T, file string, got []byte) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s: got\n%s\nwant\n%s", file, got, want)
	}
}

// throughJSON writes the exchange as a report and reads it back.
func throughJSON(t testing.TB, e *Exchange) *Exchange {
	t.Helper()
	var b bytes.Buffer
	if err := asJSON(&b, wrapped(e)); err != nil {
		t.Fatal(err)
	}
	r, err := readReport(&b)
	if err != nil {
		t.Fatal(err)
	}
	return &r.Exchanges[0]
}

func wrapped(e *Exchange) *Report {
	return &Report{SchemaVersion: SchemaVersion, Tool: Tool{"maxage", "test"}, Summary: Summary{Exchanges: 1}, Exchanges: []Exchange{*e}}
}
