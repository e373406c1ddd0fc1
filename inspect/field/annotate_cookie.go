package field

import "strings"

// setCookie explains the cookie; that it does not bar caching is what most
// people get wrong.
func (a *annotator) setCookie() {
	for i := range a.Cookies {
		c := &a.Cookies[i]
		if !a.here(c.Span) {
			continue
		}
		label := c.Name
		if label == "" {
			label = "cookie"
		}
		parts := []string{a.cookieLife(c)}
		if !c.Deleted {
			parts = append(parts, c.reach()...)
		}
		if !a.CacheControl.Has(NoStore) && !a.CacheControl.Forbids(Private) {
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
	case c.MaxAge == "" && c.Expires != "":
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
