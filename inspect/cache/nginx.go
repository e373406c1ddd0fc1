package cache

import (
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
