package policy

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"maxage/inspect/field"
	"maxage/inspect/rules"
)

// TestMatch: a condition, the requests that it is for, and those it is not for.
func TestMatch(t *testing.T) {
	for _, c := range []struct{ rule, is, not string }{
		{`url: "/assets/**/*.{js,css}"`, "https://a.test/assets/x/y.js?v=1 https://a.test/assets/a.css#x", "https://a.test/assets/a.png https://a.test/x/assets/a.js"},
		{`url: /account/**`, "https://a.test/account https://a.test/account/ https://a.test/account/x/y", "https://a.test/accounts"},
		{`url: [/, "/*.html"]`, "https://a.test https://a.test/ https://a.test/a.html", "https://a.test/a/b.html"},
		{`url: "https://*.Example.com/a/*"`, "https://www.example.com/a/b https://WWW.EXAMPLE.com/a/b", "http://www.example.com/a/b https://example.com/a/b https://www.example.com/A/b"},
		{`url: "re:^/p/[0-9]+\\?x=1$"`, "https://a.test/p/12?x=1", "https://a.test/p/12 https://a.test/q/p/12?x=1"},
		{`url: "re:^https://a\\."`, "https://a.test/", "http://a.test/"},
		{`url: "/été/**"`, "https://a.test/%C3%A9t%C3%A9/a", "https://a.test/ete"},
		{`url: "https://A.test:443/x"`, "https://a.test/x https://A.TEST:443/x https://a.test:/x https://me@a.test/x", "http://a.test/x https://a.test:80/x"},
		{`url: ["https://*.a.test:443/**", "https://bücher.test/**"]`, "https://b.a.test/x https://b.a.test:443/x https://xn--bcher-kva.test/x", "http://b.a.test/x https://b.a.test:8443/x"},
		{`host: ["*.a.test", "b.test:8080"]`, "https://x.A.test/ http://b.test:8080/", "https://a.test/ http://b.test/"},
		{`method: [get, HEAD]`, "https://a.test/", ""},
		{`method: POST`, "", "https://a.test/"},
		{`where: {hashed-name: true}`, "https://a.test/app.3f2a91bc.js", "https://a.test/app.js"},
		{`where: {hashed-name: false}`, "https://a.test/app.js", "https://a.test/app.3f2a91bc.js"},
		{`where: {status: [404, 2xx]}`, "https://a.test/", ""},
		{`where: {status: 5xx}`, "", "https://a.test/"},
		{`where: {content-type: "text/*"}`, "https://a.test/", ""},
		{`where: {content-type: [application/json]}`, "", "https://a.test/"},
		{`level: info`, "https://a.test/ :", ""},
	} {
		p := parse(t, "version: 1\nrules:\n  - {"+c.rule+"}\n")
		try := func(urls string, want answer) {
			for _, url := range strings.Fields(urls) {
				r := respond(url, 200, "Content-Type: text/html; charset=utf-8")
				if got := p.Rules[0].applies(locate(url), "GET", r); got != want {
					t.Errorf("%s of %s: %d, want %d", c.rule, url, got, want)
				}
				if got := p.Rules[0].applies(locate(url), "GET", nil); got != want && got != maybe {
					t.Errorf("%s of the request for %s: %d, want %d", c.rule, url, got, want)
				}
			}
		}
		try(c.is, yes)
		try(c.not, no)
	}
}

const layered = `version: 1
rules:
  - source: conf/a.conf:7
    expect: { browser: 5m, shared: 1h }
    level: warning
    request: { cookie: "sid=${SET}", headers: { Authorization: hunter2 } }
    checks: { privacy: warning, no-validator: off, praise: info, heuristic-freshness: error }
  - url: /api/**
    expect: { shared: any, status: 200 }
    request: { headers: { cookie: "a=${SET}" } }
    checks: { no-validator: error }
  - url: /api/**
    where: { status: 404 }
    expect: { browser: never }
`

func TestFor(t *testing.T) {
	text := strings.Replace(layered, "praise: info, ", "", 1)
	p := parse(t, text)
	e := p.For("https://a.test/api/x", "GET", nil)
	if e.Source == nil || e.Source.File != "conf/a.conf" || e.Source.Row != 7 {
		t.Errorf("source %+v", e.Source)
	}
	if len(e.Request) != 2 || e.Request[0].Text != "a=https://b.test" || e.Request[1].Text != "hunter2" {
		t.Errorf("request %+v", e.Request)
	}
	r := respond("https://a.test/api/x", 200, "Cache-Control: max-age=60")
	found := e.Check(r, judged(r))
	if len(found) != 1 || found[0].Severity != rules.Warning || found[0].Place.Line != 4 {
		t.Errorf("found %+v", found)
	}
	r = respond("https://a.test/api/x", 404, "")
	if keys := expectKeysOf(p.For("https://a.test/api/x", "GET", r)); keys != "expect.browser@14 expect.shared@9 expect.status@9" {
		t.Errorf("expected: %s", keys)
	}
}

func expectKeysOf(e *Entry) string {
	var all []string
	for _, x := range e.Expects {
		all = append(all, fmt.Sprintf("%s@%d", x.Key, x.Place.Line))
	}
	return strings.Join(all, " ")
}

