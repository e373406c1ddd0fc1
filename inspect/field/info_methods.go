package field

// MethodMeaning says in a line what the request method means for caches, and
// which section says so; "" for methods that are not known. Methods are
// case-sensitive (RFC 9110 section 9.1).
func MethodMeaning(method string) (text, ref string) {
	m := methods[method]
	return m[0], m[1]
}

var methods = map[string][2]string{
	"GET":     {"safe and cacheable: a cache may answer it", "RFC 9110 section 9.3.1"},
	"HEAD":    {"like GET without the content; its answer can stand for later HEADs only", "RFC 9110 section 9.3.2"},
	"POST":    {"changes things: goes through to the application, and, if it succeeds, makes stored copies of this URL invalid", "RFC 9110 section 9.3.3"},
	"PUT":     {"replaces what is there: never answered by a cache, and, if it succeeds, makes stored copies of this URL invalid", "RFC 9110 section 9.3.4"},
	"DELETE":  {"removes what is there: never answered by a cache, and, if it succeeds, makes stored copies of this URL invalid", "RFC 9110 section 9.3.5"},
	"CONNECT": {"asks a proxy for a tunnel: nothing to cache", "RFC 9110 section 9.3.6"},
	"OPTIONS": {"asks what is possible; its answer is not cacheable (browsers remember CORS preflights on their own)", "RFC 9110 section 9.3.7"},
	"TRACE":   {"echoes the request; its answer is not cacheable", "RFC 9110 section 9.3.8"},
	"QUERY":   {"safe, and cacheable by its definition with its content as part of the key; no known cache keeps its answers", "HTTP QUERY method (IETF httpbis)"},
	"PATCH":   {"changes what is there: goes through to the application, and, if it succeeds, makes stored copies of this URL invalid", "RFC 5789 section 2"},
}
