package load

import (
	"errors"
	"io"
	"net"
	"strings"

	"maxage/inspect/wire"
)

// http reads the HTTP message in the block, if there is one.
func (r *warcReader) http(h *head, rest *block) error {
	kind := warcField(h, "WARC-Type")
	switch kind {
	case "request", "response", "revisit":
	default:
		return nil
	}
	uri := strings.Trim(warcField(h, "WARC-Target-URI"), "<>")
	a, ok := splitURL(uri)
	if !ok || !isWeb(a.scheme) || strings.HasPrefix(warcField(h, "Content-Type"), "text/dns") {
		return nil // dns:, ftp:, whois: answers are "response" records too
	}
	m := member{id: warcField(h, "WARC-Record-ID"), uri: a.String(), at: h.at}
	for _, f := range h.fields {
		if strings.EqualFold(f.Name, "WARC-Concurrent-To") {
			m.concurrent = append(m.concurrent, f.Value)
		}
	}
	var err error
	if kind == "request" {
		err = r.request(m, a)
	} else {
		err = r.response(m, h, a, kind == "revisit")
	}
	if rest.err != nil {
		return rest.err
	}
	var broken *Problem
	if errors.As(err, &broken) {
		r.rec.bad(broken)
		return nil
	}
	return err
}

func (r *warcReader) request(m member, a address) error {
	q, err := readHead(r.block)
	if err != nil {
		return r.rec.broken(m.at, -1, "request record: %v", err)
	}
	message, ok := q.request()
	if !ok {
		return r.rec.broken(m.at, -1, "the request record for %.80q holds no HTTP request", a.String())
	}
	message.Bytes, _ = io.Copy(io.Discard, r.block)
	return r.pairs.request(m, message)
}

func (r *warcReader) response(m member, h *head, a address, revisit bool) error {
	x := &wire.Exchange{URL: a.String(), Entry: r.rec.entries}
	r.rec.entries++
	var interim interimList
	for {
		p, err := readHead(r.block)
		if err != nil {
			return r.rec.broken(m.at, x.Entry, "response record: %v", err)
		}
		message, ok := p.response()
		if !ok {
			return r.rec.broken(m.at, x.Entry, "the %s record for %.80q holds no HTTP response", warcField(h, "WARC-Type"), a.String())
		}
		if message.Status >= 200 || message.Status == 101 {
			x.Response = message
			break
		}
		r.rec.addInterim(&interim, message, m.at, x.Entry)
	}
	x.Interim = interim.kept
	r.body(x, h, revisit)
	x.Received = parseTime(warcField(h, "WARC-Date"))
	if ip := net.ParseIP(warcField(h, "WARC-IP-Address")); ip != nil {
		x.Connection.Remote = net.JoinHostPort(ip.String(), a.port())
	}
	x.Request = wire.Message{Method: "GET", Target: a.target, Bytes: -1}
	return r.pairs.response(m, x)
}

// body measures the payload; a revisit record has none, since it repeats an
// earlier one.
func (r *warcReader) body(x *wire.Exchange, h *head, revisit bool) {
	m := &x.Response
	switch {
	case revisit || hasNoBody("GET", m.Status):
		x.Body = declared("GET", m)
	case isChunked(m.Fields) && looksChunked(r.block):
		c := &chunked{src: r.block}
		x.Body = measure(c, m)
		x.Body.Truncated = c.broken
		m.Trailers = c.trailers.fields
	default:
		x.Body = measure(r.block, m)
		x.Body.Truncated = x.Body.Bytes >= 0 && x.Body.Bytes < contentLength(m.Fields) && !isChunked(m.Fields)
	}
	if warcField(h, "WARC-Truncated") != "" {
		x.Body.Truncated = true
	}
	m.Bytes = x.Body.Bytes
}

func warcField(h *head, name string) string {
	m := wire.Message{Fields: h.fields}
	value, _ := m.Get(name)
	return value
}
