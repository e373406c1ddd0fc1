package report

import (
	"bytes"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/google/jsonschema-go/jsonschema"

	"maxage/inspect/cache"
	"maxage/inspect/load"
	"maxage/inspect/replay"
	"maxage/inspect/wire"
)

// asking is what a replay is asked beside what happens.
type asking struct {
	ttl  int64
	rate float64
}

// replayOf plays exchanges and writes down what happens.
func replayOf(caches []*cache.Cache, a asking, all ...*wire.Exchange) *Replay {
	run := replay.NewRun(caches)
	run.WhatIf.Ask(a.ttl, a.rate)
	for _, x := range all {
		run.Add(x)
	}
	run.End()
	return NewReplay(Tool{"maxage", "test"}, run, Options{})
}

// shop is a recording of a browser that visits a shop.
func shop(t testing.TB) []*wire.Exchange {
	t.Helper()
	f, err := os.Open(golden + "/replay.har")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var all []*wire.Exchange
	_, err = load.Read("replay.har", f, func(x *wire.Exchange) bool { all = append(all, x); return true }, func(p *load.Problem) { t.Error(p) })
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// twenty are as many caches as there may be, called as products are: every
// other one does what shared caches do.
func twenty() []*cache.Cache {
	out := []*cache.Cache{cache.Browser, cache.Shared, cache.CDN}
	for i, name := range []string{"chrome", "firefox", "safari", "varnish", "nginx", "squid", "trafficserver", "httpd", "haproxy", "caddy",
		"cloudflare", "fastly", "cloudfront", "azure", "google", "vercel:min_ttl=5,default_ttl=30"} {
		c := *[]*cache.Cache{cache.Shared, cache.Varnish}[i%2]
		c.Name = name
		out = append(out, &c)
	}
	return out
}

func renderReplay(t testing.TB, r *Replay, s Style) string {
	t.Helper()
	var b bytes.Buffer
	check(t, r.Text(&b, s))
	return b.String()
}

func TestReplayGolden(t *testing.T) {
	for _, v := range []struct {
		name   string
		caches []*cache.Cache
		asking asking
		style  Style
	}{
		{"80", cache.Standard, asking{}, Style{Width: 80}},
		{"120", cache.Standard, asking{}, Style{Width: 120}},
		{"ttl.80", cache.Standard, asking{5, 1000}, Style{Width: 80}},
		{"twenty.80", twenty(), asking{rate: 1000}, Style{Width: 80}},
		{"twenty.120", twenty(), asking{}, Style{Width: 120}},
		{"verbose.80", twenty(), asking{}, Style{Width: 80, Verbose: true}},
		{"ascii", cache.Standard, asking{}, Style{Width: 80, ASCII: true}},
		{"color", cache.Standard, asking{}, Style{Width: 80, Color: true}},
	} {
		r := replayOf(v.caches, v.asking, shop(t)...)
		compare(t, golden+"/replay."+v.name+".txt", []byte(renderReplay(t, r, v.style)))
	}
}

func TestReplayWidth(t *testing.T) {
	for _, caches := range [][]*cache.Cache{cache.Standard, twenty()} {
		for _, w := range []int{60, 72, 80, 100, 120, 200} {
			for _, verbose := range []bool{false, true} {
				r := replayOf(caches, asking{rate: 1e6}, shop(t)...)
				for line := range strings.Lines(renderReplay(t, r, Style{Width: w, Verbose: verbose})) {
					line = strings.TrimRight(line, "\n")
					if width(line) > max(w, 80) || strings.TrimRight(line, " ") != line {
						t.Errorf("at %d, %d wide: %q", w, width(line), line)
					}
				}
			}
		}
	}
}

// TestReplayJSON: it is as the schema says.
func TestReplayJSON(t *testing.T) {
	full := strict(t)
	schema := validator(t, &jsonschema.Schema{Ref: "#/$defs/replay", Defs: full.Defs})
	for _, r := range []*Replay{
		replayOf(twenty(), asking{rate: 10}, shop(t)...),
		replayOf(cache.Standard, asking{ttl: 5}, shop(t)...),
		replayOf(cache.Standard, asking{}),
	} {
		r.Errors = append(r.Errors, Failure{File: "x.har", Message: "it cannot be read"})
		var b bytes.Buffer
		check(t, r.JSON(&b))
		valid1(t, schema, b.Bytes())
		checkTerminalSafe(t, b.Bytes())
	}
}

// TestReplayHostile: nothing of a recording steers the terminal of its reader.
func TestReplayHostile(t *testing.T) {
	for _, text := range hostileTexts {
		var all []*wire.Exchange
		for i := range 3 {
			x := &wire.Exchange{URL: "http://h/" + text, Source: "har", FromCache: []string{"none", "disk", "none"}[i]}
			x.Sent = time.Date(2026, 1, 5, 12, 0, i, 0, time.UTC)
			x.Received = x.Sent
			x.Request = wire.Message{Method: "GET", Fields: []wire.Field{{Name: "Cache-Control", Value: text}}}
			x.Response = wire.Message{Status: 200, Fields: []wire.Field{{Name: "Cache-Control", Value: text + "=" + text}, {Name: "Vary", Value: text}, {Name: "ETag", Value: text}}}
			odd := *x
			odd.Request.Method = text
			all = append(all, x, &odd)
		}
		r := replayOf(twenty(), asking{5, 5}, all...)
		for _, s := range []Style{{}, {Width: 60}, {Verbose: true}, {ASCII: true, Verbose: true}} {
			checkHarmless(t, renderReplay(t, r, s))
		}
		var b bytes.Buffer
		check(t, r.JSON(&b))
		checkTerminalSafe(t, b.Bytes())
	}
}

// TestReplaySecrets: URLs that differ only in their secrets are one in tables.
func TestReplaySecrets(t *testing.T) {
	all := shop(t)[:3]
	for i, x := range all {
		x.URL = fmt.Sprintf("https://x.test/?token=s3cr3t%d", i)
	}
	r := replayOf(cache.Standard, asking{ttl: 5}, all...)
	var b bytes.Buffer
	check(t, r.JSON(&b))
	if out := b.String() + renderReplay(t, r, Style{Verbose: true}); strings.Contains(out, "s3cr3t") {
		t.Errorf("a secret in\n%s", out)
	}
	if got := len(r.Caches["browser"].URLs); got != 1 {
		t.Errorf("%d URLs", got)
	}
}

func TestPercent(t *testing.T) {
	for _, c := range []struct {
		part, whole int
		want        string
	}{{0, 0, "0 %"}, {0, 5, "0 %"}, {1, 1000, "<1 %"}, {5, 1000, "1 %"}, {1, 3, "33 %"}, {995, 1000, ">99 %"}, {7, 7, "100 %"}} {
		if got := percent(c.part, c.whole); got != c.want {
			t.Errorf("%d of %d: %s, want %s", c.part, c.whole, got, c.want)
		}
	}
}

func TestElided(t *testing.T) {
	for _, c := range []struct {
		ascii bool
		limit int
		in    string
		want  string
	}{
		{false, 30, "https://x.test/short", "https://x.test/short"},
		{false, 20, "https://x.test/a/very/long/path", "https://x.te…ng/path"},
		{true, 20, "https://x.test/a/very/long/path", "https://x.t...g/path"},
		{false, 1, "https://x.test/a/very/long/path", "https:/…path"},
		{false, 20, strings.Repeat("漢", 30), "漢漢漢漢漢漢…漢漢漢"},
	} {
		p := &replayText{printer: newPrinter(nil, Style{ASCII: c.ascii})}
		if got := p.elided(c.in, c.limit); got != c.want || width(got) > max(12, c.limit) {
			t.Errorf("%s at %d: %s, want %s", c.in, c.limit, got, c.want)
		}
	}
}
