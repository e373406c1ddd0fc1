package policy

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"maxage/inspect/field"
)

// TestInit: a small site, as it is written down.
func TestInit(t *testing.T) {
	site := []*field.Response{
		respond("https://www.example.com/", 200, "Cache-Control: no-cache\nVary: Accept-Encoding"),
		respond("https://www.example.com/assets/a.css", 200, "Cache-Control: max-age=31536000, immutable"),
		respond("https://www.example.com/assets/b.css?v=2", 200, "Cache-Control: max-age=31536000, immutable"),
		respond("https://www.example.com/assets/a.js", 200, "Cache-Control: max-age=60, s-maxage=3600"),
		respond("https://www.example.com/assets/b.js", 200, "Cache-Control: max-age=61"),
		respond("https://www.example.com/account", 200, "Cache-Control: private, max-age=90\nSet-Cookie: a=b"),
		respond("https://www.example.com/search?q=1", 200, "Cache-Control: max-age=60"),
		respond("https://www.example.com/search?q=", 404, "Cache-Control: no-store"),
		respond("https://www.example.com/old[1].html", 200, "Last-Modified: Thu, 25 Dec 2025 12:00:00 GMT"),
		respond("https://www.example.com/gone", 301, ""),
		respond("https://www.example.com/blog/one", 200, "Cache-Control: max-age=300"),
		respond("https://www.example.com/blog/two", 200, "Cache-Control: max-age=300"),
		respond("https://www.example.com/api/v1/items/1", 200, "Cache-Control: no-store"),
		respond("https://www.example.com/api/v1/items/1/parts", 200, "Cache-Control: no-store"),
		respond("https://www.example.com/api/v1/items/2", 200, "Cache-Control: no-store"),
		respond("https://www.example.com/user", 200, "Cache-Control: private"),
		respond("https://www.example.com/user/mail", 200, "Cache-Control: private"),
		respond("https://www.example.com/shop/?page=1", 200, "Cache-Control: max-age=5"),
		respond("https://www.example.com/shop/?page=2", 200, "Cache-Control: max-age=5"),
		respond("https://www.example.com/news/a", 200, "Cache-Control: max-age=6"),
		respond("https://www.example.com/news/b", 200, "Cache-Control: max-age=7"),
	}
	got := roundTrip(t, site)
	const golden = "../../testdata/policy/init.yaml"
	if *update {
		if err := os.WriteFile(golden, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if want, err := os.ReadFile(golden); err != nil || string(want) != string(got) {
		t.Errorf("%v: got\n%s", err, got)
	}
	if got := roundTrip(t, nil); len(got) == 0 {
		t.Error("nothing is written of nothing")
	}
}

type failer interface {
	Fatalf(string, ...any)
}

// roundTrip writes the policy, and finds nothing by it.
func roundTrip(t failer, site []*field.Response) []byte {
	var seen []Seen
	for _, r := range site {
		seen = append(seen, See(r, judged(r)))
	}
	text := Init(seen)
	p, err := Read("maxage.yaml", Options{ReadFile: func(string) ([]byte, error) { return text, nil }})
	if err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	for _, r := range site {
		e := p.For(r.Exchange.URL, "GET", r)
		if len(e.Expects) == 0 {
			t.Fatalf("nothing is wanted of %s:\n%s", r.Exchange.URL, text)
		}
		for _, f := range e.Check(r, judged(r)) {
			t.Fatalf("%s: %s\n%s", r.Exchange.URL, f.Message, text)
		}
	}
	return text
}

// TestInitRandom: whatever the URLs and responses are.
func TestInitRandom(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		known := map[string]bool{}
		var site []*field.Response
		for range rapid.IntRange(1, 12).Draw(t, "n") {
			url := rapid.SampledFrom([]string{"https://a.test", "https://a.test", "https://A.test:8080", "http://b.test"}).Draw(t, "origin") +
				rapid.StringMatching(`(/[ab*?\[{\\é"':#$]{0,2}){1,2}(%2[05aAfF]|%ff)?(\.(js|css|\*))?(\?[ab&=$\{]{0,2})?`).Draw(t, "path")
			whole := locate(url).whole
			if known[whole] {
				continue
			}
			known[whole] = true
			lines := rapid.SampledFrom([]string{"no-store", "no-cache", "max-age=60", "max-age=0, stale-while-revalidate=9", "private", "s-maxage=3661", "public"}).Draw(t, "control")
			vary := rapid.SampledFrom([]string{"", "*", "Accept", "a b, c"}).Draw(t, "vary")
			site = append(site, respond(url, rapid.SampledFrom([]int{200, 404, 301, 500}).Draw(t, "status"),
				fmt.Sprintf("Cache-Control: %s\nVary: %s", lines, vary)))
		}
		roundTrip(t, site)
	})
}

// TestInitFolders: folders with exceptions in them, and in those.
func TestInitFolders(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		known := map[string]bool{}
		var site []*field.Response
		for range rapid.IntRange(1, 40).Draw(t, "n") {
			url := "https://a.test" + rapid.StringMatching(`(/[ab]){0,2}(/[a-h](\.js)?)?/?(\?[12])?`).Draw(t, "path")
			if whole := locate(url).whole; !known[whole] {
				known[whole] = true
				lines := rapid.SampledFrom([]string{"max-age=60", "max-age=60", "max-age=60", "max-age=60", "max-age=60", "max-age=60", "private", "no-store", "max-age=60\nCDN-Cache-Control: max-age=9"}).Draw(t, "control")
				site = append(site, respond(url, 200, "Cache-Control: "+lines))
			}
		}
		roundTrip(t, site)
	})
}

// TestInitException: one of many that does otherwise is told behind them.
func TestInitException(t *testing.T) {
	var site []*field.Response
	for i := range 20 {
		lines := "max-age=300"
		if i == 3 {
			lines = "no-store"
		}
		site = append(site, respond(fmt.Sprintf("https://a.test/blog/%d", i), 200, "Cache-Control: "+lines))
	}
	_, rules, _ := strings.Cut(string(roundTrip(t, site)), "rules:\n")
	const want = `  - url: "/blog/*"
    expect: { browser: 5m, shared: 5m, status: 200, vary: never, set-cookie: never }
  - url: "/blog/3"
    expect: { browser: never, shared: never, status: 200, vary: never, set-cookie: never }
`
	if rules != want {
		t.Errorf("got\n%s", rules)
	}
}
