package field

// id is a field name that this package reads.
type id uint8

const (
	idNone id = iota
	idCacheControl
	idTargeted
	idDate
	idExpires
	idLastModified
	idAge
	idVary
	idETag
	idSetCookie
	idPragma
	idVia
	idContentType
	idContentEncoding
	idContentLocation
	idLocation
	idAuthorization
	idCookie
	idConditional
	idRange
	idOrigin
	idAccept
	idHost
	idCacheStatus   // from here on: fields in which caches report, those first that name the cache best
	idCFCacheStatus // and from here on those that do so in words of their own, which servedOn reads
	idXVercelCache
	idCDNCache
	idXVarnish
	idAkamaiStatus
	idXCache
	idXCacheRemote
	idCheckCacheable
	idXCacheStatus
	idXProxyCache
	idLiteSpeed
	idQUICCloud
	idSucuri
	idSymfonyCache
	idRackCache
	idServerTiming
	idViaCodes // not the field, but the codes of Traffic Server in it
)

// reports: caches say in it what they did, in words that servedOn reads.
func (i id) reports() bool { return i >= idCFCacheStatus }

var ids = map[string]id{
	"cache-control": idCacheControl, "date": idDate, "expires": idExpires, "last-modified": idLastModified, "age": idAge,
	"vary": idVary, "etag": idETag, "set-cookie": idSetCookie, "pragma": idPragma, "via": idVia,
	"content-type": idContentType, "content-encoding": idContentEncoding, "content-location": idContentLocation,
	"location": idLocation, "authorization": idAuthorization, "cookie": idCookie, "range": idRange, "origin": idOrigin,
	"accept": idAccept, "host": idHost,
	"if-none-match": idConditional, "if-modified-since": idConditional, "if-match": idConditional,
	"if-unmodified-since": idConditional, "if-range": idConditional,

	"cdn-cache-control": idTargeted, "cloudflare-cdn-cache-control": idTargeted, "fastly-cdn-cache-control": idTargeted,
	"vercel-cdn-cache-control": idTargeted, "netlify-cdn-cache-control": idTargeted, "akamai-cache-control": idTargeted,
	"surrogate-control": idTargeted, "souin-cache-control": idTargeted,

	"cache-status": idCacheStatus, "x-cache": idXCache, "x-varnish": idXVarnish, "cf-cache-status": idCFCacheStatus,
	"x-vercel-cache": idXVercelCache, "cdn-cache": idCDNCache, "x-cache-status": idXCacheStatus, "x-proxy-cache": idXProxyCache,
	"x-fastcgi-cache": idXProxyCache, "x-nginx-cache": idXProxyCache, "x-srcache-fetch-status": idXProxyCache, "x-kinsta-cache": idXProxyCache,
	"x-litespeed-cache": idLiteSpeed, "x-qc-cache": idQUICCloud, "x-sucuri-cache": idSucuri,
	"x-symfony-cache": idSymfonyCache, "x-rack-cache": idRackCache, "server-timing": idServerTiming, "akamai-cache-status": idAkamaiStatus, "x-cache-remote": idXCacheRemote, "x-check-cacheable": idCheckCacheable,
}

func lookup(name string) id { return byName(ids, name) }
