package cache

import (
	"strconv"
	"strings"

	"maxage/inspect/field"
)

// Nginx is the cache of nginx's proxy module.
var Nginx = &Cache{
	Name:    "nginx",
	Also:    []string{"openresty"},
	Title:   "nginx",
	Doc:     "nginx with proxy_cache_path, proxy_cache and proxy_pass, and nothing else said about caching: no proxy_cache_valid, so what gives no lifetime is not stored.",
	Shared:  true,
	Refs:    []string{"https://nginx.org/en/docs/http/ngx_http_proxy_module.html#proxy_cache_valid"},
	Version: "1.22.1, 1.26.3, 1.28.0",
	Facts: []Fact{
		{"Only what gives a lifetime is stored, whatever its status: X-Accel-Expires, s-maxage, max-age, Expires; anything else needs proxy_cache_valid.", "1.22.1, 1.26.3", Measured},
		{"no-cache, no-store and private keep a response out of store, wherever the letters stand in Cache-Control; so does a max-age of 0, and a number that it cannot read.", "1.22.1, 1.26.3", Measured},
		{"X-Accel-Expires decides over Cache-Control and Expires; up to version 1.22 only over what comes after it.", "1.22.1, 1.26.3", Measured},
		{"Cache-Control decides over Expires; up to version 1.22 an Expires that is past and comes first keeps the response out of store.", "1.22.1, 1.26.3", Measured},
		{"Age, Date, Pragma and must-revalidate mean nothing to it: every response is new on arrival.", "1.22.1, 1.26.3", Measured},
		{"Answers to requests with Authorization or Cookie are stored and served to everybody; answers with Set-Cookie are not stored.", "1.22.1, 1.26.3", Measured},
		{"Stale responses are fetched again without a condition, unless proxy_cache_revalidate is on.", "1.22.1, 1.26.3", Measured},
		{"stale-if-error and stale-while-revalidate both let it serve stale when the connection to the origin fails, not when the origin answers with an error; while one request fetches, stale-while-revalidate lets others have the stale response.", "1.22.1, 1.26.3", Measured},
		{"Requests for the same thing at the same time all go to the origin, unless proxy_cache_lock is on.", "1.22.1", Measured},
		{"Request directives do nothing, and unsafe requests invalidate nothing.", "1.22.1, 1.26.3, 1.28.0", Measured},
		{"Only a Vary that is \"*\" and nothing else, or that is longer than 128 bytes, bars storing; up to version 1.22 the last of several lines counts.", "ngx_http_upstream.c", FromSource},
		{"What nobody asks for within 10 minutes (inactive) is thrown away, however long it is fresh.", "https://nginx.org/en/docs/http/ngx_http_proxy_module.html#proxy_cache_path", Documented},
		{"The key has the host of proxy_pass, not the Host of the request: names that share an upstream share its responses.", "https://nginx.org/en/docs/http/ngx_http_proxy_module.html#proxy_cache_key", Documented},
	},
	Settings: []Setting{
		{"version", "1.28", "1.22, 1.28 or another", "up to 1.22 the order of X-Accel-Expires, Cache-Control and Expires decides", setNginxVersion},
		{"proxy_cache_valid", "none", "times such as 10m, 200 302 10m or any 1m, several with ; between", "how long what gives no lifetime is kept; without statuses: 200, 301 and 302", setNginxValid},
		{"proxy_cache_revalidate", "off", "on or off", "whether stale responses are confirmed with their validators", func(c *Cache, v string) error {
			var on bool
			err := setSwitch(&on, v)
			if c.Practice.Asks, c.Practice.Validator, c.Practice.Merges = AsksAnew, nil, on; on {
				c.Practice.Asks, c.Practice.Validator = AsksByValidator, nginxValidator
			}
			return err
		}},
		{"proxy_cache_use_stale", "off", "error, timeout, updating, http_500 and the like with spaces between, or off", "when it serves stale", setNginxStale},
		{"proxy_cache_background_update", "off", "on or off", "whether it serves stale while it fetches, as stale-while-revalidate or use_stale updating allow", setNginxBackground},
		{"proxy_cache_lock", "off", "on or off", "whether requests for the same thing wait for one fetch", func(c *Cache, v string) error {
			var on bool
			err := setSwitch(&on, v)
			c.Practice.Scatters = !on
			return err
		}},
		{"inactive", "10m", "a time", "after how long what nobody asks for is thrown away", func(c *Cache, v string) (err error) {
			c.Practice.Idle, err = nginxTime(v)
			return err
		}},
	},
	habits: habits{
		reads:     nginxReads(false),
		refuses:   []Code{SetCookie, NoStore, NoCacheUnstored, Private, VaryStarUnstored, NothingAllows},
		also:      nginxRefuses,
		varies:    nginxVaries,
		sources:   []Source{SourceSMaxAge, SourceMaxAge, SourceExpires},
		expires:   expiresByArrival,
		age:       ageByNone,
		staleBars: []field.Kind{},
		noSWR:     true,
	},
	Practice: Practice{
		Ignores:     AllDirectives,
		Asks:        AsksAnew,
		Invalidates: []string{},
		Scatters:    true,
		OneVary:     true,
		Parts:       true,
		Idle:        600,
		Fails:       []int{0},
		LocksFor:    []field.Kind{field.StaleWhileRevalidate},
		Head:        HeadFetches,
		Same:        nginxSame,
		Meets:       nginxMeets,
		Renews:      nginxRenews(false),
	},
}

