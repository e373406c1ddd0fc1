//go:build unix

package live

import (
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"time"

	"maxage/inspect/wire"
)

// answer answers the step that is being played: with 304 if a condition holds.
func (p *playing) answer(c net.Conn, q *http.Request) {
	etag, since := q.Header.Get("If-None-Match"), q.Header.Get("If-Modified-Since")
	a := &asked{condition: etag != "" || since != ""}
	p.mu.Lock()
	a.step = p.step
	p.asked = append(p.asked, a)
	number := len(p.asked)
	p.mu.Unlock()

	time.Sleep(thinks)
	st, now := &p.steps[a.step], time.Now()
	fields, status := st.answer(number, now, p.start), st.status
	body := st.status != 204 && q.Method != "HEAD"
	if status == 200 && unchanged(fields, etag, since) {
		fields, status, body = confirming(fields), 304, false
	}
	p.mu.Lock()
	a.status, a.done = status, now
	p.mu.Unlock()
	io.WriteString(c, p.write(q, status, fields, body))
}

// write returns the bytes of an answer. A client of HTTP/1.0 gets no chunks.
func (p *playing) write(q *http.Request, status int, fields []wire.Field, body bool) string {
	var b strings.Builder
	fmt.Fprintf(&b, "HTTP/1.1 %d %s\r\n", status, http.StatusText(status))
	chunked, number := false, ""
	for _, f := range fields {
		if strings.EqualFold(f.Name, "X-Answer") {
			number = f.Value
		}
		if strings.EqualFold(f.Name, "Transfer-Encoding") {
			if chunked = q.ProtoMinor > 0; !chunked {
				continue
			}
		}
		fmt.Fprintf(&b, "%s: %s\r\n", f.Name, f.Value)
	}
	b.WriteString("\r\n")
	if !body {
		return b.String()
	}
	text := fmt.Sprintf("%-*s\n", bodySize-1, "answer "+number+" ")
	if chunked {
		text = fmt.Sprintf("%x\r\n%s\r\n0\r\n\r\n", len(text), text)
	}
	return b.String() + text
}

// confirming leaves out what a 304 does not say. Without a number, what is in
// store keeps the one it came with.
func confirming(fields []wire.Field) (kept []wire.Field) {
	for _, f := range fields {
		switch strings.ToLower(f.Name) {
		case "content-length", "transfer-encoding", "x-answer":
		default:
			kept = append(kept, f)
		}
	}
	return kept
}

// unchanged evaluates If-None-Match, or else If-Modified-Since (RFC 9110
// section 13.2.2).
func unchanged(fields []wire.Field, etag, since string) bool {
	for _, f := range fields {
		switch {
		case etag != "" && strings.EqualFold(f.Name, "ETag"):
			return f.Value != "" && strings.TrimPrefix(etag, "W/") == strings.TrimPrefix(f.Value, "W/")
		case etag == "" && since != "" && strings.EqualFold(f.Name, "Last-Modified"):
			asked, err := http.ParseTime(since)
			modified, err2 := http.ParseTime(f.Value)
			return err == nil && err2 == nil && !modified.After(asked) || since == f.Value
		}
	}
	return false
}
