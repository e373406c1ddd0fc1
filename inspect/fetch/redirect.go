package fetch

import (
	"strings"

	"maxage/inspect/wire"
)

// hop is one request of a redirect chain.
type hop struct {
	number  int
	url     location
	kind    string   // GET, HEAD, POST or PUT: what decides how a redirect changes it
	custom  string   // -X, sent in place of kind
	body    *Payload // nil once a redirect has turned the request into a GET
	trusted bool     // the user's credentials may go here
	referer string
}

// method is the method that is sent.
func (h *hop) method() string {
	if h.custom != "" {
		return h.custom
	}
	return h.kind
}

// MethodSent is the method that r is sent with, before any redirect.
func (r *Request) MethodSent() string {
	h := firstHop(r, location{})
	return h.method()
}

// firstHop is what r asks for before any redirect.
func firstHop(r *Request, u location) hop {
	h := hop{url: u, kind: "GET", custom: r.Method, body: r.Body, trusted: true, referer: r.Referer}
	switch {
	case r.Head:
		h.kind, h.body = "HEAD", nil
	case r.Body != nil && r.Body.Upload:
		h.kind = "PUT"
	case r.Body != nil:
		h.kind = "POST"
	}
	return h
}

// redirectTarget returns the Location of a 3xx response, or "".
func redirectTarget(m *wire.Message) string {
	if m.Status < 300 || m.Status > 399 {
		return ""
	}
	value, _ := m.Get("Location")
	return value
}

// follow turns h into the request that a redirect to next asks for (RFC 9110
// section 15.4, with the choices that curl makes).
func (t *transfer) follow(h *hop, next location, status int) {
	f := &t.r.Follow
	get := false
	switch status {
	case 301:
		get = h.kind == "POST" && !f.Keep301
	case 302:
		get = h.kind == "POST" && !f.Keep302
	case 303:
		get = h.kind != "HEAD" && (h.kind != "POST" || !f.Keep303)
	}
	if get {
		h.kind, h.body = "GET", nil
		if f.ResetMethod {
			h.custom = ""
		}
	}
	if t.r.AutoRefer {
		h.referer = strings.TrimSuffix(h.url.text, h.url.fragment)
	}
	h.number++
	h.url = next
	h.trusted = f.Trusted || next.sameOrigin(&t.origin)
}
