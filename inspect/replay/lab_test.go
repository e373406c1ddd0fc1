package replay

import (
	"encoding/json"
	"os"
	"strings"
	"testing"
	"time"

	"maxage/inspect/cache"
	"maxage/inspect/wire"
)

// labCase is a case that was played through stock caches, and what they did.
type labCase struct {
	ID      string
	Entries []labEntry
	// Observed holds miss, hit, revalidate, stale or error for each entry, by cache.
	Observed map[string][]string
	Seen     map[string]int // requests that the origin saw of the step that was sent several times at once
}

type labEntry struct {
	At              time.Time
	Method, Path    string
	RequestHeaders  [][2]string `json:"request_headers"`
	Status          int
	ResponseHeaders [][2]string `json:"response_headers"`
	BodyBytes       int64       `json:"body_bytes"`
	Closed          bool
	Parallel        int // how often it was sent at once; 0: once
}

func labCases(t *testing.T, file string) []labCase {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var lab struct{ Cases []labCase }
	if err := json.Unmarshal(data, &lab); err != nil {
		t.Fatal(err)
	}
	return lab.Cases
}

func (e *labEntry) exchange() *wire.Exchange {
	x := &wire.Exchange{URL: "http://cachelab.test" + e.Path, Sent: e.At, Received: e.At.Add(100 * time.Millisecond)}
	x.Request = wire.Message{Method: e.Method, Target: e.Path, Fields: fields(e.RequestHeaders)}
	x.Response = wire.Message{Status: e.Status, Fields: fields(e.ResponseHeaders)}
	x.Body = wire.Body{Bytes: e.BodyBytes, Decoded: e.BodyBytes}
	return x
}

// labWord is an outcome in the words of the lab; a stale answer is one from
// store.
func labWord(o Outcome, e *labEntry) string {
	switch {
	case o.Hit || o.Collapsed:
		return "hit"
	case o.Detail == "only-if-cached" || o.Detail == "rejected" || e.Status == 0:
		return "error"
	case o.Validator != "":
		return "revalidate"
	}
	return "miss"
}

// labCaches are the configurations that the lab played, in the names of here.
var labCaches = map[string]string{
	"varnish": "varnish", "nginx": "nginx:version=1.22", "squid": "squid:version=5", "trafficserver": "trafficserver:version=9",
	"haproxy": "haproxy:version=2.6", "httpd": "httpd", "chromium": "chrome",
}

func configured(t *testing.T, name string) *cache.Cache {
	t.Helper()
	product, settings, ok := strings.Cut(name, ":")
	c := cache.Lookup(product)
	if c == nil {
		t.Fatalf("there is no cache called %s", product)
	}
	if !ok {
		return c
	}
	c, err := c.Configure(settings)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// TestLab predicts what stock caches did in the lab. A difference is a failure
// unless labDifferences explains it.
func TestLab(t *testing.T) {
	cases := labText(t, "../../testdata/lab/debian12.txt")
	if file := os.Getenv("LAB"); file != "" { // another run of the lab
		cases = labCases(t, file)
	}
	for observed, name := range labCaches {
		t.Run(observed, func(t *testing.T) { compareLab(t, cases, observed, configured(t, name)) })
	}
}

// TestSharedLab does the same with the measurements outside of the repository.
func TestSharedLab(t *testing.T) {
	const file = "../../../shared/cachelab/observed.json"
	if _, err := os.Stat(file); err != nil && os.Getenv("MAXAGE_REQUIRE") == "" {
		t.Skip("the lab's own file is not here")
	}
	cases := labCases(t, file)
	for observed, name := range labCaches {
		t.Run(observed, func(t *testing.T) { compareLab(t, cases, observed, configured(t, name)) })
	}
}

func compareLab(t *testing.T, cases []labCase, observed string, c *cache.Cache) {
	right, all := 0, 0
	for i := range cases {
		played := cases[i].Observed[observed]
		if played == nil {
			continue
		}
		p := New(c)
		for j := range cases[i].Entries {
			e := &cases[i].Entries[j]
			o := p.Play(e.exchange())
			got, want := labWord(o, e), strings.ReplaceAll(played[j], "stale", "hit")
			if all++; got == want {
				right++
			} else if labDifferences[observed][cases[i].ID] == "" {
				t.Errorf("%s step %d: %s (%s), was %s\n\t%v -> %d %v", cases[i].ID, j+1, got, o.Because, played[j], e.RequestHeaders, e.Status, e.ResponseHeaders)
			}
		}
	}
	t.Logf("%s: %d of %d, %.2f %%", observed, right, all, 100*float64(right)/float64(all))
	if 100*right < 98*all || all < 500 {
		t.Errorf("%s: only %d of %d", observed, right, all)
	}
}

// TestLabBursts predicts how many of several requests at once reach the origin.
// What the lab saw between one and all of them differs from run to run.
func TestLabBursts(t *testing.T) {
	for observed, name := range labCaches {
		c := configured(t, name)
		for _, test := range labText(t, "../../testdata/lab/debian12.txt") {
			seen, burst := test.Seen[observed], -1
			for i := range test.Entries {
				if test.Entries[i].Parallel > 1 && burst < 0 {
					burst = i
				}
			}
			if burst < 0 || seen != 1 && seen != test.Entries[burst].Parallel {
				continue
			}
			p, origin := New(c), 0
			for i := range burst {
				p.Play(test.Entries[i].exchange())
			}
			for range test.Entries[burst].Parallel {
				origin += p.Play(test.Entries[burst].exchange()).Origin
			}
			if origin != seen && labDifferences[observed][test.ID] == "" {
				t.Errorf("%s: %s: %d requests reach the origin, %d did", observed, test.ID, origin, seen)
			}
		}
	}
}
