package cache

import (
	"net/http"

	"github.com/pquerna/cachecontrol/cacheobject"

	"maxage/inspect/field"
)

// The library's model wants header maps; it only asks whether these two exist.
var (
	withExpires       = http.Header{"Expires": {"-"}}
	withAuthorization = http.Header{"Authorization": {"-"}}
	requestNoStore    = &cacheobject.RequestCacheDirectives{NoStore: true}
)

// opinion asks cacheobject, which follows RFC 7234, for every reason against
// storing. It gets our own reading of the fields, since its parser sees one
// line only and gives up at the first fault. What RFC 9111 changed is mended
// in against.
func (c *Cache) opinion(r *field.Response, p policy) []cacheobject.Reason {
	directives := cacheobject.ResponseCacheDirectives{
		MaxAge:         set(p.Has(field.MaxAge)),
		SMaxAge:        set(p.Permits(field.SMaxAge)),
		Public:         p.Permits(field.Public),
		MustRevalidate: p.Permits(field.MustRevalidate),
		PrivatePresent: p.Forbids(field.Private),
		NoStore:        p.Has(field.NoStore) && !lifted(p),
	}
	object := cacheobject.Object{
		CacheIsPrivate: !c.Shared,
		RespDirectives: &directives,
		RespStatusCode: r.Exchange.Response.Status,
		ReqMethod:      r.Exchange.Request.Method,
	}
	if object.ReqMethod == "" {
		object.ReqMethod = http.MethodGet
	}
	if p.expires.Present {
		object.RespHeaders = withExpires
	}
	if r.Request.Authorization.Present {
		object.ReqHeaders = withAuthorization
	}
	if r.Request.CacheControl.Has(field.NoStore) {
		object.ReqDirectives = requestNoStore
	}
	var results cacheobject.ObjectResults
	cacheobject.CachableObject(&object, &results)
	return results.OutReasons
}

// set is how the library writes "present": any number but -1.
func set(present bool) cacheobject.DeltaSeconds {
	if present {
		return 0
	}
	return -1
}

// against turns one of the library's reasons into ours. It returns false where
// RFC 9111 no longer has that reason, or the library never knew better.
func (c *Cache) against(v *Verdict, r *field.Response, p policy, why cacheobject.Reason) bool {
	switch why {
	case cacheobject.ReasonRequestNoStore:
		v.because(Reason{Code: RequestNoStore}, r.Request.CacheControl.Get(field.NoStore).Span)
	case cacheobject.ReasonRequestAuthorizationHeader:
		if !c.Shared {
			return false // RFC 9111 section 3.5 binds shared caches only
		}
		v.because(Reason{Code: Authorization}, r.Request.Authorization.Span)
	case cacheobject.ReasonResponsePrivate:
		v.because(Reason{Code: Private}, p.Get(field.Private).Span)
	case cacheobject.ReasonResponseNoStore:
		v.because(Reason{Code: NoStore}, p.Get(field.NoStore).Span)
	case cacheobject.ReasonResponseUncachableByDefault:
		s := r.Exchange.Response.Status
		if field.HeuristicallyCacheable(s) || s == 304 || !c.Shared && p.Has(field.Private) {
			return false // it lacks 308 and 451, and private as permission for a browser
		}
		v.because(Reason{Code: NothingAllows, N: int64(s)}, r.StatusSpan())
	default:
		v.because(methodBar(r.Exchange.Request.Method))
	}
	return true
}
