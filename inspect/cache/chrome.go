package cache

import "maxage/inspect/field"

// Chrome is the HTTP cache of Chrome, and of what else is made of Chromium:
// Edge, Opera, Brave.
var Chrome = &Cache{
	Name:    "chrome",
	Also:    []string{"chromium", "edge"},
	Title:   "Chrome",
	Doc:     "The HTTP cache of Chrome and of the other browsers made of Chromium, such as Edge, for what a page loads and fetches in an ordinary way (not by reload, nor by the back button).",
	Version: "143, 156",
	Refs: []string{
		"https://source.chromium.org/chromium/chromium/src/+/main:net/http/http_cache_transaction.cc",
		"https://source.chromium.org/chromium/chromium/src/+/main:net/http/http_response_headers.cc",
	},
	Facts: []Fact{
		{"It keeps every status that comes with a lifetime, errors included; only 401, 407 and 416 are never kept.", "156; http_cache_transaction.cc", Measured},
		{"300, 301, 308 and 410 without a lifetime are kept for ever.", "156", Measured},
		{"It guesses from Last-Modified for 200, 203 and 206 only, a tenth of the time since then, and not with must-revalidate.", "156; http_response_headers.cc", Measured},
		{"s-maxage, private, public, immutable, must-understand and the fields for CDNs mean nothing to it.", "143, 156", Measured},
		{"A directive counts only in its exact form: max-age=\"60\", max-age=60s and no-cache=\"Set-Cookie\" are passed over; the first max-age that is a number counts.", "156", Measured},
		{"It reads nearly anything as a date, with other zones or none; what it cannot read counts as if it were not there, save Expires: 0.", "156", Measured},
		{"Pragma: no-cache in a response is no-cache, whatever Cache-Control says.", "156", Measured},
		{"stale-while-revalidate holds from the first moment where no lifetime is given. Only must-revalidate and no-cache stop it.", "156", Measured},
		{"stale-if-error does nothing: an error that answers a confirming request replaces what was stored.", "156", Measured},
		{"It keeps one response for a URL. One that Vary does not select is asked about by its ETag; header fields are compared byte by byte.", "143, 156", Measured},
		{"Only a stored 200 or 206 is confirmed; what else is stale is fetched anew.", "156", Measured},
		{"A request's no-cache or Pragma: no-cache fetches anew, max-age=0 confirms; other request directives do nothing.", "143, 156", Measured},
		{"POST, DELETE, PATCH, and PUT with a body throw away what is stored for their URL when they succeed, but not what Location names.", "143, 156", Measured},
		{"Cookies and Authorization do not matter, as the cache is one user's own.", "156", Measured},
		{"Sites do not share what they load from elsewhere: the site that the page belongs to is part of the key.", "http_cache.cc", FromSource},
	},
	habits: habits{
		rereads:   chromeRereads,
		reads:     chromeReads,
		refuses:   []Code{NoStore, StatusUnstored},
		unstored:  []int{401, 407, 416},
		sources:   []Source{SourceMaxAge, SourceExpires, SourceHeuristic},
		staleBars: []field.Kind{field.NoCache, field.MustRevalidate},
		noSIE:     true,
		heuristic: heuristic{
			statuses: []int{200, 203, 206},
			bars:     func(_ *field.Response, p policy) bool { return p.Has(field.MustRevalidate) },
			lasting:  []int{300, 301, 308, 410},
		},
	},
	Practice: Practice{
		Demands:    chromeDemands,
		Validator:  chromeValidator,
		Unsafe:     chromeUnsafe,
		Always:     chromeReloads,
		OwnURL:     true,
		Removes:    true,
		OneVariant: true,
		AsksAcross: true,
		Forgets:    true,
		Spares:     []int{206, 401, 407, 416},
		Merges:     true,
		Fails:      []int{},
		Head:       HeadPassed,
		Same:       chromeSame,
	},
}
