package replay

import (
	"fmt"
	"strings"
	"testing"

	"maxage/inspect/cache"
	"maxage/inspect/wire"
)

// browsed is a recording of a browser: each line has before its exchange where
// the answer came from, "none" being the network, "?" what is not told.
func browsed(t *testing.T, from, line string) *wire.Exchange {
	t.Helper()
	x := recorded(t, line)
	if x.Source = "har"; from != "?" {
		x.FromCache = from
	}
	return x
}

func TestRecorded(t *testing.T) {
	fresh, stale := `200 Cache-Control: max-age=60; ETag: "1"`, `200 Cache-Control: no-cache; ETag: "1"`
	for _, test := range []struct {
		name  string
		lines [][2]string
		want  string // of each exchange
		count string // agreed of compared, repeats, before
	}{
		{"as predicted", [][2]string{{"none", "0 GET /a / " + fresh}, {"disk", "1 GET /a / " + fresh}, {"memory", "2 GET /a / " + fresh}}, "agrees agrees agrees", "3 of 3, 2, 0"},
		{"confirmed", [][2]string{{"none", "0 GET /a / " + stale}, {"none", `1 GET /a If-None-Match: "1" / 304 ETag: "1"`}}, "agrees agrees", "2 of 2, 1, 0"},
		{"a warm cache", [][2]string{{"disk", "0 GET /a / " + fresh}, {"disk", "1 GET /a / " + fresh}, {"none", "0 GET /b / 304"}, {"none", "1 GET /b / 304"}}, "before agrees before before", "1 of 1, 1, 3"},
		{"fetched though fresh", [][2]string{{"none", "0 GET /a / " + fresh}, {"none", "1 GET /a / " + fresh}}, "agrees differs", "1 of 2, 1, 0"},
		{"taken though stale", [][2]string{{"none", "0 GET /a / " + stale}, {"memory", "1 GET /a / " + stale}}, "agrees differs", "1 of 2, 1, 0"},
		{"reloaded", [][2]string{{"none", "0 GET /a / " + fresh}, {"none", "1 GET /a Cache-Control: no-cache / " + fresh}}, "agrees agrees", "2 of 2, 1, 0"},
		{"at the same time", [][2]string{{"none", "0+5 GET /a / " + fresh}, {"cache", "1+1 GET /a / " + fresh}}, "agrees agrees", "2 of 2, 1, 0"},
		{"nothing told", [][2]string{{"?", "0 GET /a / " + fresh}, {"?", "1 GET /a / " + fresh}}, " ", "0 of 0, 0, 0"},
		{"not for a cache", [][2]string{{"none", "0 POST /a / " + fresh}, {"service-worker", "1 GET /a / " + fresh}, {"none", "1 GET /a / 0"}}, "  ", "0 of 0, 0, 0"},
	} {
		var all []*wire.Exchange
		for _, l := range test.lines {
			all = append(all, browsed(t, l[0], l[1]))
		}
		run := runAll(all, cache.Standard)
		c := run.Played[0].Against
		var got []string
		for _, check := range run.Played[0].Checks {
			got = append(got, [...]string{"", "agrees", "differs", "before"}[check])
		}
		if got := strings.Join(got, " "); got != test.want {
			t.Errorf("%s: %s, want %s", test.name, got, test.want)
		}
		if got := fmt.Sprintf("%d of %d, %d, %d", c.Agreed, c.Compared, c.Repeats, c.Before); got != test.count || len(c.Differences) != c.Compared-c.Agreed {
			t.Errorf("%s: %s, want %s; %+v", test.name, got, test.count, c.Differences)
		}
		if run.Played[1].Against != nil {
			t.Error("a shared cache was compared with a browser")
		}
	}
}

func TestTestimony(t *testing.T) {
	for _, test := range [][3]string{
		{"memory", "0 GET /a / 200", "from the memory cache, with which a page uses again what it has loaded, fresh or not"},
		{"disk", "0 GET /a / 200", "from the disk cache"},
		{"cache", "0 GET /a / 200", "from the cache"},
		{"none", `0 GET /a If-None-Match: "1" / 304`, `with status 304, asked with If-None-Match: "1"`},
		{"none", "0 GET /a Pragma: no-cache / 200", "with status 200, asked with Pragma: no-cache"},
		{"none", "0 GET /a / 404", "with status 404, asked without a condition"},
	} {
		if got := testimony(browsed(t, test[0], test[1])); got != test[2] {
			t.Errorf("%v: %s", test, got)
		}
	}
}
