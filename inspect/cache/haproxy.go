package cache

import (
	"strings"

	"maxage/inspect/field"
	"maxage/inspect/wire"
)

// HAProxy is HAProxy's small object cache.
var HAProxy = &Cache{
	Name:    "haproxy",
	Title:   "HAProxy",
	Doc:     "HAProxy's cache with cache-use and cache-store for all requests, and a total-max-size of 64 megabytes, which has no default.",
	Shared:  true,
	Version: "2.6.12, 3.0.10",
	Refs:    []string{"https://docs.haproxy.org/3.0/configuration.html#6", "https://github.com/haproxy/haproxy/blob/master/src/cache.c"},
	Facts: []Fact{
		{"It stores answers with status 200 to GET, and nothing else.", "2.6.12, 3.0.10", Measured},
		{"Nothing is kept for more than max-age, 60 s; what gives only an ETag or Last-Modified is kept for just as long.", "2.6.12", Measured},
		{"What gives neither a lifetime nor an ETag or Last-Modified is not stored.", "2.6.12, 3.0.10", Measured},
		{"no-store, no-cache and private count in their plain form only: no-store=1 and private=\"X\" do not keep it from storing.", "2.6.12", Measured},
		{"public takes back what stands before it: private and no-store to its left, and the request's no-store and Authorization.", "2.6.12; http_ana.c", Measured},
		{"max-age=0 keeps it from storing. Before 2.9 s-maxage does not change that; since then an s-maxage behind it does.", "2.6.12, 3.0.10", Measured},
		{"A max-age without a value is 60 s, and so is max-age=00; one that is negative or no number is stale.", "2.6.12; cache.c", Measured},
		{"no-cache=\"Set-Cookie\" keeps it from storing. Set-Cookie itself does not, and goes out to everybody.", "2.6.12", Measured},
		{"Pragma: no-cache in the response keeps it from storing, whatever Cache-Control says.", "2.6.12", Measured},
		{"An Age of 0, one above the lifetime and one that is no number keep it from storing. Otherwise Age and Date do not shorten the lifetime.", "2.6.12", Measured},
		{"Any Vary keeps it from storing. With process-vary on it may name Accept-Encoding, Referer and Origin; whom the answer suits is then told by its Content-Encoding.", "2.6.12, 3.0.10", Measured},
		{"With process-vary on, versions before 2.9 do not know Origin, and never find again what varies by Referer alone.", "cache.c of 2.6.12", FromSource},
		{"Requests with Authorization, no-cache, max-age, max-stale or min-fresh go past the store; their answers, save those to Authorization, are stored.", "2.6.12", Measured},
		{"It never confirms what it has, and never serves it stale.", "2.6.12, 3.0.10", Measured},
		{"Unsafe requests that succeed remove what is stored for their URL.", "2.6.12, 3.0.10", Measured},
		{"Requests for the same thing at the same time all reach the origin.", "2.6.12", Measured},
		{"What is larger than 1/256 of total-max-size, header fields and all, is not stored.", "2.6.12", Measured},
	},
	Settings: []Setting{
		{"version", "3.0", "a version such as 2.6.12 or 3.0", "versions before 2.9 lack some corrections", setHAProxyVersion},
		{"max_age", "60", "seconds", "nothing is kept for longer", setHAProxyAge},
		{"process_vary", "off", "on or off", "whether it stores what varies by Accept-Encoding, Referer or Origin", setHAProxyVary},
		{"max_secondary_entries", "10", "a number", "how many variants of one URL it keeps", setHAProxyVariants},
		{"total_max_size", "64", "megabytes", "the size of the cache; what is larger than 1/256 of it is not stored", setHAProxySize},
	},
	habits: habits{
		rereads:  haproxyRereads,
		reads:    haproxyReads,
		passes:   []Code{AuthorizationPassed},
		refuses:  []Code{NoStore, NoCacheUnstored, Private, VaryUnstored, StatusUnstored, TooLarge, StaleOnArrival},
		also:     haproxyRefuses,
		kept:     []int{200},
		openers:  []field.Kind{field.Public},
		largest:  64 << 20 / 256,
		measures: haproxyMeasures,
		sources:  []Source{SourceSMaxAge, SourceMaxAge, SourceExpires, SourceDefault},
		fallback: 60,
		longest:  60,
		expires:  expiresByArrival,
		age:      ageByNone,
		noSWR:    true,
		noSIE:    true,
	},
	Practice: Practice{
		Demands:    haproxyDemands,
		Asks:       AsksAnew,
		Unsafe:     haproxyUnsafe,
		OwnURL:     true,
		Removes:    true,
		Scatters:   true,
		Fails:      []int{},
		Head:       HeadPassed,
		Conditions: true,
	},
}

func setHAProxyVersion(c *Cache, v string) error {
	old, err := earlier(v, 2, 9)
	if c.Version, c.reads = v, haproxyReads; old {
		c.reads = haproxyReadsBefore
	}
	return err
}

// haproxyOld reports whether the version was set, to one before 2.9.
func haproxyOld(c *Cache) bool {
	old, _ := earlier(c.Version, 2, 9)
	return old && !strings.Contains(c.Version, ",")
}

func setHAProxyAge(c *Cache, v string) error {
	err := setSeconds(&c.longest, v)
	c.fallback = c.longest
	return err
}

func setHAProxyVary(c *Cache, v string) error {
	on := false
	if err := setSwitch(&on, v); err != nil || !on {
		return err
	}
	c.also = func(r *field.Response, p policy) Code {
		if haproxyVaryRefuses(r, haproxyOld(c)) {
			return VaryUnstored
		}
		return haproxyRefuses(r, p)
	}
	c.refuses = without(c.refuses, VaryUnstored)
	c.Practice.Same = haproxySame
	c.Practice.Selects = func(now *wire.Message, stored *field.Response) bool {
		return haproxySelects(now, stored, haproxyOld(c))
	}
	if c.Practice.Variants == 0 {
		c.Practice.Variants = 10
	}
	return nil
}

func setHAProxyVariants(c *Cache, v string) error {
	n := int64(0)
	err := setNumber(&n, v, 1<<16)
	c.Practice.Variants = int(n)
	return err
}

// setHAProxySize: the limit is max-object-size, 1/256 of the whole by default.
func setHAProxySize(c *Cache, v string) error {
	n := int64(0)
	err := setNumber(&n, v, 4095)
	c.largest = n << 20 / 256
	return err
}
