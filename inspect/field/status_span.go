package field

import (
	"strings"

	"maxage/inspect/wire"
)

// StatusSpan points at the status in the start line of the response, if it stands
// there; otherwise it is the zero Span.
func (r *Response) StatusSpan() wire.Span {
	start := r.Exchange.Response.Start
	from := 0
	if strings.HasPrefix(start, "HTTP/") {
		from = strings.IndexByte(start, ' ') + 1
	}
	if len(start) < from+3 || Seconds(start[from:from+3]) != int64(r.Exchange.Response.Status) {
		return wire.Span{}
	}
	return wire.Span{Line: wire.StartLine, Start: from, End: from + 3}
}
