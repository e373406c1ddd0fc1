package report

import (
	"io"
	"time"
)

// Replay is what caches would have done with a recording, in JSON. The words
// are those of RFC 9211.
type Replay struct {
	SchemaVersion string                  `json:"schema_version"`
	Tool          Tool                    `json:"tool"`
	Requests      int                     `json:"requests" jsonschema:"in the recording; single ones are listed of the first 10,000"`
	Recording     ReplayRecording         `json:"recording"`
	Exchanges     []ReplayExchange        `json:"exchanges" jsonschema:"in the order of the recording"`
	Caches        map[string]*ReplayCache `json:"caches"`
	WhatIf        *ReplayWhatIf           `json:"what_if,omitempty" jsonschema:"what a shared cache would leave for the origin if it kept what it does not reuse today"`
	Candidates    []Candidate             `json:"candidates" jsonschema:"the best URLs to keep for a while: of the lowest risk first, what saves less than one in a hundred requests last"`
	Errors        []Failure               `json:"errors"`

	order   []string // of the caches, as asked
	secrets bool     // are shown
}

// ReplayRecording counts what is particular about the requests.
type ReplayRecording struct {
	Seconds    int64 `json:"seconds" jsonschema:"from the first request to the last, as far as they are listed"`
	InBrowser  int   `json:"in_browser" jsonschema:"answered by the browser's own cache: no shared cache saw them"`
	ByWorker   int   `json:"by_service_worker" jsonschema:"answered by a service worker: no cache of HTTP saw them"`
	Unanswered int   `json:"unanswered" jsonschema:"blocked, given up or failed: no answer is recorded"`
	Undated    int   `json:"undated" jsonschema:"carry no time: played first, as if all at once"`
}

// ReplayExchange is one exchange of the recording.
type ReplayExchange struct {
	Exchange int    `json:"exchange" jsonschema:"its number in the recording, from 1"`
	Method   string `json:"method"`
	URL      string `json:"url"`
	Status   int    `json:"status" jsonschema:"0: no answer is recorded"`
	Sent     string `json:"sent,omitempty" jsonschema:"RFC 3339"`

	after time.Duration // the first request
}

// ReplayCache is what one cache did.
type ReplayCache struct {
	Requests   []ReplayRequest `json:"requests" jsonschema:"those that reached it, in the order of the recording, of the first 10,000"`
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
	URL string `json:"url" jsonschema:"empty for what lies beyond the first hundred thousand URLs"`
	ReplayTotals
}

// JSON writes the replay, indented.
func (r *Replay) JSON(w io.Writer) error {
	return writeJSON(w, r)
}
