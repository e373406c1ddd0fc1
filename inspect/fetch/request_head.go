package fetch

import (
	"encoding/base64"
	"strings"
)

// requestHead is what the request line and the fields are made of, besides Request.
type requestHead struct {
	t         *transfer
	h         *hop
	size      int64  // of the body; -1: not known
	absolute  bool   // request-target in absolute form: an HTTP proxy is asked
	proxyAuth string // for Proxy-Authorization, or ""
	h2        bool   // the head of an HTTP/2 request, in HTTP/1.1 spelling
	upgrade   bool   // ask for h2c
	noExpect  bool   // a 417 told us to do without Expect
}

// expectFrom is the body size above which a POST asks before sending.
const expectFrom = 1 << 20

// custom finds the -H argument called name.
func (r *Request) custom(name string) *Header {
	for i := range r.Header {
		if h := &r.Header[i]; len(h.Name) == len(name) && strings.EqualFold(h.Name, name) {
			return h
		}
	}
	return nil
}

// append writes the request head as curl orders it.
func (d *requestHead) append(b []byte) []byte {
	r := d.t.r
	b = d.appendRequestLine(b)
	b = d.appendHost(b)
	if d.proxyAuth != "" {
		b = d.appendDefault(b, "Proxy-Authorization", d.proxyAuth)
	}
	b = d.appendDefault(b, "Authorization", d.authorization())
	b = d.appendRange(b)
	b = d.appendDefault(b, "User-Agent", r.UserAgent)
	b = d.appendDefault(b, "Accept", "*/*")
	if r.Compressed {
		b = d.appendDefault(b, "Accept-Encoding", "deflate, gzip, br, zstd")
	}
	b = d.appendDefault(b, "Referer", d.h.referer)
	if d.absolute {
		b = d.appendDefault(b, "Proxy-Connection", "Keep-Alive")
	}
	if d.size < 0 && !d.h2 {
		b = d.appendDefault(b, "Transfer-Encoding", "chunked")
	}
	if d.upgrade {
		b = append(b, "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: "...)
		b = append(base64.RawURLEncoding.AppendEncode(b, settingsPayload()), '\r', '\n')
	}
	b = d.appendCookie(b)
	if name, _, ok := strings.Cut(r.TimeCond, ":"); ok && r.custom(name) == nil {
		b = append(append(b, r.TimeCond...), '\r', '\n')
	}
	b = d.appendCustom(b)
	b = d.appendBodyFields(b)
	return append(b, '\r', '\n')
}

func (d *requestHead) appendRequestLine(b []byte) []byte {
	b = append(append(b, d.h.method()...), ' ')
	b = d.appendTarget(b)
	switch {
	case d.h2:
		return append(b, " HTTP/2\r\n"...)
	case d.t.r.Version == HTTP10:
		return append(b, " HTTP/1.0\r\n"...)
	}
	return append(b, " HTTP/1.1\r\n"...)
}

func (d *requestHead) appendTarget(b []byte) []byte {
	u := &d.h.url
	if d.t.r.Target != "" {
		return append(b, d.t.r.Target...)
	}
	if d.absolute {
		b = append(append(append(b, u.scheme...), "://"...), u.authority...)
	}
	return append(append(b, u.path...), u.query...)
}

// chunked says whether an HTTP/1.1 body goes out in chunks: because its size
// is not known, or because the user's own field says so.
func (d *requestHead) chunked() bool {
	if c := d.t.r.custom("Transfer-Encoding"); c != nil {
		return !c.Remove && strings.EqualFold(strings.TrimSpace(c.Value), "chunked")
	}
	return d.size < 0
}

// expects says whether the server is asked before the body is sent.
func (d *requestHead) expects() bool {
	if d.h2 || d.noExpect || d.h.body == nil || d.t.r.Version == HTTP10 {
		return false
	}
	if c := d.t.r.custom("Expect"); c != nil {
		return !c.Remove && strings.EqualFold(strings.TrimSpace(c.Value), "100-continue")
	}
	return d.size > expectFrom || d.h.body.Upload && d.size != 0
}
