package report

import (
	"bytes"
	"encoding/json"
	"io"

	"maxage/inspect/replay"
	"maxage/inspect/wire"
)

// Replay is what caches would have done with a recording, in JSON. The words
// are those of RFC 9211.
type Replay struct {
	SchemaVersion string                 `json:"schema_version"`
	Tool          Tool                   `json:"tool"`
	Caches        map[string]ReplayCache `json:"caches"`
	Errors        []Failure              `json:"errors"`

	order []string // of the caches, as asked
}

// ReplayCache is what one cache did.
type ReplayCache struct {
	Requests []ReplayRequest `json:"requests" jsonschema:"in the order of the recording"`
	Totals   ReplayTotals    `json:"totals"`
	URLs     []ReplayURL     `json:"urls" jsonschema:"in the order in which they were first asked for"`
}

// ReplayRequest is what became of one request.
type ReplayRequest struct {
	Exchange  int    `json:"exchange" jsonschema:"its number in the recording, from 1"`
	Hit       bool   `json:"hit" jsonschema:"answered from store without waiting for the origin"`
	Fwd       string `json:"fwd,omitempty" jsonschema:"why it was forwarded: uri-miss, vary-miss, stale, request, method, bypass, partial or miss"`
	TTL       *int64 `json:"ttl_s,omitempty" jsonschema:"freshness left in a hit, negative when stale"`
	Stored    bool   `json:"stored,omitempty"`
	Collapsed bool   `json:"collapsed,omitempty"`
	Validator string `json:"validator,omitempty" jsonschema:"etag or last-modified: the origin was asked with a condition"`
	Confirmed bool   `json:"confirmed,omitempty" jsonschema:"the stored response was still good"`
	Detail    string `json:"detail,omitempty"`
	Because   string `json:"because,omitempty"`
}

// ReplayTotals count over requests; bytes are of bodies as transferred.
type ReplayTotals struct {
	Requests       int   `json:"requests"`
	Hits           int   `json:"hits"`
	Revalidations  int   `json:"revalidations"`
	OriginRequests int   `json:"origin_requests"`
	OriginBytes    int64 `json:"origin_bytes"`
	SavedBytes     int64 `json:"saved_bytes"`
}

// ReplayURL is the totals of one URL.
type ReplayURL struct {
	URL string `json:"url"`
	ReplayTotals
}

// NewReplay writes the outcome of a replay down.
func NewReplay(tool Tool, all []*wire.Exchange, played []replay.Played, o Options) *Replay {
	out := &Replay{SchemaVersion: SchemaVersion, Tool: tool, Caches: map[string]ReplayCache{}, Errors: []Failure{}}
	for _, p := range played {
		c := ReplayCache{Requests: []ReplayRequest{}, Totals: totals(p.Totals), URLs: []ReplayURL{}}
		counts, place := []replay.Totals{}, map[string]int{}
		for i := range p.Outcomes {
			c.Requests = append(c.Requests, replayed(i+1, &p.Outcomes[i]))
			u := SafeURL(all[i].URL, o.ShowSecrets)
			at, known := place[u]
			if !known {
				at = len(counts)
				place[u] = at
				counts = append(counts, replay.Totals{})
				c.URLs = append(c.URLs, ReplayURL{URL: valid(u)})
			}
			counts[at].Add(&p.Outcomes[i], all[i].Body.Bytes)
		}
		for i := range counts {
			c.URLs[i].ReplayTotals = totals(counts[i])
		}
		out.Caches[p.Cache.Name] = c
		out.order = append(out.order, p.Cache.Name)
	}
	return out
}

func totals(t replay.Totals) ReplayTotals {
	return ReplayTotals{t.Requests, t.Hits, t.Revalidations, t.OriginRequests, t.OriginBytes, t.SavedBytes}
}

func replayed(number int, o *replay.Outcome) ReplayRequest {
	r := ReplayRequest{
		Exchange: number, Hit: o.Hit, Fwd: string(o.Fwd), Stored: o.Stored, Collapsed: o.Collapsed,
		Validator: o.Validator, Confirmed: o.Confirmed, Detail: o.Detail, Because: valid(o.Because),
	}
	if o.Hit {
		ttl := o.TTL
		r.TTL = &ttl
	}
	return r
}

// JSON writes the replay, indented.
func (r *Replay) JSON(w io.Writer) error {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	if err := e.Encode(r); err != nil {
		return err
	}
	_, err := w.Write(harmlessJSON(nil, b.Bytes()))
	return err
}
