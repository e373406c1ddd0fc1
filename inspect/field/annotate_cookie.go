package field

import (
	"strings"

	"maxage/inspect/wire"
)

// setCookie explains the cookie; that it does not bar caching is what most
// people get wrong.
func (a *annotator) setCookie() {
	here := onLine(a, a.Cookies, func(c *Cookie) wire.Span { return c.Span })
	for i := range here {
		c := &here[i]
		label := c.Name
		if label == "" {
			label = "cookie"
		}
		parts := []string{a.cookieLife(c)}
		if !c.Deleted {
			parts = append(parts, c.reach()...)
		}
		if a.shareable() {
			parts = append(parts, "does not keep shared caches from storing the response")
		}
		a.piece(c.Span, label, "%s", strings.Join(parts, "; "))
	}
}

func (a *annotator) cookieLife(c *Cookie) string {
	switch {
	case c.Deleted:
		return "deletes the cookie"
	case Seconds(c.MaxAge) > 0:
		return "kept for " + Spoken(Seconds(c.MaxAge))
	case Seconds(c.MaxAge) == Invalid && c.Expires != "":
		return "kept until " + c.Expires
	}
	return "kept until the browser is closed"
}

// reach says who gets to see the cookie.
func (c *Cookie) reach() []string {
	var out []string
	if c.Domain != "" {
		out = append(out, "for all hosts of "+c.Domain)
	}
	if c.HTTPOnly {
		out = append(out, "hidden from scripts (HttpOnly)")
	} else {
		out = append(out, "scripts can read it")
	}
	if c.Secure {
		out = append(out, "https only (Secure)")
	} else {
		out = append(out, "sent over plain http too")
	}
	if c.SameSite != "" {
		out = append(out, "SameSite="+c.SameSite)
	}
	return out
}
