package report

import (
	"bytes"
	"encoding/json"
	"io"
	"time"
)

// Replay is what caches would have done with a recording, in JSON. The words
// are those of RFC 9211.
type Replay struct {
	SchemaVersion string                 `json:"schema_version"`
	Tool          Tool                   `json:"tool"`
	Requests      int                    `json:"requests" jsonschema:"in the recording; what is said of single ones, and of what could be, is said of the first 10,000"`
	Caches        map[string]ReplayCache `json:"caches"`
	WhatIf        *ReplayWhatIf          `json:"what_if,omitempty" jsonschema:"what a shared cache would leave for the origin if answers were cacheable that are not"`
	Candidates    []Candidate            `json:"candidates" jsonschema:"URLs that would spare the origin requests if they were cacheable: of the lowest risk first, of these the best"`
	Errors        []Failure              `json:"errors"`

	order []string // of the caches, as asked
	asked []replayAsked
}

// replayAsked is what text says of a request itself.
type replayAsked struct {
	url, method string
	status      int
	after       time.Duration // since the first one; negative if not known
}

// ReplayCache is what one cache did.
type ReplayCache struct {
	Requests   []ReplayRequest `json:"requests" jsonschema:"in the order of the recording, the first 10,000"`
	Totals     ReplayTotals    `json:"totals"`
	OriginRate *float64        `json:"origin_rate,omitempty" jsonschema:"requests a second that reach the origin of as many as --rate says"`
	Recorded   *RecordedTotals `json:"recorded,omitempty" jsonschema:"how well the prediction agrees with what the recording says that its browser did"`
	URLs       []ReplayURL     `json:"urls" jsonschema:"in the order in which they were first asked for"`
}

// ReplayRequest is what became of one request.
type ReplayRequest struct {
	Exchange  int              `json:"exchange" jsonschema:"its number in the recording, from 1"`
	Hit       bool             `json:"hit" jsonschema:"answered from store without waiting for the origin"`
	Fwd       string           `json:"fwd,omitempty" jsonschema:"why it was forwarded: uri-miss, vary-miss, stale, request, method, bypass, partial or miss"`
	TTL       *int64           `json:"ttl_s,omitempty" jsonschema:"freshness left in a hit, negative when stale"`
	Stored    bool             `json:"stored,omitempty"`
	Collapsed bool             `json:"collapsed,omitempty"`
	Validator string           `json:"validator,omitempty" jsonschema:"etag, last-modified or date: the origin was asked with a condition"`
	Confirmed bool             `json:"confirmed,omitempty" jsonschema:"the stored response was still good"`
	Detail    string           `json:"detail,omitempty"`
	Because   string           `json:"because,omitempty"`
	Recorded  *RecordedRequest `json:"recorded,omitempty" jsonschema:"what the recording says that its browser did"`
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
