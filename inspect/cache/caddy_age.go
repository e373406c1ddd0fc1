package cache

import (
	"net/http"
	"strconv"
	"time"

	"maxage/inspect/field"
)

// limit says when Cache-Control ends the reuse before the field that was chosen
// does, and how old the response was on arrival: Souin looks at that at each
// use, except when the response has an ETag.
func (k caddy) limit(r *field.Response) (ends, old int64, limited bool) {
	ends = k.ends(r)
	if ends < 0 || caddyETag(r) != "" {
		return 0, 0, false
	}
	said, passed := caddyAge(r, time.Unix(r.Clock.Received, 0))
	old = max(0, said+int64(passed))
	return ends, old, ends-old < k.ttl(r)
}

// ttl is the lifetime that the chosen field gives it, or Expires, or the stock
// configuration.
func (k caddy) ttl(r *field.Response) int64 {
	_, said := k.chosen(r)
	switch {
	case said != nil && said.SMaxAge >= 0:
		return int64(said.SMaxAge)
	case said != nil && said.MaxAge >= 0:
		return int64(said.MaxAge)
	}
	if expires := caddyExpires(r); expires.Valid {
		return expires.Unix - r.Clock.Received
	}
	return caddyTTL
}

// ends is the s-maxage or max-age of Cache-Control, which it looks at even when
// another field was chosen; -1 if there is none.
func (k caddy) ends(r *field.Response) int64 {
	own := caddyParse(r, "Cache-Control")
	if name, said := k.chosen(r); name == "Cache-Control" {
		own = said
	}
	switch {
	case own == nil:
		return -1
	case own.SMaxAge >= 0:
		return int64(own.SMaxAge)
	}
	return int64(own.MaxAge)
}

func (k caddy) age(r *field.Response) int64 {
	if _, old, limited := k.limit(r); limited {
		return old
	}
	return 0
}

// caddyAge returns what Age says, and the seconds passed since Date, or since
// the arrival if there is no Date; an unreadable Date is of now.
func caddyAge(r *field.Response, now time.Time) (said int64, passed float64) {
	text, _ := r.Exchange.Response.Get("Age")
	n, _ := strconv.Atoi(text)
	since := time.Unix(r.Clock.Received, 0)
	if date, present := r.Exchange.Response.Get("Date"); present {
		var err error
		if since, err = http.ParseTime(date); err != nil {
			since = now
		}
	}
	return int64(n), max(0, now.Sub(since).Seconds())
}
