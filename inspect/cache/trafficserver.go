package cache

import "maxage/inspect/field"

// TrafficServer is Apache Traffic Server.
var TrafficServer = &Cache{
	Name:    "trafficserver",
	Also:    []string{"ats"},
	Title:   "Traffic Server",
	Doc:     "Apache Traffic Server as a reverse proxy with its records.config as it comes.",
	Shared:  true,
	Version: "9.2.5, 9.2.9",
	Refs:    []string{"https://docs.trafficserver.apache.org/en/latest/admin-guide/configuration/cache-basics.en.html", "https://github.com/apache/trafficserver/blob/9.2.x/proxy/http/HttpTransact.cc"},
	Facts: []Fact{
		{"A response with status 200 is stored only with an Expires, a max-age or an s-maxage, whatever these say (required_headers 2).", "9.2.5, 9.2.9", Measured},
		{"Other statuses are stored with one of those, or with public, must-revalidate or proxy-revalidate, errors too; 203, 300, 301 and 410 even without, 206 and 416 never.", "9.2.9", Measured},
		{"Without a lifetime it guesses a tenth of the time since Last-Modified, 1 h at least and 1 day at most; 1 h without Last-Modified.", "9.2.9", Measured},
		{"no-cache is stored where a lifetime is given, and confirmed before every use.", "9.2.9", Measured},
		{"Pragma: no-cache keeps it from storing; from version 10 on only where there is no Cache-Control.", "9.2.9; HttpTransactHeaders.cc", Measured},
		{"Directives may have any argument and may stand in quotes: no-store=1 and private=\"X\" forbid storing, no-cache=\"X\" asks for confirming.", "9.2.9", Measured},
		{"Of a number it reads the first digits that it finds behind the name: max-age=\"60\", max-age = 60 and max-age:60 are 60 s. The last max-age counts.", "9.2.9", Measured},
		{"A request with Authorization gets a stored response only if that is public; with must-revalidate it is confirmed first. Answers to such requests are stored like others.", "9.2.9", Measured},
		{"Set-Cookie does not matter; it is left out of what is stored.", "9.2.5, 9.2.9", Measured},
		{"What has WWW-Authenticate is not stored, nor what answers a request with Range.", "9.2.9", Measured},
		{"A request's no-cache, no-store and max-age do nothing; max-stale, min-fresh and only-if-cached are obeyed.", "9.2.9", Measured},
		{"When the origin fails, or answers 500, 502, 503 or 504, stale responses are served up to an age of max_stale_age, 7 days. s-maxage, must-revalidate, proxy-revalidate and no-cache forbid it; stale-if-error does nothing.", "9.2.9; HttpTransact.cc", Measured},
		{"After such an error, what has no max-age counts as fresh for another 30 minutes.", "HttpTransact.cc", FromSource},
		{"Of Vary only the first line counts. Accept-Encoding is reduced to gzip or nothing, and with any Vary the answer's coding, type and language must suit the request, too.", "9.2.9; HttpTransactCache.cc", Measured},
		{"POST, PUT and DELETE that do not fail remove what is stored for their URL.", "9.2.9", Measured},
		{"Requests for the same thing wait for one fetch, if its answer can be stored.", "9.2.9", Measured},
		{"From version 11 on, CDN-Cache-Control takes the place of Cache-Control.", "release notes of 11.0", Documented},
	},
	Settings: []Setting{
		{"version", "9", "a version such as 9.2 or 11", "10 reads Pragma only without Cache-Control, 11 reads CDN-Cache-Control too", setATSVersion},
		{"required_headers", "2", "0, 1 or 2", "what a 200 must have to be stored: nothing, a Last-Modified or a lifetime, a lifetime", setATSRequired},
		{"max_stale_age", "604800", "seconds", "the age up to which stale responses are served when the origin fails", func(c *Cache, v string) error { return setSeconds(&c.rescue, v) }},
		{"heuristic_min_lifetime", "3600", "seconds", "the shortest guess, and the lifetime of what cannot be guessed", setATSLeast},
		{"heuristic_max_lifetime", "86400", "seconds", "the longest guess", func(c *Cache, v string) error { return setSeconds(&c.heuristic.most, v) }},
	},
	habits: habits{
		rereads:   atsRereads,
		reads:     atsReads,
		refuses:   []Code{NoStore, Private, PragmaUnstored, AuthenticateUnstored, RequestRange, StatusUnstored, NothingAllows},
		applies:   atsRefuses,
		unstored:  []int{206, 416},
		guesses:   []int{203, 300, 301, 304, 410},
		says:      atsSays,
		varies:    atsVaries,
		sources:   []Source{SourceSMaxAge, SourceMaxAge, SourceExpires, SourceHeuristic, SourceDefault},
		fallback:  3600,
		longest:   86400 * 365,
		heuristic: heuristic{any: true, least: 3600, most: 86400},
		through:   true,
		staleBars: []field.Kind{field.NoCache, field.MustRevalidate, field.ProxyRevalidate, field.SMaxAge},
		rescue:    604800,
		byAge:     true,
		noSWR:     true,
		noSIE:     true,
	},
	Practice: Practice{
		Ignores:     []field.Kind{field.NoCache, field.MaxAge, field.NoStore, field.MaxStale},
		Meets:       atsMeets,
		AsksAnyway:  true,
		Validator:   atsValidator,
		Invalidates: []string{"POST", "PUT", "DELETE", "PURGE"},
		OwnURL:      true,
		Removes:     true,
		Forgets:     true,
		Merges:      true,
		Distrusts:   true,
		Lapses:      []string{"age", "etag", "expires"},
		Variants:    5,
		Evicts:      true,
		Rejects:     []int{505},
		Spares:      []int{304},
		Sparing:     true,
		Fails:       []int{0, 500, 502, 503, 504},
		Extends:     1800,
		Strips:      true,
		Head:        HeadPassed,
		Same:        atsSame,
		Selects:     atsSelects,
		Key:         withoutEmptyQuery,
	},
}

func setATSVersion(c *Cache, v string) error {
	c.Version = v
	if old, err := earlier(v, 10, 0); old || err != nil {
		return err
	}
	c.refuses = append(without(c.refuses, PragmaUnstored), PragmaNoCache)
	if old, _ := earlier(v, 11, 0); !old {
		c.reads, c.Target = atsReadsTargeted, []string{"cdn-cache-control"}
	}
	return nil
}

func setATSRequired(c *Cache, v string) error {
	switch v {
	case "0":
		c.guesses = append([]int{200}, c.guesses...)
	case "1":
		c.says = func(r *field.Response, p policy) bool {
			return atsSays(r, p) || r.Exchange.Response.Status == 200 && r.LastModified.Valid
		}
	case "2":
	default:
		return errValue
	}
	return nil
}

func setATSLeast(c *Cache, v string) error {
	err := setSeconds(&c.heuristic.least, v)
	c.fallback = c.heuristic.least
	return err
}
