package replay

import (
	"container/heap"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"maxage/inspect/cache"
	"maxage/inspect/load"
	"maxage/inspect/wire"
)

// asked plays exchanges through caches and asks what if.
func asked(caches []*cache.Cache, lifetime int64, rate float64, all ...*wire.Exchange) *Run {
	r := NewRun(caches)
	r.WhatIf.Ask(lifetime, rate)
	for _, x := range all {
		r.Add(x)
	}
	r.End()
	return r
}

// recordings makes exchanges of lines as play takes them.
func recordings(t *testing.T, lines ...string) []*wire.Exchange {
	t.Helper()
	var all []*wire.Exchange
	for _, line := range lines {
		all = append(all, recorded(t, line))
	}
	return all
}

// TestOrder: a browser asks its cache before it waits for a connection.
func TestOrder(t *testing.T) {
	all := recordings(t, "9 GET /a / 200 Cache-Control: max-age=60", "5 GET /a / 200 Cache-Control: max-age=60")
	if o := asked(cache.Standard, 0, 0, all...).Played[0].Outcomes; !o[0].Hit || o[1].Hit {
		t.Errorf("%+v", o)
	}
	all[0].Timing.Sent = 5 * time.Second
	if o := asked(cache.Standard, 0, 0, all...).Played[0].Outcomes; o[0].Hit || !o[1].Collapsed {
		t.Errorf("%+v", o)
	}
}

// TestReaches: what the browser's own cache answered no shared cache sees.
func TestReaches(t *testing.T) {
	for from, want := range map[string][2]bool{
		"": {true, true}, "none": {true, true}, "memory": {true, false}, "disk": {true, false}, "cache": {true, false}, "service-worker": {false, false},
	} {
		x := &wire.Exchange{FromCache: from}
		if got := [2]bool{Reaches(cache.Browser, x), Reaches(cache.Shared, x)}; got != want {
			t.Errorf("%q: %v, want %v", from, got, want)
		}
	}
	all := recordings(t, "0 GET /a / 200", "1 GET /a / 200", "2 GET /a / 200", "3 GET /a / 0")
	all[1].FromCache, all[2].FromCache, all[3].Sent = "disk", "service-worker", time.Time{}
	run := runAll(all, cache.Standard)
	if got, want := run.Seen, (Seen{InBrowser: 1, ByWorker: 1, Unanswered: 1, Undated: 1}); got != want {
		t.Errorf("%+v, want %+v", got, want)
	}
	for i, want := range []int{3, 2, 2} {
		if got := run.Played[i].Totals.Requests; got != want {
			t.Errorf("%s saw %d requests, want %d", run.Played[i].Cache.Name, got, want)
		}
		if p := run.Pages[0]; len(run.Pages) != 1 || p.URL != "https://example.com/a" || p.Totals[i] != run.Played[i].Totals {
			t.Errorf("by URL: %+v", run.Pages)
		}
	}
}

// TestProvisional: what a browser's cache answered lacks the Accept-Encoding
// by which it was selected.
func TestProvisional(t *testing.T) {
	all := recordings(t, "0 GET /a Accept-Encoding: br / 200 Cache-Control: max-age=60; Vary: Accept-Encoding", "1 GET /a / 200 Cache-Control: max-age=60; Vary: Accept-Encoding")
	for from, hits := range map[string]int{"disk": 1, "": 0, "none": 0} {
		all[1].FromCache = from
		if got := runAll(all, []*cache.Cache{cache.Browser}).Played[0].Totals.Hits; got != hits {
			t.Errorf("from %q: %d hits, want %d", from, got, hits)
		}
	}
	if len(all[1].Request.Fields) != 0 {
		t.Error("the exchange itself was changed")
	}
}

// TestRates: one request for each lifetime reaches the origin, and all that
// nothing can be kept of.
func TestRates(t *testing.T) {
	all := recordings(t, "0 GET /a / 200 Cache-Control: max-age=9", "1 GET /a / 200 Cache-Control: max-age=9", "2 POST /a / 200 X: y", "3 GET /b / 200 Cache-Control: no-store")
	run := asked([]*cache.Cache{cache.Shared}, 19, 4, all...)
	// 2 a second of /a, of which 2 / (1 + 2 * 9) remain, and 1 a second of each of the others
	near := func(what string, got, want float64) {
		if got < want-.001 || got > want+.001 {
			t.Errorf("%s: %f, want %f", what, got, want)
		}
	}
	near("today", run.Played[0].Rate(4), 2.0/19+2)
	near("the same", run.WhatIf.Rates.Today, 2.0/19+2)
	near("then", run.WhatIf.Rates.Then, 2.0/39+1+1.0/20)
	near("at low risk", run.WhatIf.Rates.LowRisk, 2.0/39+2)
	if empty := asked(cache.Standard, 5, 5); empty.Played[0].Rate(5) != 0 || empty.WhatIf.Rates != (Rates{}) {
		t.Errorf("of nothing: %+v", empty.WhatIf.Rates)
	}
}

