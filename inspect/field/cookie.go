package field

import (
	"strings"

	"maxage/inspect/wire"
)

// Cookie is one Set-Cookie line (RFC 6265 section 5.2), read the way browsers
// read it: nothing in it is ever a syntax error.
type Cookie struct {
	Name, Value string
	Domain      string // lower case, without a leading dot
	Path        string
	Expires     string // as written
	MaxAge      string // as written
	SameSite    string
	Secure      bool
	HTTPOnly    bool
	Deleted     bool // Max-Age is zero or negative, or Expires lies before the observation

	Span      wire.Span // name=value
	NameSpan  wire.Span
	ValueSpan wire.Span
}

func parseCookie(m *wire.Message, part wire.Part, line int, now int64) Cookie {
	value := m.Fields[line].Value
	end := strings.IndexByte(value, ';')
	if end < 0 {
		end = len(value)
	}
	span := func(a, b int) wire.Span { return wire.Span{Part: part, Line: line, Start: a, End: b} }
	start, stop := trim(value, 0, end)
	c := Cookie{Span: span(start, stop)}
	if eq := strings.IndexByte(value[start:stop], '='); eq >= 0 {
		a, b := trim(value, start, start+eq)
		c.Name, c.NameSpan = value[a:b], span(a, b)
		a, b = trim(value, start+eq+1, stop)
		c.Value, c.ValueSpan = value[a:b], span(a, b)
	} else {
		c.Value, c.ValueSpan = value[start:stop], c.Span // a nameless cookie
	}
	for end < len(value) {
		rest := value[end+1:]
		next := strings.IndexByte(rest, ';')
		if next < 0 {
			next = len(rest)
		}
		c.attribute(rest[:next])
		end += 1 + next
	}
	c.Deleted = c.deleted(now)
	return c
}

func (c *Cookie) attribute(text string) {
	name, value, _ := strings.Cut(text, "=")
	name, value = strings.TrimSpace(name), strings.TrimSpace(value)
	switch {
	case strings.EqualFold(name, "expires"):
		c.Expires = value
	case strings.EqualFold(name, "max-age"):
		c.MaxAge = value
	case strings.EqualFold(name, "domain"):
		c.Domain = lower(strings.TrimPrefix(value, "."))
	case strings.EqualFold(name, "path"):
		c.Path = value
	case strings.EqualFold(name, "samesite"):
		c.SameSite = value
	case strings.EqualFold(name, "secure"):
		c.Secure = true
	case strings.EqualFold(name, "httponly"):
		c.HTTPOnly = true
	}
}

// deleted: Max-Age wins over Expires (RFC 6265 section 5.3).
func (c *Cookie) deleted(now int64) bool {
	if c.MaxAge != "" {
		return c.MaxAge[0] == '-' || Seconds(c.MaxAge) == 0
	}
	if c.Expires == "" {
		return false
	}
	// Servers write Netscape's dashes as often as GMT dates with spaces.
	expires, ok := ParseDate(strings.ReplaceAll(c.Expires, "-", " "), now)
	if !ok {
		expires, ok = ParseDate(c.Expires, now)
	}
	return ok && expires <= now
}
