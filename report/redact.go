package report

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"maxage/inspect/content"
	"maxage/inspect/field"
	"maxage/inspect/rules"
	"maxage/inspect/wire"
)

// redaction hides what must not stand in a report that gets passed around:
// credentials, cookie values, secret-looking parts of URLs.
type redaction struct {
	off  bool
	sent []string // secrets of the request, which any field of the response may repeat
}

// hiding returns what hides the secrets of an exchange.
func hiding(x *wire.Exchange, o Options) redaction {
	r := redaction{off: o.ShowSecrets}
	for i := range x.Request.Fields {
		switch f := &x.Request.Fields[i]; kindOf(f.Name) {
		case credentialField:
			r.add(f.Value[strings.IndexByte(f.Value, ' ')+1:])
		case cookieField:
			for _, value := range field.CookiesSent(f.Value) {
				r.add(value)
			}
		}
	}
	return r
}

// add notes a secret, if it is no common word: 12 or more bytes, some of them
// digits. A few are enough.
func (r *redaction) add(secret string) {
	const least, most = 12, 64
	if len(secret) >= least && len(r.sent) < most && strings.ContainsAny(secret, "0123456789") {
		r.sent = append(r.sent, secret)
	}
}

// repeated hides what an open field repeats of the request, and tokens. It
// returns nil if there is nothing of that.
func (r redaction) repeated(value string) *rewriting {
	var places [][2]int
	for at := 0; ; {
		start, end := content.FindToken(value[at:])
		if end == 0 {
			break
		}
		places = append(places, [2]int{at + start, at + end})
		at += end
	}
	for _, secret := range r.sent {
		for at := 0; ; {
			start := strings.Index(value[at:], secret)
			if start < 0 {
				break
			}
			places = append(places, [2]int{at + start, at + start + len(secret)})
			at += start + len(secret)
		}
	}
	if places == nil {
		return nil
	}
	slices.SortFunc(places, func(a, b [2]int) int { return a[0] - b[0] })
	w, done := &rewriting{in: value}, 0
	for _, p := range places {
		hide(w, max(done, p[0]), p[1]) // nothing, where it was hidden before
		done = max(done, p[1])
	}
	return w
}

// value rewrites one header value. It returns nil when nothing changes, which
// is so for nearly all of them.
func (r redaction) value(name, value string) *rewriting {
	how := kindOf(name)
	if r.off || how == openField {
		if !r.off {
			if w := r.repeated(value); w != nil {
				return w
			}
		}
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
	if soundsSecret(name) || rules.NamesUser(name) {
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
