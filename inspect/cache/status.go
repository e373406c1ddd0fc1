package cache

import (
	"strings"

	"maxage/inspect/field"
	"maxage/inspect/wire"
)

// heuristicStatus reports whether responses with that status may be stored and
// given a heuristic lifetime without explicit permission (RFC 9110 section
// 15.1; 451 by RFC 7725 section 3).
func heuristicStatus(s int) bool {
	switch s {
	case 200, 203, 204, 206, 300, 301, 308, 404, 405, 410, 414, 451, 501:
		return true
	}
	return false
}

// understood reports whether the status is registered, which is as much as
// must-understand asks of a cache without special needs.
func understood(s int) bool {
	switch {
	case s >= 200 && s <= 208, s == 226, s >= 300 && s <= 308 && s != 306,
		s >= 400 && s <= 417, s >= 421 && s <= 426, s == 428, s == 429, s == 431, s == 451,
		s >= 500 && s <= 508, s == 510, s == 511:
		return true
	}
	return false
}

// statusSpan points at the status in the start line, if it stands there.
func statusSpan(r *field.Response) wire.Span {
	start := r.Exchange.Response.Start
	from := 0
	if strings.HasPrefix(start, "HTTP/") {
		from = strings.IndexByte(start, ' ') + 1
	}
	if len(start) < from+3 || field.Seconds(start[from:from+3]) != int64(r.Exchange.Response.Status) {
		return wire.Span{}
	}
	return wire.Span{Line: wire.StartLine, Start: from, End: from + 3}
}
