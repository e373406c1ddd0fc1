package replay

import (
	"maxage/inspect/cache"
	"maxage/inspect/wire"
)

// Reaches reports whether a request came as far as c: what the browser's own
// cache answered reached no other, what a service worker answered none.
func Reaches(c *cache.Cache, x *wire.Exchange) bool {
	return !byWorker(x) && (!c.Shared || !inBrowser(x))
}

func byWorker(x *wire.Exchange) bool { return x.FromCache == "service-worker" }

// inBrowser reports whether the browser's own cache answered, as far as the
// recording tells.
func inBrowser(x *wire.Exchange) bool {
	switch x.FromCache {
	case "memory", "disk", "cache":
		return true
	}
	return false
}
