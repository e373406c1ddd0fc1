package report

import (
	"strings"
	"time"

	"maxage/inspect/field"
	"maxage/inspect/wire"
)

// rebuild makes an exchange to parse and annotate out of what the report
// holds, so that a saved report reads the same as a fresh one. Redacted parts
// stay redacted.
func rebuild(x *Exchange) *field.Response {
	out := &wire.Exchange{
		URL:     x.URL,
		Request: wire.Message{Method: x.Request.Method, Target: x.Request.Target, Version: x.Request.Version, Fields: fields(x.Request.Headers)},
		Response: wire.Message{Version: x.Response.Version, Status: x.Response.Status, Reason: x.Response.Reason,
			Fields: fields(x.Response.Headers), Trailers: fields(x.Response.Trailers)},
	}
	out.Request.Start = startLine(x.Request.Method, x.Request.Target, x.Request.Version)
	out.Received, _ = time.Parse(time.RFC3339, x.ObservedAt)
	return field.Parse(out)
}

func fields(headers []Header) []wire.Field {
	out := make([]wire.Field, len(headers))
	for i, h := range headers {
		out[i] = wire.Field{Name: h[0], Value: h[1]}
	}
	return out
}

// startLine joins the parts that are known.
func startLine(parts ...string) string {
	return strings.Join(strings.Fields(strings.Join(parts, " ")), " ")
}
