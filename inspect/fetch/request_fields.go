package fetch

import (
	"encoding/base64"
	"strconv"
	"strings"
)

// appendHost puts the user's Host in the place of the default; on another
// origin the user's is not meant.
func (d *requestHead) appendHost(b []byte) []byte {
	c := d.t.r.custom("Host")
	if c == nil || !d.h.url.sameOrigin(&d.t.origin) {
		return appendLine(b, "Host", d.h.url.authority)
	}
	if c.Remove {
		return b
	}
	return appendHeader(b, &Header{Name: "Host", Value: c.Value, Line: respell(c.Line, "Host")})
}

// respell replaces the name in front of the colon of line.
func respell(line, name string) string {
	if _, rest, ok := strings.Cut(line, ":"); ok {
		return name + ":" + rest
	}
	return ""
}

// appendDefault writes a field of ours, unless it is empty or the user's own
// stands further down.
func (d *requestHead) appendDefault(b []byte, name, value string) []byte {
	if value == "" || d.t.r.custom(name) != nil {
		return b
	}
	return appendLine(b, name, value)
}

func appendLine(b []byte, name, value string) []byte {
	b = append(append(b, name...), ':', ' ')
	return append(append(b, value...), '\r', '\n')
}

func appendHeader(b []byte, h *Header) []byte {
	switch {
	case h.Line != "":
		return append(append(b, h.Line...), '\r', '\n')
	case h.Value == "":
		return append(append(b, h.Name...), ':', '\r', '\n')
	}
	return appendLine(b, h.Name, h.Value)
}

// authorization is the value of our own Authorization field. Credentials in
// the URL of a hop are for that hop, all others for the first origin.
func (d *requestHead) authorization() string {
	r, u := d.t.r, &d.h.url
	switch {
	case d.h.trusted && r.Bearer != "":
		return "Bearer " + r.Bearer
	case d.h.trusted && r.User != "":
		return basic(r.User)
	case u.hasUser:
		return basic(u.user + ":" + u.password)
	case d.h.trusted && d.t.origin.hasUser:
		return basic(d.t.origin.user + ":" + d.t.origin.password)
	}
	return ""
}

func basic(user string) string {
	if !strings.Contains(user, ":") {
		user += ":"
	}
	return "Basic " + base64.StdEncoding.EncodeToString([]byte(user))
}

func (d *requestHead) appendRange(b []byte) []byte {
	r := d.t.r
	if r.Range == "" {
		return b
	}
	if d.h.body == nil {
		return d.appendDefault(b, "Range", "bytes="+r.Range)
	}
	if strings.HasPrefix(d.h.body.ContentType, "multipart/") {
		return b
	}
	return d.appendDefault(b, "Content-Range", "bytes "+r.Range+"/"+strconv.FormatInt(d.size, 10))
}

func (d *requestHead) appendCookie(b []byte) []byte {
	r := d.t.r
	start := len(b)
	b = append(b, "Cookie: "...)
	empty := len(b)
	if r.Jar != nil {
		b = r.Jar.appendCookies(b, &d.h.url, d.t.c.now())
	}
	if r.Cookie != "" && d.h.trusted && r.custom("Cookie") == nil {
		if len(b) > empty {
			b = append(b, "; "...)
		}
		b = append(b, r.Cookie...)
	}
	if len(b) == empty {
		return b[:start]
	}
	return append(b, '\r', '\n')
}

// appendCustom writes the -H arguments that no default's place was meant for.
func (d *requestHead) appendCustom(b []byte) []byte {
	for i := range d.t.r.Header {
		h := &d.t.r.Header[i]
		secret := strings.EqualFold(h.Name, "Authorization") || strings.EqualFold(h.Name, "Cookie")
		if h.Remove || strings.EqualFold(h.Name, "Host") || secret && !d.h.trusted {
			continue
		}
		b = appendHeader(b, h)
	}
	return b
}

func (d *requestHead) appendBodyFields(b []byte) []byte {
	if d.h.body == nil {
		return b
	}
	if d.size >= 0 && !d.chunked() {
		b = d.appendDefault(b, "Content-Length", strconv.FormatInt(d.size, 10))
	}
	b = d.appendDefault(b, "Content-Type", d.h.body.ContentType)
	if d.expects() {
		b = d.appendDefault(b, "Expect", "100-continue")
	}
	return b
}
