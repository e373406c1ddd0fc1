//go:build unix

package live

// left says what is known to differ, by cache, and why it is left so. A
// difference that is none of these is news.
var left = map[string][]string{
	"varnish": {
		"a name in Vary of 127 bytes ends the worker of 7.1 by a failed assertion",
	},
	"squid": {
		"POST with only-if-cached gets 504 of its own; here other methods are passed on before anything is asked",
		"HEAD among GETs: it may answer with what it has of the other, or drop it",
	},
	"trafficserver": {
		"a lifetime of 1 s asked for after 1.2 s: whole seconds make it the one or the other",
	},
	"httpd": {
		"only-if-cached beside no-cache, Pragma or Authorization goes to the origin; predicted is 504",
		"a path with %20: its two handlers make two keys of it, so one does not find, or invalidate, what the other stored",
		"Age above 2^31: it is cut there, and what is that old stands in for an error all the same",
		"HEAD between two GETs: the stored copy survives an answer that has no body, and stands in for the error that follows",
		"POST or PUT answered 2xx: the copy is stale, and stands in for an error that follows",
	},
	"chrome": {
		"a redirect with stale-while-revalidate is used again without a request in the background",
		"a 301 with an Age above 2^31 saturates on both sides, its lifetime too",
	},
}
