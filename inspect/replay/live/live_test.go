//go:build unix

// Package live holds the named caches against the real ones: it starts those
// that are installed in front of an origin on loopback, sends them sequences
// of requests drawn at random, and compares what they did with what replay
// predicts of them.
//
//	go test ./inspect/replay/live -v -seed 0 -sequences 2000 -caches nginx,squid
package live

import (
	"flag"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"maxage/inspect/cache"
)

var (
	seed    = flag.Int("seed", 1, "draws these sequences; 0: others each time")
	howMany = flag.Int("sequences", 600, "how many of them")
	only    = flag.String("caches", "", "names of caches, separated by commas; empty: all that are installed")
)

const (
	tolerated = 2  // sequences in a hundred may differ
	explained = 25 // differences are made simple; more would take long
)

// TestMain lets all caches run at once, however few processors there are: they
// mostly wait.
func TestMain(m *testing.M) {
	flag.Parse()
	flag.Set("test.parallel", strconv.Itoa(len(products)+1))
	os.Exit(m.Run())
}

func TestLive(t *testing.T) {
	if testing.Short() {
		t.Skip("starts real caches and waits for lifetimes to end")
	}
	if *seed == 0 {
		*seed = rand.IntN(1 << 30)
	}
	t.Logf("-seed %d", *seed)
	all := make([]*sequence, *howMany)
	for i := range all {
		all[i] = sequences.Example(*seed + i<<32)
	}
	for i := range products {
		p := &products[i]
		t.Run(p.name, func(t *testing.T) {
			says := named(t, p.name, installed(p.program, p.asking, p.version))
			o := newOrigin(t)
			child, client := p.serve(t, o)
			prove(t, &subject{client, o, says}, all)
			child.survived(t)
		})
	}
	t.Run("chrome", func(t *testing.T) {
		says := named(t, "chrome", installed("chromium", "--version", chromiumVersion))
		o := newOrigin(t)
		child, page := browse(t, o)
		prove(t, &subject{page, o, says}, fromPage(all))
		child.survived(t)
	})
}

// named returns the cache of that name as it is in a version, and lets the
// caches run side by side. It skips what is not there.
func named(t *testing.T, name, version string) *cache.Cache {
	switch {
	case *only != "" && !slices.Contains(strings.Split(*only, ","), name):
		t.Skip("not asked for")
	case version == "" && os.Getenv("MAXAGE_REQUIRE")+os.Getenv("MAXAGE_LIVE") != "":
		t.Fatal("not installed")
	case version == "":
		t.Skip("not installed")
	}
	c := cache.Lookup(name)
	if c == nil {
		t.Fatal("no such cache")
	}
	t.Parallel()
	for parts := strings.Split(version, "."); len(parts) > 0; parts = parts[:len(parts)-1] {
		if of, err := c.Configure("version=" + strings.Join(parts, ".")); err == nil {
			c = of
			break
		}
	}
	t.Logf("%s %s as %s", name, version, c.Name)
	return c
}

// prove plays the sequences through a cache. What differed is played again,
// twice: what does not differ each time was the machine's doing.
func prove(t *testing.T, s *subject, all []*sequence) {
	began := time.Now()
	facts := play(s.client, s.origin, all)
	t.Logf("%s: %s, in %v", s.says.Name, tally(facts), time.Since(began).Round(time.Second))
	found := s.compare(all, facts)
	for range 2 {
		again := make([]*sequence, len(found))
		for i := range found {
			again[i] = found[i].sequence
		}
		found = s.differences(again)
	}
	differ := len(found)
	report(t, s, s.shrink(found[:min(differ, explained)]))
	t.Logf("%s: %d of %d sequences differ (%.1f %%), found in %v",
		s.says.Name, differ, len(all), 100*float64(differ)/float64(len(all)), time.Since(began).Round(time.Second))
	if product := s.says.Product(); differ > 0 {
		t.Logf("known to differ in %s: %q", product, left[product])
	}
	if 100*differ >= tolerated*len(all) {
		t.Errorf("%s: fewer than %d in 100 may differ", s.says.Name, tolerated)
	}
}
