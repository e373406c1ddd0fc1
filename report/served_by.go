package report

import "maxage/inspect/field"

// ServedBy is what one cache says it did with the request. One that answered
// from its store repeats what those before it in the list had said when the
// copy was fetched.
type ServedBy struct {
	Cache    string `json:"cache,omitempty" jsonschema:"absent when the field does not tell"`
	Outcome  string `json:"outcome,omitempty" jsonschema:"hit, stale, revalidated, miss, bypass or generated (made by the cache itself)"`
	Evidence string `json:"evidence" jsonschema:"the header, and the member of it that says so"`
	Node     string `json:"node,omitempty" jsonschema:"which of its machines or stores speaks"`
	Age      *int64 `json:"age_s,omitempty" jsonschema:"how old the stored response is, with the cache that answered"`
	TTL      *int64 `json:"ttl_s,omitempty" jsonschema:"how long it stays fresh by the cache's own count; negative when stale"`
	Hits     int64  `json:"hits,omitempty" jsonschema:"how often the cache has used its copy"`
	Detail   string `json:"detail,omitempty" jsonschema:"what the cache adds in its own words"`
}

func (w *writer) servedBy(served []field.Served) []ServedBy {
	out := make([]ServedBy, 0, len(served))
	for i := range served {
		s := &served[i]
		out = append(out, ServedBy{
			Cache: Valid(s.Cache), Outcome: s.Outcome, Evidence: w.span(s.Span).Name + ": " + Valid(w.x.Text(s.Span)),
			Node: Valid(s.Node), Age: known(s.Age, s.HasAge), TTL: known(s.TTL, s.HasTTL), Hits: s.Hits, Detail: Valid(s.Detail),
		})
	}
	return out
}

func known(n int64, ok bool) *int64 {
	if !ok {
		return nil
	}
	return &n
}

func (e *encoder) servedBy(s *ServedBy) {
	e.some("cache", s.Cache)
	e.some("outcome", s.Outcome)
	e.text("evidence", s.Evidence)
	e.some("node", s.Node)
	e.optional("age_s", s.Age)
	e.optional("ttl_s", s.TTL)
	if s.Hits != 0 {
		e.number("hits", s.Hits)
	}
	e.some("detail", s.Detail)
}
