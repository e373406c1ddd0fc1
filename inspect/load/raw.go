package load

import (
	"bytes"
	"errors"
	"io"
	"strings"

	"maxage/inspect/wire"
)

// rawReader reads curl -i, -I and -D output, and request and response text as
// in .http files. URL and method are only known where a request is recorded; a
// response without one stands for a GET of an unknown URL, or of where the
// redirect before it leads.
type rawReader struct {
	rec     *recording
	request *head // waits for its response
	interim interimList
	next    string // where the last response redirected to
}

func readRaw(rec *recording) error {
	r := &rawReader{rec: rec}
	noise := false
	for {
		line := rec.src.peekLine()
		if len(line) == 0 {
			_, _, err := rec.src.readLine(1)
			r.unanswered()
			if err == io.EOF {
				return nil
			}
			return err
		}
		if startsMessage(line) {
			noise = false
			if err := r.message(); err != nil {
				return err
			}
			continue
		}
		if isPrompt(trimEOL(line)) {
			r.command(line)
		}
		if !noise && !isSeparator(line) {
			noise = true
			rec.problem(rec.src.here(), -1, "neither a status line (HTTP/1.1 200 OK) nor a request line (GET / HTTP/1.1); skipped up to the next one")
		}
		if _, _, err := rec.src.readLine(0); err != nil && err != io.EOF {
			return err
		}
	}
}

func startsMessage(line []byte) bool { return isStatusLine(line) || isRequestLine(line) }

// command takes the URL of the next response from the command that fetched it.
func (r *rawReader) command(line []byte) {
	if urls := commandURLs(line); len(urls) == 1 {
		r.next = urls[0]
	}
}

// isSeparator tells lines that may stand between messages: blank ones, the
// prompt that ran curl, and the comments of .http files.
func isSeparator(line []byte) bool {
	text := bytes.TrimSpace(line)
	return len(text) == 0 || text[0] == '#' || bytes.HasPrefix(text, []byte("//")) || isPrompt(text) ||
		isMeter(string(text))
}

// message reads one request or response.
func (r *rawReader) message() error {
	h, err := readHead(r.rec.src)
	if errors.Is(err, errHeadTooLarge) {
		r.rec.problem(h.at, r.rec.entries, "%v", err)
		r.request, r.interim = nil, interimList{}
		return nil
	}
	if err != nil {
		return err
	}
	if m, ok := h.request(); ok {
		r.unanswered()
		r.request = &h
		body := &textBody{src: r.rec.src, left: m.Bytes, exact: h.crlf}
		_, err := io.Copy(io.Discard, body)
		return err
	}
	m, _ := h.response()
	if m.Status < 200 && m.Status != 101 {
		r.rec.addInterim(&r.interim, m, h.at, r.rec.entries)
		return nil
	}
	return r.response(&h, m)
}

// response reads the body of a final response and hands the exchange on.
func (r *rawReader) response(h *head, m wire.Message) error {
	x := &wire.Exchange{Response: m, Interim: r.interim.kept, Entry: r.rec.entries}
	x.Request = wire.Message{Method: "GET", Bytes: -1}
	x.URL = r.next
	if r.request != nil {
		x.Request, _ = r.request.request()
		x.URL = requestURL(&x.Request, r.next)
	}
	if err := r.body(x, h); err != nil {
		return err
	}
	if isTunnel(x) && isStatusLine(r.rec.src.peekLine()) {
		r.interim = interimList{} // a proxy's answer to CONNECT, not the server's
		return nil
	}
	r.request, r.interim = nil, interimList{}
	r.rec.entries++
	r.rec.redirects.link(x, "")
	r.next = redirectTarget(x, "")
	return r.rec.emit(x)
}

func (r *rawReader) body(x *wire.Exchange, h *head) error {
	src, m := r.rec.src, &x.Response
	x.Body = declared(x.Request.Method, m)
	switch line := src.peekLine(); {
	case hasNoBody(x.Request.Method, m.Status):
	case len(line) == 0 || isStatusLine(line):
		// curl -I, -D, or a redirect whose body curl -L left out: the length
		// of the body is not known to have been sent.
		if r.request == nil && x.Body.Bytes != 0 {
			x.Body = wire.Body{Bytes: -1, Decoded: -1}
		}
	case isChunked(m.Fields) && looksChunked(src):
		c := &chunked{src: src}
		x.Body = measure(c, m)
		x.Body.Truncated = c.broken
		m.Trailers = c.trailers.fields
	default:
		body := &textBody{src: src, left: contentLength(m.Fields), exact: h.crlf}
		if first, _ := src.r.Peek(16); !stillCoded(first, contentCoding(m.Fields)) {
			body.left = -1 // curl --compressed decoded it: the length is of something else
		}
		measured := measure(body, m)
		if h.crlf || measured.Bytes == x.Body.Bytes {
			x.Body = measured
		}
		x.Body.Sample = measured.Sample
		x.Body.Truncated = h.crlf && body.left > 0
		if body.err != nil {
			return body.err
		}
	}
	m.Bytes = x.Body.Bytes
	return nil
}

func (r *rawReader) unanswered() {
	if r.request != nil {
		r.rec.problem(r.request.at, r.rec.entries, "a request without a response: append the response (curl -i prints it), or fetch the URL instead")
		r.rec.entries++
		r.request = nil
	}
}

// isTunnel tells the response of a proxy that opened a tunnel.
func isTunnel(x *wire.Exchange) bool {
	if x.Request.Method == "CONNECT" {
		return x.Response.Status/100 == 2
	}
	return x.Response.Status == 200 && strings.EqualFold(x.Response.Reason, "Connection established")
}
