package replay

import (
	"net/http"
	"slices"
	"time"

	"maxage/inspect/cache"
	"maxage/inspect/field"
	"maxage/inspect/wire"
)

// extend lets a response without max-age that stood in for an error be fresh
// again for some time.
func (p *Player) extend(s *stored, failed *field.Response) {
	at := failed.Exchange.Received
	if p.cache.Practice.Extends == 0 || failed.Exchange.Response.Status == 0 || p.cache.Says(s.response, []field.Kind{field.MaxAge, field.SMaxAge}) {
		return
	}
	until := at.Add(time.Duration(p.cache.Practice.Extends) * time.Second).UTC().Format(http.TimeFormat)
	by := wire.Exchange{Sent: failed.Exchange.Sent, Received: at}
	by.Response.Fields = []wire.Field{{Name: "Expires", Value: until}}
	s.response, s.arrived = update(s.response, &by), at
}

// standsIn reports whether the product lets this response stand in for this
// failure at all.
func (p *Player) standsIn(s *stored, status int) bool {
	switch practice := &p.cache.Practice; {
	case status == 0:
		return !p.cache.Says(s.response, practice.Unreached)
	case practice.Sparing:
		return !p.fails(s.response.Exchange.Response.Status)
	}
	return true
}

// fails reports whether the origin's answer counts as a failure for which a
// stale response may stand in (RFC 5861 section 4); 0 is no answer at all.
func (p *Player) fails(status int) bool {
	if some := p.cache.Practice.Fails; some != nil {
		return slices.Contains(some, status)
	}
	switch status {
	case 0, 500, 502, 503, 504:
		return true
	}
	return false
}

// fallback says why a stale response may be served although the origin failed:
// stale-if-error, or, when it could not be reached at all, that nothing
// forbids it (RFC 9111 section 4.2.4), which only the standard's caches make
// use of.
func (p *Player) fallback(status int, v *cache.Verdict) string {
	switch {
	case v.In(cache.StateSIE) || v.In(cache.StateSWR) || v.Reuse == cache.Fresh:
		return "stale-if-error"
	case status == 0 && p.cache.Practice.Fails == nil && !forbidden(v):
		return "disconnected"
	}
	return ""
}
