package cache

import (
	"strings"

	"maxage/inspect/field"
	"maxage/inspect/wire"
)

// storable says whether the cache may store the response (RFC 9111 section 3):
// nothing may stand against it, and the reasons that do are all listed.
func (c *Cache) storable(v *Verdict, r *field.Response, p policy) bool {
	barred := c.methodBars(v, r, p)
	barred = c.statusBars(v, r, p) || barred
	for _, why := range c.opinion(r, p) {
		barred = c.against(v, r, p, why) || barred
	}
	if barred {
		v.decideBar()
		return false
	}
	c.allows(v, r, p)
	return true
}

// decideBar marks the gravest reason that bars storing as the deciding one:
// the first in the order of the Codes.
func (v *Verdict) decideBar() {
	var least *Reason
	for i := range v.Because {
		if r := &v.Because[i]; r.Code.bars() && (least == nil || r.Code < least.Code) {
			least = r
		}
	}
	least.Decides = true
}

// methodBars: GET and HEAD may be stored, POST only when it says both how long
// and that it stands for its own URL (RFC 9110 section 9.3.3).
func (c *Cache) methodBars(v *Verdict, r *field.Response, p policy) bool {
	switch r.Exchange.Request.Method {
	case "HEAD":
		v.because(Reason{Code: HeadOnly})
	case "POST":
		if !c.saysLifetime(r, p) {
			return false // the library bars it
		}
		if !r.ContentLocation.Present || !sameURL(r.Exchange.URL, r.ContentLocation.Value) {
			v.because(Reason{Code: PostUnlocated, Name: "POST"})
			return true
		}
		v.because(Reason{Code: PostStorable}, r.ContentLocation.Span)
	}
	return false
}

// methodBar says why answers to the method are not stored.
func methodBar(method string) Reason {
	if method == "QUERY" {
		return Reason{Code: QueryUnmodelled, Name: method}
	}
	return Reason{Code: MethodBars, Name: method}
}

// sameURL reports whether a Content-Location names the URL it came from.
func sameURL(target, ref string) bool {
	if ref == target {
		return true
	}
	_, rest, ok := strings.Cut(target, "://")
	slash := strings.IndexByte(rest, '/')
	return ok && slash >= 0 && strings.HasPrefix(ref, "/") && rest[slash:] == ref
}

func (c *Cache) statusBars(v *Verdict, r *field.Response, p policy) bool {
	s := r.Exchange.Response.Status
	understand := p.Get(field.MustUnderstand)
	switch {
	case field.NeverStored(s):
		v.because(Reason{Code: StatusForbids, N: int64(s)}, r.StatusSpan())
		return true
	case s < 200:
		v.because(Reason{Code: NotFinal, N: int64(s)}, r.StatusSpan())
		return true
	case s == 206:
		v.because(Reason{Code: Partial}, r.StatusSpan())
	case s == 304:
		v.because(Reason{Code: NotModified}, r.StatusSpan())
	case understand != nil && !understood(s):
		v.because(Reason{Code: NotUnderstood, N: int64(s)}, understand.Span)
		return true
	}
	return false
}

// understood reports whether the status is registered, which is as much as
// must-understand asks of a cache without special needs. 306 is registered as
// unused.
func understood(s int) bool { return s != 306 && field.LookupStatus(s) != nil }

// lifted reports whether must-understand takes no-store back, for a status
// that the cache understands (RFC 9111 section 5.2.2.3).
func lifted(p policy) bool { return p.Permits(field.MustUnderstand) }

// allows records what permits storing: a directive, Expires, or a status that
// is cacheable without either; and what limits it.
func (c *Cache) allows(v *Verdict, r *field.Response, p policy) {
	if d := p.Get(field.NoStore); d != nil {
		v.because(Reason{Code: NoStoreLifted}, d.Span, p.Get(field.MustUnderstand).Span)
	}
	if d := p.Get(field.Private); d != nil && c.Shared {
		v.because(Reason{Code: PrivateFields, Name: d.Arg}, d.Span)
	}
	if d := p.Get(p.Opener()); d != nil && c.Shared && r.Request.Authorization.Present {
		v.because(Reason{Code: AuthorizationOpened, Name: d.Name}, d.Span, r.Request.Authorization.Span)
	}
	if why, at := c.permission(r, p); why.Code != StatusAllows || why.N != 304 {
		v.because(why, at) // a 304 is not stored itself, whatever permits that
	}
}

func (c *Cache) permission(r *field.Response, p policy) (Reason, wire.Span) {
	for _, k := range [...]field.Kind{field.SMaxAge, field.MaxAge, field.Public, field.Private} {
		d := p.Get(k)
		if d == nil || k == field.SMaxAge && !c.Shared || k == field.Private && c.Shared || k == field.Public && !d.Trusted() {
			continue
		}
		return Reason{Code: MayStore, Name: d.Name}, d.Span
	}
	if p.expires.Present {
		return Reason{Code: MayStore, Name: "Expires"}, r.Expires.Span
	}
	return Reason{Code: StatusAllows, N: int64(r.Exchange.Response.Status)}, r.StatusSpan()
}

// saysLifetime reports whether the response says itself how long it is fresh.
func (c *Cache) saysLifetime(r *field.Response, p policy) bool {
	return p.Has(field.MaxAge) || c.Shared && p.Has(field.SMaxAge) || p.expires.Present
}
