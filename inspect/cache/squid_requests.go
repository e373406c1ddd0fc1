package cache

import (
	"slices"
	"strings"

	"maxage/inspect/field"
	"maxage/inspect/wire"
)

// meets says what the directives of a request want of a stored response, as
// refresh.cc does.
func (q squid) meets(now, stored *field.Response, v *Verdict) Demand {
	d := q.control(squidMembers(&now.Exchange.Request, wire.Request, "Cache-Control"))
	age, staleness := v.Age, v.Age-v.Lifetime
	if v.Source == SourceExpires {
		staleness += squidOverdue(q.rereads(stored))
	}
	if least := d.Get(field.MinFresh); least != nil {
		age, staleness = age+least.Seconds, staleness+least.Seconds
	}
	maxAge, maxStale := d.Get(field.MaxAge), d.Get(field.MaxStale)
	switch {
	case d.Has(field.NoCache) || len(d.List) == 0 && squidPragma(&now.Exchange.Request):
		return Aside
	case slices.Contains(squidNegative, stored.Exchange.Response.Status):
		return v.negative()
	case v.says(NoCache):
		return AsUsual
	case maxAge != nil && (age > maxAge.Seconds || maxAge.Seconds == 0) && !q.control(squidMembers(&stored.Exchange.Response, wire.Response, "Cache-Control")).Has(field.Immutable):
		return Asked
	case maxStale != nil && staleness >= 0 && !v.says(MustAskWhenStale, StaleForbidden) && (!maxStale.HasArg || staleness < maxStale.Seconds):
		return AsStored
	case v.Reuse == Fresh && staleness >= 0:
		return Asked
	}
	return AsUsual
}

// negative is what becomes of a response that negative_ttl let it store: while
// it is fresh nothing stands against it, and then it is gone. negative_ttl
// counts from the arrival.
func (v *Verdict) negative() Demand {
	age, arrival := v.Age, v.arrival
	if v.Source == SourceDefault {
		age, arrival = age-arrival, 0
	}
	switch {
	case age < v.Lifetime:
		return AsStored
	case arrival < v.Lifetime:
		return Aside
	}
	return AsUsual
}

// says reports whether one of the codes is among the reasons.
func (v *Verdict) says(codes ...Code) bool {
	return slices.ContainsFunc(v.Because, func(r Reason) bool { return slices.Contains(codes, r.Code) })
}

// squidSafe and squidMethods are the methods that it knows; only the former
// invalidate nothing. PURGE it denies.
var (
	squidSafe    = []string{"GET", "HEAD", "CONNECT", "TRACE", "OPTIONS", "PROPFIND", "COPY", "LOCK", "UNLOCK", "SEARCH", "PURGE"}
	squidMethods = []string{
		"POST", "PUT", "DELETE", "LINK", "UNLINK", "CHECKOUT", "CHECKIN", "UNCHECKOUT", "MKWORKSPACE", "VERSION-CONTROL",
		"REPORT", "UPDATE", "LABEL", "MERGE", "BASELINE-CONTROL", "MKACTIVITY", "PROPPATCH", "MKCOL", "MOVE", "PRI",
	}
)

func squidUnsafe(q *wire.Message) bool { return !slices.Contains(squidSafe, q.Method) }

func squidUnknown(q *wire.Message) bool {
	return squidUnsafe(q) && !slices.Contains(squidMethods, q.Method)
}

// squidSingle are request fields of which the first line counts, and an empty
// one is none.
var squidSingle = []string{
	"authorization", "content-disposition", "content-type", "cookie", "date", "from", "host", "max-forwards", "negotiate",
	"origin", "range", "referer", "te", "title", "translate", "user-agent",
}

// squidSame compares the lines byte by byte.
func squidSame(name string, stored, now []string) bool {
	if slices.Contains(squidSingle, name) {
		return squidFirst(stored) == squidFirst(now)
	}
	return (len(stored) == 0) == (len(now) == 0) && squidJoined(stored) == squidJoined(now)
}

func squidFirst(lines []string) string {
	if len(lines) == 0 {
		return ""
	}
	return lines[0]
}

func squidJoined(lines []string) string {
	var joined strings.Builder
	for _, line := range lines {
		if joined.Len() > 0 {
			joined.WriteString(", ")
		}
		joined.WriteString(line)
	}
	return joined.String()
}

// squidValidator: If-Modified-Since is sent always, if need be with the date of
// the stored response.
func squidValidator(r *field.Response) string {
	etag, _ := r.Exchange.Response.Get("ETag")
	switch {
	case len(etag) > 1 && etag[0] == '"' && etag[len(etag)-1] == '"':
		return "etag"
	case r.LastModified.Present:
		if text := r.Exchange.Text(r.LastModified.Span); squidTime(text) >= 0 {
			return "last-modified"
		}
	}
	return "date"
}

// squidMarks are directives that count as they stood in the response that was
// stored, whatever a 304 says.
var squidMarks = []field.Kind{field.NoStore, field.NoCache, field.Private, field.MustRevalidate, field.ProxyRevalidate}

// squidRenews: a 304 changes all fields but Vary, and of Cache-Control all but
// the marks. The lifetime in Surrogate-Control counts only until then.
func squidRenews(stored, by *field.Response) (fields []wire.Field) {
	var control []string
	for _, of := range []*field.Response{by, stored} {
		for m := range squidMembers(&of.Exchange.Response, wire.Response, "Cache-Control") {
			name, _, _ := m.cut()
			if slices.Contains(squidMarks, field.KindOf(name)) == (of == stored) {
				control = append(control, m.text)
			}
		}
	}
	for _, f := range by.Exchange.Response.Fields {
		switch strings.ToLower(f.Name) {
		case "vary", "surrogate-control":
		case "cache-control":
			fields = append(fields, wire.Field{Name: f.Name, Value: strings.Join(control, ", ")})
			control = nil
		default:
			fields = append(fields, f)
		}
	}
	if s := (squid{}).surrogate(stored); s.applies && !s.noStore {
		fields = append(fields, wire.Field{Name: "Surrogate-Control", Value: "renewed"})
	}
	return fields
}
