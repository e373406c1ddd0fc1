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
	idCacheStatus
	idXCache // from here on: fields in which caches report in words of their own
	idXVarnish
	idCFCacheStatus
	idXVercelCache
	idCDNCache
	idNginxCache
	idServerTiming
)

// reports: caches say in it what they did, in words that servedBy reads.
func (i id) reports() bool { return i >= idXCache }

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
	"x-vercel-cache": idXVercelCache, "cdn-cache": idCDNCache, "x-cache-status": idNginxCache, "x-proxy-cache": idNginxCache,
	"server-timing": idServerTiming,
}

func lookup(name string) id { return byName(ids, name) }
