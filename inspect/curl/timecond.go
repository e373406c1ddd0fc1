package curl

import (
	"net/http"
	"strings"
	"time"
)

// timeCond is -z: a date, or a file whose time counts. A '-' in front asks for
// If-Unmodified-Since, a '=' for Last-Modified.
func timeCond(p *parser, a arg) error {
	name, text := "If-Modified-Since", a.text
	switch text[0] {
	case '+':
		text = text[1:]
	case '-':
		name, text = "If-Unmodified-Since", text[1:]
	case '=':
		name, text = "Last-Modified", text[1:]
	}
	when, ok := parseDate(text)
	if !ok && p.env.ModTime != nil {
		modified, err := p.env.ModTime(text)
		when, ok = modified, err == nil
	}
	if !ok {
		p.request().TimeCond = ""
		p.warn("%s: %q is neither a date nor a file; the condition is left out", a.flag, text)
		return nil
	}
	p.request().TimeCond = name + ": " + when.UTC().Format(http.TimeFormat)
	return nil
}

// parseDate reads the forms of date that curl documents, and ISO 8601.
func parseDate(text string) (time.Time, bool) {
	layouts := []string{
		"Mon, 2 Jan 2006 15:04:05 MST", "Mon, 2 Jan 2006 15:04:05 -0700", "Monday, 2-Jan-06 15:04:05 MST",
		"Mon Jan 2 15:04:05 2006", "Mon Jan 2 15:04:05 MST 2006", "2 Jan 2006 15:04:05 MST", "2 Jan 2006 15:04:05",
		"2 Jan 2006", "Jan 2 2006", "Mon, 2 Jan 2006", "2-Jan-2006", "2-Jan-06", "Jan 2 2006 15:04:05",
		"2 Jan 2006 15:04", "2 Jan 2006 15:04 -0700", "2 Jan 2006 15:04:05 -0700", "2006 2 Jan 15:04:05",
		"20060102", "20060102 15:04:05", "20060102 15:04",
		time.RFC3339, "2006-01-02T15:04:05", "2006-01-02 15:04:05", "2006-01-02",
	}
	text = strings.Join(strings.Fields(text), " ")
	for _, layout := range layouts {
		if t, err := time.Parse(layout, text); err == nil {
			return t, true
		}
	}
	return time.Time{}, false
}