// setNginxVersion: version 1.23 made the order of header lines irrelevant.
func setNginxVersion(c *Cache, v string) error {
	major, rest, _ := strings.Cut(v, ".")
	minor, _, _ := strings.Cut(rest, ".")
	x, err := strconv.ParseUint(major, 10, 16)
	y, err2 := strconv.ParseUint(minor, 10, 16)
	if err != nil || err2 != nil {
		return errValue
	}
	old := x < 1 || x == 1 && y < 23
	c.reads, c.Practice.Renews = nginxReads(old), nginxRenews(old)
	if c.varies, c.also = nginxVaries, nginxRefuses; old {
		c.varies, c.also = nginxVariesByLast, nginxRefusesByLine
	}
	return nil
}

// setNginxValid reads one proxy_cache_valid, or several with ";" between. Of
// two that fit a status the first counts, as in nginx.conf.
func setNginxValid(c *Cache, v string) error {
	c.guesses, c.fallbacks = nil, map[int]int64{}
	for line := range strings.SplitSeq(v, ";") {
		words := strings.Fields(line)
		if len(words) == 0 {
			return errValue
		}
		seconds, err := nginxTime(words[len(words)-1])
		if err != nil {
			return err
		}
		statuses, err := nginxStatuses(words[:len(words)-1])
		if err != nil {
			return err
		}
		for _, s := range statuses {
			if _, ok := c.fallbacks[s]; ok {
				continue
			}
			if c.fallbacks[s] = seconds; seconds > 0 {
				c.guesses = append(c.guesses, s)
			}
		}
	}
	c.sources = []Source{SourceSMaxAge, SourceMaxAge, SourceExpires, SourceDefault}
	return nil
}

func nginxStatuses(words []string) (statuses []int, err error) {
	if len(words) == 0 {
		return []int{200, 301, 302}, nil
	}
	for _, w := range words {
		n, err := strconv.Atoi(w)
		switch {
		case w == "any":
			for s := 200; s < 600; s++ {
				statuses = append(statuses, s)
			}
		case err != nil || n < 100 || n > 599:
			return nil, errValue
		default:
			statuses = append(statuses, n)
		}
	}
	return statuses, nil
}

// nginxTime reads a time of nginx.conf: "60", "10m", "1h30m".
func nginxTime(v string) (seconds int64, err error) {
	units := map[byte]int64{'s': 1, 'm': 60, 'h': 3600, 'd': 86400, 'w': 7 * 86400, 'M': 30 * 86400, 'y': 365 * 86400}
	for first := true; first || v != ""; first = false {
		n, rest := leading(v)
		unit := int64(1)
		if rest != "" {
			unit, rest = units[rest[0]], rest[1:]
		}
		if n == field.Invalid || unit == 0 {
			return 0, errValue
		}
		seconds, v = field.Saturate(seconds+n*unit), rest
	}
	return seconds, nil
}

// setNginxStale: what use_stale allows has no end but that of inactive.
func setNginxStale(c *Cache, v string) error {
	background, updating := !c.noSWR || c.grace > 0, false
	c.rescue, c.noSIE, c.Practice.Fails = 0, false, []int{0}
	for _, w := range strings.Fields(v) {
		status, isStatus := strings.CutPrefix(w, "http_")
		n, err := strconv.Atoi(status)
		switch {
		case w == "off":
			continue
		case w == "updating":
			updating = true
			continue
		case w == "error" || w == "timeout" || w == "invalid_header":
		case isStatus && err == nil:
			c.Practice.Fails = append(c.Practice.Fails, n)
		default:
			return errValue
		}
		c.rescue, c.noSIE = field.MaxSeconds, true
	}
	nginxUpdating(c, updating, background)
	return nil
}

func setNginxBackground(c *Cache, v string) error {
	var on bool
	err := setSwitch(&on, v)
	nginxUpdating(c, c.grace != 0, on)
	return err
}

// nginxUpdating: without background_update it is only others than the one who
// fetches that get it stale, so there is no grace for a request by itself: a
// negative one says that use_stale updating is set.
func nginxUpdating(c *Cache, updating, background bool) {
	c.noSWR, c.grace, c.Practice.Locks = updating || !background, 0, updating
	switch {
	case updating && background:
		c.grace = field.MaxSeconds
	case updating:
		c.grace = -field.MaxSeconds
	}
}
