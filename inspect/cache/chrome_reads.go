package cache

import (
	"strings"

	"maxage/inspect/field"
	"maxage/inspect/wire"
)

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
	switch reload := chromeReloads(q); {
	case reload && head:
		return Aside
	case reload:
		return Anew
	case says(q, "Cache-Control", "max-age=0"), head && v.inSWR():
		return Asked
	}
	return AsUsual
}

// chromeReloads: what is stored is thrown away before such a request is sent,
// by POST excepted, which the cache only hears of when it succeeds.
func chromeReloads(q *wire.Message) bool {
	return q.Method != "POST" && (says(q, "Cache-Control", "no-cache") || says(q, "Pragma", "no-cache"))
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

// chromeSame: where a page says nothing, Chrome fills in what is not empty.
func chromeSame(name string, stored, now []string) bool {
	switch name {
	case "accept", "accept-language", "user-agent":
		return (len(stored) == 0) == (len(now) == 0) && sameText(name, stored, now)
	}
	return sameText(name, stored, now)
}

// sameText compares what was sent byte by byte. What is not there is empty.
func sameText(_ string, stored, now []string) bool {
	return strings.Join(stored, ", ") == strings.Join(now, ", ")
}
