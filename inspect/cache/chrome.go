package cache

import (
	"strings"

	"maxage/inspect/field"
	"maxage/inspect/wire"
)

// Chrome is the HTTP cache of Chrome, and of what else is made of Chromium:
// Edge, Opera, Brave.
var Chrome = &Cache{
	Name:    "chrome",
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
		OwnURL:     true,
		Removes:    true,
		OneVariant: true,
		AsksAcross: true,
		Forgets:    true,
		Spares:     []int{206, 401, 407, 416},
		Merges:     true,
		Fails:      []int{},
		Head:       HeadPassed,
		Same:       sameText,
	},
}

// chromeRereads reads dates leniently, and of Age the first member of the first
// line, which must be digits.
func chromeRereads(r *field.Response) *field.Response {
	read := *r
	for _, d := range [...]*field.Date{&read.Date, &read.Expires, &read.LastModified} {
		readLeniently(d, r.Exchange)
	}
	if text, ok := r.Exchange.Response.Get("Age"); ok {
		first, _, _ := strings.Cut(text, ",")
		n := field.Seconds(strings.Trim(first, " \t"))
		read.Age.Valid, read.Age.Seconds = n != field.Invalid, max(n, 0)
	}
	return &read
}

// chromeReads takes the directives that Chrome knows, in their exact forms.
func chromeReads(r *field.Response) policy {
	d := &field.Directives{}
	for m := range members(r, "Cache-Control") {
		for _, k := range [...]field.Kind{field.NoStore, field.NoCache, field.MustRevalidate} {
			if strings.EqualFold(m.text, k.String()) {
				d.Put(m.directive(k, field.Invalid), false)
			}
		}
		for _, k := range [...]field.Kind{field.MaxAge, field.StaleWhileRevalidate} {
			if n, ok := chromeSeconds(m.text, k.String()); ok {
				d.Put(m.directive(k, n), false)
			}
		}
	}
	for m := range members(r, "Pragma") {
		if strings.EqualFold(m.text, "no-cache") && !d.Has(field.NoCache) {
			dir := m.directive(field.NoCache, field.Invalid)
			dir.Name = "Pragma: no-cache"
			d.Put(dir, false)
		}
	}
	expires := &r.Expires
	if !expires.Valid && r.Exchange.Text(expires.Span) != "0" {
		expires = none
	}
	return policy{d, nil, expires}
}

// chromeSeconds reads "name=60": digits with nothing but spaces around them.
func chromeSeconds(text, name string) (seconds int64, ok bool) {
	if len(text) <= len(name) || text[len(name)] != '=' || !strings.EqualFold(text[:len(name)], name) {
		return 0, false
	}
	n := field.Seconds(strings.Trim(text[len(name)+1:], " "))
	return n, n != field.Invalid
}

// chromeDemands: a HEAD that is not answered from store leaves it alone, and is
// never answered stale.
func chromeDemands(q *wire.Message, v *Verdict) Demand {
	head := q.Method == "HEAD"
	switch reload := says(q, "Cache-Control", "no-cache") || says(q, "Pragma", "no-cache"); {
	case reload && head:
		return Aside
	case reload:
		return Anew
	case says(q, "Cache-Control", "max-age=0"), head && v.inSWR():
		return Asked
	}
	return AsUsual
}

// says reports whether a request's list has that element, in any case.
func says(q *wire.Message, name, element string) bool {
	for m := range asked(q, name) {
		if strings.EqualFold(m.text, element) {
			return true
		}
	}
	return false
}

// chromeValidator takes whatever stands in ETag or Last-Modified.
func chromeValidator(r *field.Response) string {
	m := &r.Exchange.Response
	if m.Status != 200 && m.Status != 206 {
		return ""
	}
	tag, _ := m.Get("ETag")
	if tag, _, _ = strings.Cut(tag, ","); tag != "" && m.Version != "HTTP/1.0" {
		return "etag"
	}
	if modified, _ := m.Get("Last-Modified"); modified != "" {
		return "last-modified"
	}
	return ""
}

// chromeUnsafe: a PUT without a body does not reach the cache.
func chromeUnsafe(q *wire.Message) bool {
	switch q.Method {
	case "POST", "DELETE", "PATCH":
		return true
	}
	return q.Method == "PUT" && q.Bytes != 0
}

// sameText compares what was sent byte by byte. What is not there is empty.
func sameText(_ string, stored, now []string) bool {
	return strings.Join(stored, ", ") == strings.Join(now, ", ")
}
