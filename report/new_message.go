package report

import (
	"maxage/inspect/wire"
)

func (w *writer) headers(part wire.Part, fields []wire.Field) []Header {
	out := make([]Header, 0, len(fields))
	for i, f := range fields {
		re := w.hide.value(f.Name, f.Value)
		out = append(out, Header{Valid(f.Name), re.text(f.Value)})
		if re != nil {
			w.moved = append(w.moved, moved{part, i, re})
		}
	}
	return out
}

// plainHeaders is for fields that no span points into.
func (w *writer) plainHeaders(fields []wire.Field) []Header {
	out := make([]Header, 0, len(fields))
	for _, f := range fields {
		out = append(out, Header{Valid(f.Name), w.hide.text(f.Name, f.Value)})
	}
	return out
}

func (w *writer) request() Request {
	m := &w.x.Request
	return Request{
		Method: Valid(m.Method), Target: w.hide.url(m.Target), Version: m.Version,
		Headers: w.headers(wire.Request, m.Fields), BodyBytes: max(0, m.Bytes),
	}
}

func (w *writer) response() Response {
	m := &w.x.Response
	r := Response{
		Version: Valid(m.Version), Status: m.Status, Reason: Valid(m.Reason),
		Headers:  w.headers(wire.Response, m.Fields),
		Trailers: w.plainHeaders(m.Trailers),
		Body:     Body{SHA256: w.x.Body.SHA256, Truncated: w.x.Body.Truncated},
	}
	r.Body.Bytes, r.Body.DecodedBytes = knownBytes(w.x.Body.Bytes), knownBytes(w.x.Body.Decoded)
	return r
}

func knownBytes(n int64) *int64 {
	if n < 0 {
		return nil
	}
	return &n
}

func (w *writer) interim() []Interim {
	out := make([]Interim, 0, len(w.x.Interim))
	for _, m := range w.x.Interim {
		out = append(out, Interim{Status: m.Status, Headers: w.plainHeaders(m.Fields)})
	}
	return out
}
