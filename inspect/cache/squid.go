package cache

import (
	"strconv"
	"strings"

	"maxage/inspect/field"
)

// Squid is Squid in front of an origin.
var Squid = &Cache{
	Name:    "squid",
	Title:   "Squid",
	Doc:     "Squid as an accelerator (http_port accel, cache_peer originserver) with the refresh_pattern lines that it is shipped with, and its cache in memory.",
	Shared:  true,
	Refs:    []string{"https://www.squid-cache.org/Doc/config/refresh_pattern/"},
	Version: "5.7, 6.13, 7.7",
	Facts: []Fact{
		{"What gives no lifetime is stored and confirmed before every use; with Last-Modified it is taken for fresh for 20 % of its age, 3 days at most, unless the URL has a query.", "5.7, 6.13", Measured},
		{"Stored are 200, 203, 300, 301, 308 and 410, and 302 and 307 with a lifetime; nothing else, whatever the lifetime, unless negative_ttl is set.", "5.7, 6.13", Measured},
		{"It always confirms with a condition: without ETag and Last-Modified by the date of the stored response.", "5.7, 6.13", Measured},
		{"It serves stale when the origin fails or answers with 5xx, for a week, unless must-revalidate, proxy-revalidate, s-maxage, no-cache or stale-if-error says otherwise.", "5.7, 6.13", Measured},
		{"stale-while-revalidate means nothing to it.", "5.7, 6.13", Measured},
		{"Up to version 5 the names of directives count in lower case only: No-Store and PRIVATE are ignored.", "5.7, 6.13", Measured},
		{"max-age and s-maxage leave a response without Date stale.", "5.7, 6.13", Measured},
		{"Any Surrogate-Control takes the effect of no-store, no-cache and private in Cache-Control away; its max-age counts only as far as max-age=60+30 lets it be stale.", "5.7, 6.13", Measured},
		{"A Date in the future, or more than a day back, counts as the moment of arrival.", "store.cc", FromSource},
		{"private and no-cache limited to fields keep the whole response out of store.", "5.7, 6.13", Measured},
		{"An answer with an older Date than the stored response is not used: the stored one is served.", "client_side_reply.cc", FromSource},
		{"Answers with Set-Cookie are stored; the header line is left out of what it serves from store.", "5.7, 6.13", Measured},
		{"Pragma: no-cache in a response has it confirmed before every use, where there is no Cache-Control that it knows.", "5.7, 6.13", Measured},
		{"Requests for the same thing at the same time all go to the origin, unless collapsed_forwarding is on.", "5.7", Measured},
		{"Bodies of more than 512 KiB do not fit into its memory.", "5.7, 6.13", Measured},
	},
	Settings: []Setting{
		{"version", "7", "5, 6 or 7", "up to 5 the names of directives count in lower case only", func(c *Cache, v string) error {
			major, _, _ := strings.Cut(v, ".")
			n, err := strconv.ParseUint(major, 10, 8)
			if err != nil || n < 3 {
				return errValue
			}
			squidNames(c, n < 6)
			return nil
		}},
		{"negative_ttl", "0", "seconds", "how long 4xx and 5xx, 204 and 305 are kept, if nothing gives a lifetime", setSquidNegative},
		{"collapsed_forwarding", "off", "on or off", "whether requests for the same thing wait for one fetch", func(c *Cache, v string) error {
			var on bool
			err := setSwitch(&on, v)
			if c.Practice.Scatters, c.Practice.OneVariant = !on, on; on {
				c.Practice.Displaces = nil // a fetch takes the place of the stored response from its beginning
			}
			return err
		}},
		{"refresh_pattern", "0 20% 4320", "least, percent and most as in squid.conf, in minutes: 0 20% 4320", "how long what gives no lifetime is fresh", setSquidPattern},
		{"max_stale", "604800", "seconds", "for how long it serves stale when the origin fails", func(c *Cache, v string) error { return setSeconds(&c.rescue, v) }},
	},
	habits: habits{
		rereads:   squid{}.rereads,
		reads:     squid{}.reads,
		refuses:   []Code{RequestNoStore, NoStore, Private, Authorization, StatusUnstored, NothingAllows, EmptyStale, TooLarge},
		also:      squidRefuses,
		guesses:   squidKept[:6],
		explicit:  squidKept[6:],
		kept:      squidKept,
		openers:   []field.Kind{field.Public, field.MustRevalidate, field.NoCache, field.SMaxAge},
		says:      squidSays,
		varies:    squidVaries,
		largest:   512 << 10,
		measures:  squidMeasures,
		needsDate: true,
		heuristic: heuristic{percent: 20, most: 4320 * 60, statuses: squidKept[:6], bars: squidQuery},
		rescue:    7 * 24 * 3600,
		noSWR:     true,
	},
	Practice: Practice{
		Ignores:    []field.Kind{field.NoCache, field.MaxAge, field.NoStore, field.MaxStale, field.MinFresh},
		Scatters:   true,
		OneVary:    true,
		Overtakes:  squidOvertakes,
		Removes:    true,
		Conditions: true,
		Merges:     true,
		Renews:     squidRenews,
		Displaces:  []int{200, 203, 300, 301, 302, 303, 403, 404, 405, 410},
		Fails:      append([]int{0}, between(500, 599)...),
		Strips:     true,
		Unsafe:     squidUnsafe,
		Always:     squidUnknown,
		Meets:      squid{}.meets,
		Validator:  squidValidator,
		Same:       squidSame,
	},
}

// squidKept are the statuses that it stores; the last two only with a lifetime.
var squidKept = []int{200, 203, 300, 301, 308, 410, 302, 307}

// squidNegative are the statuses that negative_ttl lets it store.
var squidNegative = []int{204, 305, 400, 403, 404, 405, 414, 421, 500, 501, 502, 503, 504}

func between(first, last int) (all []int) {
	for s := first; s <= last; s++ {
		all = append(all, s)
	}
	return all
}

// squidNames sets how the names of directives are compared.
func squidNames(c *Cache, exact bool) {
	q := squid{exact}
	c.rereads, c.reads, c.Practice.Meets = q.rereads, q.reads, q.meets
}

func setSquidNegative(c *Cache, v string) error {
	var seconds int64
	if err := setSeconds(&seconds, v); err != nil || seconds == 0 {
		return err
	}
	c.kept = append(append([]int(nil), c.kept...), squidNegative...)
	c.guesses = append(append([]int(nil), c.guesses...), squidNegative...)
	c.fallbacks = map[int]int64{}
	for _, s := range squidNegative {
		c.fallbacks[s] = seconds
	}
	c.sources = append(append([]Source(nil), sharedSources...), SourceDefault)
	return nil
}

func setSquidPattern(c *Cache, v string) error {
	words := strings.Fields(v)
	if len(words) != 3 {
		return errValue
	}
	var least, percent, most int64
	for i, to := range []*int64{&least, &percent, &most} {
		if err := setSeconds(to, strings.TrimSuffix(words[i], "%")); err != nil {
			return err
		}
	}
	c.fallback, c.heuristic.percent, c.heuristic.most = least*60, percent, most*60
	c.sources = append(append([]Source(nil), sharedSources...), SourceDefault)
	return nil
}
