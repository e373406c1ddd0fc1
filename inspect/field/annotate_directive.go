package field

import (
	"fmt"
	"strings"
)

func (c control) maxAge(d *Directive) string {
	var text string
	switch {
	case d.Seconds <= 0:
		text = "stale at once: to be confirmed before each reuse"
	case d.Seconds >= MaxSeconds:
		text = fmt.Sprintf("fresh for longer than caches count, %s", counted(MaxSeconds))
	default:
		text = fmt.Sprintf("fresh for %s from the origin's reply", counted(d.Seconds))
	}
	switch {
	case c.bar != "":
		return text + ", but " + c.bar
	case c.Forbids(NoCache) && d.Seconds > 0:
		return text + ", but no-cache demands asking even so"
	case c.closed && c.only:
		return text + ", but Authorization in the request keeps it out of the CDN"
	case c.closed:
		return text + ", in browsers only: Authorization in the request keeps it out of shared caches"
	case c.Has(SMaxAge) && !c.only && !c.Forbids(Private):
		return text + "; shared caches obey s-maxage instead"
	}
	return text
}

func (c control) sMaxAge(d *Directive) string {
	text := "in shared caches, instead of max-age and Expires: "
	if d.Seconds <= 0 {
		text += "stale at once, to be confirmed before each reuse"
	} else {
		text += "fresh for " + counted(d.Seconds) + ", then it must be confirmed"
	}
	switch {
	case c.bar != "":
		return text + "; but " + c.bar
	case c.Forbids(Private):
		return text + "; but private keeps it out of shared caches"
	case c.Forbids(NoCache) && d.Seconds > 0:
		return text + "; but no-cache demands asking even so"
	}
	return text + c.opens(SMaxAge)
}

// opens adds what a directive does beside its own business when the request
// carried Authorization.
func (c control) opens(k Kind) string {
	if c.opener != k {
		return ""
	}
	return "; here it also lets shared caches store the answer to a request with Authorization"
}

// stale explains the two windows of RFC 5861, and what closes them.
func (c control) stale(d *Directive, format string) string {
	if d.Seconds == 0 {
		return "no time at all: the same as leaving it out"
	}
	text := fmt.Sprintf(format, counted(d.Seconds))
	switch {
	case c.bar != "":
		return text + "; but " + c.bar
	case c.Forbids(NoCache):
		return text + "; but no-cache forbids that"
	case c.Has(MustRevalidate):
		return text + "; but must-revalidate forbids that"
	case c.Has(SMaxAge):
		return text + "; not in shared caches, where s-maxage forbids it"
	case c.Has(ProxyRevalidate):
		return text + "; not in shared caches, where proxy-revalidate forbids it"
	}
	return text
}

func (c control) public() string {
	switch {
	case c.bar != "":
		return "any cache might store it, but " + c.bar
	case c.Forbids(Private):
		return "any cache might store it, but private keeps it out of shared caches"
	}
	return "any cache may store it, even if credentials were sent"
}

func (c control) private(d *Directive) string {
	switch {
	case c.bar != "":
		return "only the user's own browser might store it, but " + c.bar
	case d.Qualified():
		return "shared caches must leave out " + strings.Join(d.FieldNames(), ", ") + " and may store the rest; many treat it as plain private"
	}
	return "only the user's own browser may store it; shared caches must not"
}

func (c control) noCache(d *Directive) string {
	switch {
	case c.bar != "":
		return "a copy would have to be confirmed before every reuse, but " + c.bar
	case d.Qualified():
		return strings.Join(d.FieldNames(), ", ") + " must not be reused without asking, the rest may be; many caches treat it as plain no-cache"
	}
	return "may be stored, but must be confirmed by the origin before every reuse"
}

func (c control) immutable() string {
	age := c.Get(MaxAge)
	switch {
	case c.Forbids(NoCache):
		return "without effect: no-cache demands asking before every reuse"
	case age != nil && age.Seconds <= 0:
		return "without effect: it counts only while the response is fresh, which max-age denies"
	case age == nil && !c.expires:
		return "gives no lifetime by itself: it counts only while the response is fresh"
	}
	return c.unlessBarred("will not change while it is fresh, so reloading the page need not ask again")
}

func (c control) unlessBarred(text string) string {
	if c.bar != "" {
		return "without effect: " + c.bar
	}
	return text
}
