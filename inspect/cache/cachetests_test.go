package cache

import (
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"maxage/inspect/field"
	"maxage/inspect/wire"
)

// publicCase is a case of the public suite http-tests/cache-tests.
type publicCase struct {
	ID, Kind, Caches string
	Entries          []struct {
		At              time.Time
		Method, URL     string
		RequestHeaders  [][2]string `json:"request_headers"`
		Status          int
		ResponseHeaders [][2]string `json:"response_headers"`
		Expect          *string
	}
}

// TestPublicSuite judges the first response of every case that needs no more
// than a verdict: two equal GETs of one URL. Required cases must all agree.
func TestPublicSuite(t *testing.T) {
	data, err := os.ReadFile("../../../shared/cache-tests/cases.json")
	if err != nil {
		if os.Getenv("MAXAGE_REQUIRE") != "" {
			t.Fatal(err)
		}
		t.Skip("the public suite's cases are not here")
	}
	var suite struct{ Cases []publicCase }
	if err := json.Unmarshal(data, &suite); err != nil {
		t.Fatal(err)
	}
	judged := 0
	for _, c := range suite.Cases {
		if c.Kind != "required" && c.Kind != "optimal" || !plain(&c) {
			continue
		}
		for _, cache := range Standard {
			if !strings.Contains(c.Caches, cache.Name) {
				continue
			}
			judged++
			if got, want := predicted(cache, &c), *c.Entries[1].Expect; got != want && (got == "hit") != (want == "hit") {
				t.Errorf("%s (%s), %s: %s, want %s", c.ID, c.Kind, cache.Name, got, want)
			}
		}
	}
	if judged < 100 {
		t.Errorf("only %d verdicts compared", judged)
	}
}

func plain(c *publicCase) bool {
	if len(c.Entries) != 2 || c.Entries[1].Expect == nil || c.Entries[0].URL != c.Entries[1].URL {
		return false
	}
	first, second := c.Entries[0], c.Entries[1]
	return first.Method == "GET" && second.Method == "GET" && slices.Equal(first.RequestHeaders, second.RequestHeaders) && first.Status >= 200
}

func predicted(c *Cache, p *publicCase) string {
	first := p.Entries[0]
	x := &wire.Exchange{URL: first.URL, Sent: first.At, Received: first.At, At: p.Entries[1].At}
	x.Request = wire.Message{Method: first.Method, Fields: fields(first.RequestHeaders)}
	x.Response = wire.Message{Status: first.Status, Fields: fields(first.ResponseHeaders)}
	v := c.Judge(field.Parse(x))
	if v.Reuse == Fresh {
		return "hit"
	}
	if w, ok := v.Window(StateSWR); ok && v.Age >= w.From && v.Age < w.To {
		return "hit"
	}
	return "miss"
}

func fields(pairs [][2]string) []wire.Field {
	out := make([]wire.Field, len(pairs))
	for i, p := range pairs {
		out[i] = wire.Field{Name: p[0], Value: p[1]}
	}
	return out
}