// captured reads a recording of somebody else's, if it is there.
func captured(t *testing.T, name string) []*wire.Exchange {
	t.Helper()
	f, err := os.Open(filepath.Join("../../../shared/captures", name))
	if err != nil {
		if os.Getenv("MAXAGE_REQUIRE") != "" {
			t.Fatal(err)
		}
		t.Skip("the recordings are not here")
	}
	defer f.Close()
	var all []*wire.Exchange
	if _, err := load.Read(name, f, func(x *wire.Exchange) bool { all = append(all, x); return true }, func(p *load.Problem) { t.Error(p) }); err != nil {
		t.Fatal(err)
	}
	return all
}

// TestCaptures plays what browsers and proxies recorded through every cache.
func TestCaptures(t *testing.T) {
	for name, want := range map[string]struct {
		requests, shared, agreed, compared, before int
	}{
		"www.bbc.com.har":               {120, 35, 36, 36, 83},
		"chrome_github.com_home.har":    {20, 17, 17, 17, 0},
		"ie11.fiddler.har":              {11, 11, 4, 4, 0},
		"firefox_www.nghttp2.org.har":   {10, 10, 0, 0, 0},
		"webpagetest_github.com.har":    {16, 16, 0, 0, 0},
		"capture-har_redirect-loop.har": {11, 11, 0, 0, 0},
	} {
		run := asked(cache.All, 5, 100, captured(t, name)...)
		browser, shared := run.Played[0], run.Played[1]
		if browser.Totals.Requests != want.requests || shared.Totals.Requests != want.shared {
			t.Errorf("%s: %d requests, %d of them seen by a shared cache; want %+v", name, browser.Totals.Requests, shared.Totals.Requests, want)
		}
		if c := browser.Against; c.Agreed != want.agreed || c.Compared != want.compared || c.Before != want.before {
			t.Errorf("%s: agrees on %d of %d, %d from before: %+v; want %+v", name, c.Agreed, c.Compared, c.Before, c.Differences, want)
		}
		if w := run.WhatIf; w.Then.Requests > w.LowRisk.Requests || w.LowRisk.Requests > w.Today.Requests || w.Rates.Then > w.Rates.LowRisk || w.Rates.LowRisk > w.Rates.Today {
			t.Errorf("%s: more is kept and less saved: %+v", name, w)
		}
	}
}

// TestAskingIsBounded: however many URLs and variants there are, only so many
// are told apart, and all requests count.
func TestAskingIsBounded(t *testing.T) {
	r := NewRun([]*cache.Cache{cache.Shared})
	r.WhatIf.Ask(60, 1000)
	const more = 100
	for i := range mostPages + more {
		r.Add(visited(i, fmt.Sprintf("http://a.test/%d", i), start.Add(time.Duration(i)*time.Millisecond)))
	}
	for i := range mostVariants + more {
		x := visited(i, "http://a.test/0", start.Add(time.Hour))
		x.Request.Fields = []wire.Field{{Name: "Accept-Language", Value: fmt.Sprint(i)}}
		r.Add(x)
	}
	for len(r.waiting) > 0 {
		r.play(heap.Pop(&r.waiting).(numbered))
	}
	w, m := r.WhatIf, &r.Played[0].mix
	if len(w.pages) != mostPages || len(w.order) != mostPages || w.fixed != more || len(w.pages["http://a.test/0"].shelves) != mostVariants || len(m.flows) != mostPages {
		t.Errorf("%d pages, %d fixed, %d variants, %d flows", len(w.pages), w.fixed, len(w.pages["http://a.test/0"].shelves), len(m.flows))
	}
	r.End()
	if rates := w.Rates; w.Requests != r.Requests || rates.Then > rates.Today || rates.Today > 1000.1 {
		t.Errorf("%d requests, %+v", w.Requests, rates)
	}
}
