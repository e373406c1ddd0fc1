package field

// responseExplainers holds, by name, the fields about which more can be said
// than their Brief. Targeted fields and those in which caches report need no
// entry: lookup knows them.
var responseExplainers = map[string]func(*annotator){
	"cache-control":               (*annotator).cacheControl,
	"age":                         (*annotator).age,
	"date":                        (*annotator).date,
	"expires":                     (*annotator).expires,
	"last-modified":               (*annotator).lastModified,
	"etag":                        (*annotator).etag,
	"vary":                        (*annotator).vary,
	"pragma":                      (*annotator).pragma,
	"set-cookie":                  (*annotator).setCookie,
	"via":                         (*annotator).via,
	"cache-status":                (*annotator).cacheStatus,
	"content-length":              (*annotator).contentLength,
	"content-encoding":            (*annotator).contentEncoding,
	"location":                    (*annotator).location,
	"retry-after":                 (*annotator).retryAfter,
	"strict-transport-security":   (*annotator).strictTransport,
	"access-control-allow-origin": (*annotator).allowOrigin,
	"access-control-max-age":      (*annotator).corsMaxAge,
}
