package policy

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"golang.org/x/tools/txtar"

	"maxage/inspect/rules"
)

// TestExample reads the example, key by key.
func TestExample(t *testing.T) {
	text, err := os.ReadFile("../../testdata/policy/example.yaml")
	if err != nil {
		t.Fatal(err)
	}
	p := parse(t, string(text))
	var targets []string
	for _, target := range p.Targets {
		targets = append(targets, string(target.Kind)+" "+target.Text)
	}
	want := "url https://www.example.com/, url https://www.example.com/account, url https://www.example.com/api/me, list urls.txt, " +
		"sitemap https://www.example.com/sitemap.xml, url https://cdn.example.com/app.js"
	if got := strings.Join(targets, ", "); got != want {
		t.Errorf("targets %s", got)
	}
	d := p.Defaults
	if d.FailOn != "error" || !*d.Follow || d.Timeout != 10*time.Second || d.Parallel != 4 || d.PerHost != 2 || d.Rate != 10 || *d.Retries != 2 || !*d.Robots ||
		len(d.Caches) != 2 || d.Caches[1].Name != "nginx:inactive=10m" {
		t.Errorf("defaults %+v", d)
	}
	if got := fmt.Sprint(p.Outputs); got != "[{text  {maxage.yaml 33 11}} {sarif maxage.sarif {maxage.yaml 33 21}} {junit out/junit.xml {maxage.yaml 33 52}}]" {
		t.Errorf("outputs %s", got)
	}
	if len(p.Rules) != 3+4 || len(p.Ignores) != 1 || p.Ignores[0].Until != "2027-01-31" {
		t.Errorf("%d rules, %d ignores", len(p.Rules), len(p.Ignores))
	}
	request := p.For("https://www.example.com/account/x", "GET", nil).Request
	if len(request) != 2 || request[0].Name != "Cookie" || request[0].Text != "sid=none" {
		t.Errorf("request %+v", request)
	}
}

// TestExtends: what is extended comes first, once, and gives way.
func TestExtends(t *testing.T) {
	ar := txtar.Parse([]byte(`-- maxage.yaml --
version: 1
rules: [{ url: /own }]
extends: [shared/a.yaml, shared/b.yaml]
base: https://own.test/app/
defaults: { parallel: 1 }
output: { json: { path: own.json } }
-- shared/a.yaml --
version: 1
extends: b.yaml
base: https://a.test
targets: [/x, list.txt]
defaults: { parallel: 9, timeout: 1m }
rules: [{ url: /a, source: nginx.conf }]
output: { json: { path: a.json }, csv: {} }
-- shared/b.yaml --
version: 1
rules: [{ url: /b }]
`))
	p, err := Read("maxage.yaml", archive(ar.Files))
	if err != nil {
		t.Fatal(err)
	}
	var order []string
	for _, r := range p.Rules {
		order = append(order, fmt.Sprintf("%s:%d", r.Place.File, r.Place.Line))
	}
	if got := strings.Join(order, " "); got != "shared/b.yaml:2 shared/a.yaml:6 maxage.yaml:2" {
		t.Errorf("rules of %s", got)
	}
	if p.Targets[0].Text != "https://own.test/app/x" || p.Targets[1].Text != "shared/list.txt" || p.Rules[1].Source.File != "shared/nginx.conf" {
		t.Errorf("%+v %+v", p.Targets, p.Rules[1].Source)
	}
	if p.Defaults.Parallel != 1 || p.Defaults.Timeout != time.Minute || len(p.Outputs) != 2 || p.Outputs[0].Path != "own.json" {
		t.Errorf("%+v %+v", p.Defaults, p.Outputs)
	}
}

func TestSourceFind(t *testing.T) {
	conf := "server {\n  location /é/account/ {\n  }\n}\n"
	for source, want := range map[string]rules.Place{
		"conf/a.conf":                      {File: "conf/a.conf", Line: 1, Column: 1},
		"conf/a.conf:3":                    {File: "conf/a.conf", Line: 3, Column: 1},
		"conf/a.conf#/account/":            {File: "conf/a.conf", Line: 2, Column: 15},
		"conf/a.conf#/location .*account/": {File: "conf/a.conf", Line: 2, Column: 3},
		"conf/a.conf#/nowhere/":            {File: "conf/a.conf", Line: 1, Column: 1},
	} {
		s := parse(t, "version: 1\nrules: [{ source: \""+source+"\" }]").Rules[0].Source
		got, err := s.Find(func(name string) ([]byte, error) { return []byte(conf), nil })
		if err != nil || got != want {
			t.Errorf("%s: %+v %v", source, got, err)
		}
	}
}

func TestDuration(t *testing.T) {
	for s, want := range map[string]time.Duration{
		"0": 0, "90": 90 * time.Second, "1.5h": 90 * time.Minute, "1h30m": 90 * time.Minute, "250ms": 250 * time.Millisecond,
		"1d": 24 * time.Hour, "2w": 14 * 24 * time.Hour, "1y": 365 * 24 * time.Hour, ".5s": 500 * time.Millisecond, "68y": 68 * 365 * 24 * time.Hour,
	} {
		if got, ok := parseDuration(s); !ok || got != want {
			t.Errorf("%s: %s %v", s, got, ok)
		}
	}
	for _, s := range []string{"", "5 m", "m", "1h30", "30 ", "-1s", "+1s", "1.2.3s", ".", "1x", "1000y", "1e3", "٣s", strings.Repeat("9", 400)} {
		if got, ok := parseDuration(s); ok {
			t.Errorf("%q is taken for %s", s, got)
		}
	}
}

// TestLongLine: of a long line, what is around the place is shown.
func TestLongLine(t *testing.T) {
	e := &Error{Place: rules.Place{File: "f", Line: 1, Column: 5001}, Message: "m", Source: strings.Repeat("x", 5000) + "HERE" + strings.Repeat("y", 5000), Width: 4}
	lines := strings.Split(e.Error(), "\n")
	if at := strings.Index(lines[2], "^^^^"); len(lines[1]) > 200 || lines[1][at:at+4] != "HERE" {
		t.Errorf("%s", e)
	}
}
