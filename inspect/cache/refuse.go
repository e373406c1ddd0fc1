package cache

import (
	"slices"

	"maxage/inspect/field"
	"maxage/inspect/wire"
)

// refusal is a reason against storing with the places that show it.
type refusal struct {
	Reason
	at [2]wire.Span
}

// storableHere says whether a product stores the response: nothing that it
// passes or refuses may apply. All that do are listed.
func (c *Cache) storableHere(v *Verdict, r *field.Response, p policy) bool {
	barred := false
	bar := func(code Code) {
		if why, applies := c.refused(code, v, r, p); applies {
			v.because(why.Reason, why.at[:]...)
			barred = true
		}
	}
	if !c.takes(r.Exchange.Request.Method) {
		v.because(methodBar(r.Exchange.Request.Method))
		barred = true
	}
	if s := r.Exchange.Response.Status; s < 200 {
		v.because(Reason{Code: NotFinal, N: int64(s)}, r.StatusSpan())
		barred = true
	}
	for _, code := range c.passes {
		bar(code)
	}
	for _, code := range c.refuses {
		bar(code)
	}
	if c.also != nil {
		if code := c.also(r, p); code != NoCode {
			v.because(Reason{Code: code})
			barred = true
		}
	}
	if barred {
		for i := range v.Because {
			v.Because[i].Decides = false
		}
		v.decideBar()
	}
	return !barred
}

// takes: no product here stores answers to other methods.
func (c *Cache) takes(method string) bool {
	return method == "" || method == "GET" || method == "HEAD"
}

// refused says whether one reason against storing applies.
func (c *Cache) refused(code Code, v *Verdict, r *field.Response, p policy) (why refusal, applies bool) {
	why.Code = code
	status := r.Exchange.Response.Status
	switch code {
	case NoStore:
		return why.directive(p.Get(field.NoStore))
	case NoCacheUnstored:
		return why.directive(p.Get(field.NoCache))
	case Private:
		return why.directive(p.Get(field.Private))
	case RequestNoStore:
		return why.directive(r.Request.CacheControl.Get(field.NoStore))
	case RequestCookie:
		why.at[0] = r.Request.Cookie.Span
		return why, r.Request.Cookie.Present
	case Authorization, AuthorizationPassed:
		why.at[0] = r.Request.Authorization.Span
		return why, r.Request.Authorization.Present && !c.opened(p)
	case RequestRange:
		why.at[0] = r.Request.Range.Span
		return why, r.Request.Range.Present
	case RequestUnread:
		return why, unreadable(&r.Request.CacheControl)
	case SetCookie:
		if len(r.Cookies) > 0 {
			why.at[0] = r.Cookies[0].Span
		}
		return why, len(r.Cookies) > 0
	case PragmaNoCache:
		why.at[0] = r.Pragma.Span
		return why, r.Pragma.NoCache && len(r.CacheControl.List) == 0
	case VaryStarUnstored:
		why.at[0] = r.Vary.StarAt
		_, star := c.vary(r)
		return why, star
	case VaryUnstored:
		if len(r.Vary.Spans) > 0 {
			why.at[0] = r.Vary.Spans[0]
		}
		return why, r.Vary.Lines > 0
	case StatusUnstored:
		why.N, why.at[0] = int64(status), r.StatusSpan()
		return why, slices.Contains(c.unstored, status) || c.kept != nil && !slices.Contains(c.kept, status)
	case NothingAllows:
		why.N, why.at[0] = int64(status), r.StatusSpan()
		return why, !slices.Contains(c.guesses, status) && !c.permits(r, p)
	case StaleOnArrival:
		why.N, why.M = v.Age, v.Lifetime
		return why, v.Lifetime <= v.arrival
	case EmptyStale:
		length, _ := r.Exchange.Response.Get("Content-Length")
		why.N = 60
		return why, length == "0" && slices.Contains(c.heuristic.statuses, status) && (v.Lifetime <= v.arrival+60 || r.Vary.Star)
	case UselessUnstored:
		return why, !c.useful(v, r, p)
	case TooLarge:
		size := r.Exchange.Body.Bytes
		if c.measures != nil {
			size = c.measures(r)
		}
		why.N = c.largest
		return why, size > c.largest
	}
	return why, c.applies != nil && c.applies(code, r, p)
}

func (why refusal) directive(d *field.Directive) (refusal, bool) {
	if d == nil {
		return why, false
	}
	why.Name, why.at[0] = d.Name, d.Span
	return why, true
}

// opened reports whether the response opens itself to others than the one who
// sent Authorization, in the eyes of this cache.
func (c *Cache) opened(p policy) bool {
	for _, k := range c.openers {
		if p.Permits(k) {
			return true
		}
	}
	return false
}

// useful reports whether there will be any use for a stored response.
func (c *Cache) useful(v *Verdict, r *field.Response, p policy) bool {
	w := p.Get(field.StaleWhileRevalidate)
	reused := !p.Has(field.NoCache) && (v.Lifetime > 0 || w != nil && w.Seconds > 0)
	return reused || anyValidator(&r.Exchange.Response) != ""
}

// permits reports whether a lifetime was given, which lets the cache store
// statuses that it would not store otherwise.
func (c *Cache) permits(r *field.Response, p policy) bool {
	given := c.saysLifetime(r, p)
	if c.says != nil {
		given = c.says(r, p)
	}
	return given && (c.explicit == nil || slices.Contains(c.explicit, r.Exchange.Response.Status))
}

// vary returns the request fields that select a stored response, and whether
// no request ever does.
func (c *Cache) vary(r *field.Response) (names []string, star bool) {
	if c.varies != nil {
		return c.varies(r)
	}
	return r.Vary.Names, r.Vary.Star
}