func TestExplain(t *testing.T) {
	p := parse(t, strings.Replace(layered, "praise: info, ", "", 1))
	explained := func(r *field.Response) string {
		var b strings.Builder
		for _, a := range p.Explain("https://a.test/api/x", "GET", r) {
			fmt.Fprintf(&b, "%d %s: %s", a.Place.Line, a.Key, a.Value)
			if a.Overridden {
				b.WriteString(" (overridden)")
			}
			if a.Maybe {
				b.WriteString(" (maybe)")
			}
			b.WriteByte('\n')
		}
		return b.String()
	}
	const want = `3 source: conf/a.conf:7
6 request.cookie: sid=${SET} (overridden)
6 request.authorization: ...
4 expect.browser: 5m
4 expect.shared: 1h (overridden)
5 level: warning
7 checks.privacy: warning
7 checks.no-validator: off (overridden)
7 checks.heuristic-freshness: error
10 request.cookie: a=${SET}
9 expect.shared: any
9 expect.status: 200
11 checks.no-validator: error
14 expect.browser: never (maybe)
`
	if got := explained(nil); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	after := strings.Replace(strings.Replace(want, " (maybe)", "", 1), "browser: 5m", "browser: 5m (overridden)", 1)
	if got := explained(respond("https://a.test/api/x", 404, "")); got != after {
		t.Errorf("got\n%swant\n%s", got, after)
	}
}

func TestLevel(t *testing.T) {
	optional := rules.All[slices.IndexFunc(rules.All, func(r *rules.Rule) bool { return r.Optional })]
	p := parse(t, "version: 1\nrules:\n  - url: /a\n    checks: { privacy: warning, set-cookie-shared-cacheable: off, freshness: off, good-explicit-policy: error, "+optional.ID+": info }\n")
	for _, c := range []struct {
		url, rule string
		severity  rules.Severity
		want      rules.Severity // "" off
	}{
		{"/a", "jwt-in-shared-cacheable", rules.Error, rules.Warning},
		{"/b", "jwt-in-shared-cacheable", rules.Error, rules.Error},
		{"/a", "set-cookie-shared-cacheable", rules.Error, ""},
		{"/a", "good-explicit-policy", rules.Good, rules.Good},
		{"/a", optional.ID, rules.Warning, rules.Info},
		{"/b", optional.ID, rules.Warning, ""},
		{"/a", "policy-lifetime", rules.Error, rules.Error},
	} {
		f := rules.Finding{Rule: Lookup(c.rule), Severity: c.severity}
		if strings.HasPrefix(c.rule, "policy-") {
			f.Place = &rules.Place{}
		}
		e := p.For("https://a.test"+c.url, "GET", nil)
		got, on := e.Level(f)
		if on != (c.want != "") || on && got != c.want {
			t.Errorf("%s at %s: %q %v, want %q", c.rule, c.url, got, on, c.want)
		}
		if kept := e.Apply([]rules.Finding{f}, noon); len(kept) == 1 != on || on && kept[0].Severity != c.want {
			t.Errorf("%s at %s: %+v is kept", c.rule, c.url, kept)
		}
	}
	if on := p.Optional(); len(on) != 1 || on[0] != optional {
		t.Errorf("optional: %v", on)
	}
}

func TestIgnored(t *testing.T) {
	p := parse(t, `version: 1
ignore:
  - { id: no-validator, url: "/old-*", until: 2026-01-01, reason: campaign }
  - { id: no-validator, url: /never, reason: unused }
  - { id: age-invalid, reason: known }
`)
	day := func(d int) time.Time { return time.Date(2026, 1, d, 23, 59, 0, 0, time.UTC) }
	f := rules.Finding{Rule: rules.Lookup("no-validator")}
	if reason, until, ok := p.Ignored(f, "https://a.test/old-x", day(1)); !ok || reason != "campaign" || until != "2026-01-01" {
		t.Error("not ignored on its last day")
	}
	if _, _, ok := p.Ignored(f, "https://a.test/old-x", day(2)); ok {
		t.Error("ignored after its last day")
	}
	if _, _, ok := p.Ignored(f, "https://a.test/new", day(1)); ok {
		t.Error("ignored at another URL")
	}
	if _, _, ok := p.Ignored(rules.Finding{Rule: rules.Lookup("age-invalid")}, "https://a.test/new", day(9)); !ok {
		t.Error("not ignored everywhere and for ever")
	}
	var said []string
	for _, f := range p.Leftovers(day(2)) {
		said = append(said, fmt.Sprintf("%d %s: %s", f.Place.Line, f.Severity, f.Message))
	}
	want := "3 warning: The policy accepted no-validator until 2026-01-01 (campaign): it counts again.\n" +
		"4 info: The policy accepts no-validator here (unused), and nothing of that kind was found."
	if got := strings.Join(said, "\n"); got != want {
		t.Errorf("got %s", got)
	}
	// How grave it is, the rules for every URL say.
	p = parse(t, `version: 1
rules:
  - checks: {policy-ignore-expired: error, policy-ignore-unused: off}
  - {url: /old, checks: {policy-ignore-expired: info}}
ignore:
  - {id: no-validator, until: 2026-01-01, reason: campaign}
  - {id: no-validator, reason: unused}
`)
	if left := p.Leftovers(day(2)); len(left) != 1 || left[0].Severity != rules.Error {
		t.Errorf("graded %v", left)
	}
}
