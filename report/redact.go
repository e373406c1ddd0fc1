package report

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// redaction hides what must not stand in a report that gets passed around:
// credentials, cookie values, secret-looking parts of URLs.
type redaction struct{ off bool }

// value rewrites one header value. It returns nil when nothing changes, which
// is so for nearly all of them.
func (r redaction) value(name, value string) *rewriting {
	how := kindOf(name)
	if r.off || how == openField {
		if utf8.ValidString(value) {
			return nil
		}
		return &rewriting{in: value}
	}
	w := &rewriting{in: value}
	switch how {
	case credentialField:
		hide(w, strings.IndexByte(value, ' ')+1, len(value))
	case cookieField:
		for at := 0; at < len(value); {
			end := at + indexOr(value[at:], ";")
			hideCookie(w, at, end)
			at = end + 1
		}
	case setCookieField:
		hideCookie(w, 0, indexOr(value, ";"))
	case urlField:
		hideURL(w, value)
	case secretField:
		hide(w, 0, len(value))
	}
	return w
}

// text is the value as it may be shown.
func (r redaction) text(name, value string) string { return r.value(name, value).text(value) }

// fieldKind says what of a field's value is secret.
type fieldKind uint8

const (
	openField fieldKind = iota
	credentialField
	cookieField
	setCookieField
	urlField
	secretField
)

// hidingFields are the fields whose values hold secrets or URLs.
var hidingFields = []struct {
	name string
	kind fieldKind
}{
	{"authorization", credentialField}, {"proxy-authorization", credentialField}, {"cookie", cookieField}, {"set-cookie", setCookieField},
	{"location", urlField}, {"content-location", urlField}, {"referer", urlField}, {"link", urlField}, {"refresh", urlField},
	{"x-original-url", urlField}, {"x-rewrite-url", urlField},
}

// kindOf says what of the field called name is secret.
func kindOf(name string) fieldKind {
	for _, f := range hidingFields {
		if len(f.name) == len(name) && strings.EqualFold(f.name, name) {
			return f.kind
		}
	}
	if soundsSecret(name) {
		return secretField
	}
	return openField
}

// hideCookie hides the value of the cookie in in[start:end]; one without a
// name is all value.
func hideCookie(w *rewriting, start, end int) {
	for start < end && w.in[start] == ' ' {
		start++
	}
	hide(w, start+strings.IndexByte(w.in[start:end], '=')+1, end)
}

// url returns u without its secrets.
func (r redaction) url(u string) string {
	w := &rewriting{in: u}
	if !r.off {
		hideURL(w, u)
	}
	return w.done()
}

func hide(w *rewriting, start, end int) {
	if n := end - start; n > 0 {
		w.replace(start, end, fmt.Sprintf("[redacted %d B]", n))
	}
}

// indexOr is strings.Index, or the length of s.
func indexOr(s, sub string) int {
	if i := strings.Index(s, sub); i >= 0 {
		return i
	}
	return len(s)
}
