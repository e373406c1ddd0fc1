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
		if !c.explicit(r, p) {
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
	switch s := r.Exchange.Response.Status; s {
	case 428, 429, 431, 511:
		v.because(Reason{Code: StatusForbids, N: int64(s)}, statusSpan(r))
		return true
	case 206:
		v.because(Reason{Code: Partial}, statusSpan(r))
	case 304:
		v.because(Reason{Code: NotModified}, statusSpan(r))
	default:
		if s < 200 {
			v.because(Reason{Code: NotFinal, N: int64(s)}, statusSpan(r))
			return true
		}
		if d := p.Get(field.MustUnderstand); d != nil && !understood(s) {
			v.because(Reason{Code: NotUnderstood, N: int64(s)}, d.Span)
			return true
		}
	}
	return false
}

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
	if c.Shared && r.Request.Authorization.Present {
		for _, k := range [...]field.Known{field.Public, field.SMaxAge, field.MustRevalidate} {
			if d := p.Get(k); d != nil && d.Trusted() {
				v.because(Reason{Code: AuthorizationOpened, Name: d.Name}, d.Span, r.Request.Authorization.Span)
				break
			}
		}
	}
	if why, at := c.permission(r, p); why.Code != StatusAllows || why.N != 304 {
		v.because(why, at) // a 304 is not stored itself, whatever permits that
	}
}

func (c *Cache) permission(r *field.Response, p policy) (Reason, wire.Span) {
	for _, k := range [...]field.Known{field.SMaxAge, field.MaxAge, field.Public, field.Private} {
		d := p.Get(k)
		if d == nil || k == field.SMaxAge && !c.Shared || k == field.Private && c.Shared || k == field.Public && !d.Trusted() {
			continue
		}
		return Reason{Code: MayStore, Name: d.Name}, d.Span
	}
	if r.Expires.Present && p.targeted == nil {
		return Reason{Code: MayStore, Name: "Expires"}, r.Expires.Span
	}
	return Reason{Code: StatusAllows, N: int64(r.Exchange.Response.Status)}, statusSpan(r)
}

// explicit reports whether the response says itself how long it is fresh.
func (c *Cache) explicit(r *field.Response, p policy) bool {
	return p.Has(field.MaxAge) || c.Shared && p.Has(field.SMaxAge) || r.Expires.Present && p.targeted == nil
}
