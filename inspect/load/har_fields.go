package load

import (
	"strconv"
	"strings"

	"maxage/inspect/wire"
)

// responseStart is the status line as curl -v writes it; "" without a status.
func responseStart(m *wire.Message) string {
	if m.Status == 0 {
		return ""
	}
	return strings.TrimPrefix(m.Version+" "+strconv.Itoa(m.Status)+" "+m.Reason, " ")
}

// fields drops the pseudo-header fields of HTTP/2 and what Firefox adds of its
// own, and splits the values that Chrome and Firefox join with line feeds.
func fields(headers []harHeader) (fields []wire.Field, pseudo bool) {
	fields = make([]wire.Field, 0, len(headers))
	for _, h := range headers {
		switch {
		case strings.HasPrefix(string(h.Name), ":"), h.Name == "X-Firefox-Spdy" && h.Value == "h2":
			pseudo = true
			continue
		case h.Name == "":
			continue
		}
		for value := range strings.SplitSeq(string(h.Value), "\n") {
			fields = append(fields, wire.Field{Name: string(h.Name), Value: trimSpace(value)})
		}
	}
	return fields, pseudo
}

// harVersion reads the spellings of recorders: "HTTP/1.1", "1.1", "h2",
// "HTTP/2.0", "http/2.0+quic/46", "h3-29", "unknown". pseudo says that the
// headers show HTTP/2.
func harVersion(s string, pseudo bool) string {
	s = strings.TrimPrefix(strings.ToLower(s), "http/")
	switch {
	case strings.Contains(s, "quic"), strings.HasPrefix(s, "h3"), s == "3", s == "3.0":
		return "HTTP/3"
	case s == "h2", s == "h2c", s == "2", s == "2.0", pseudo:
		return "HTTP/2"
	case s == "1.1", s == "1.0", s == "0.9":
		return "HTTP/" + s
	}
	return ""
}
