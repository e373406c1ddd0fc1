package report

import (
	"strconv"

	"maxage/inspect/replay"
)

// mostCandidates is how many URLs are listed that could be kept for a while.
const mostCandidates = 20

// ReplayWhatIf is what the origin would see if a shared cache kept for a while
// what it does not reuse today.
type ReplayWhatIf struct {
	Cache      string     `json:"cache" jsonschema:"the shared cache that today means"`
	TTL        int64      `json:"ttl_s,omitempty" jsonschema:"seconds that all URLs are kept for; absent: as long as each candidate suggests"`
	Requests   int        `json:"requests" jsonschema:"that reached the cache"`
	Today      ReplayLoad `json:"today"`
	Then       ReplayLoad `json:"then"`
	LowRisk    ReplayLoad `json:"low_risk" jsonschema:"if only the candidates of low risk were kept"`
	Outdated   int        `json:"outdated_answers" jsonschema:"saved requests to which the origin gave something else than what was kept"`
	Insisting  int        `json:"insisting" jsonschema:"saved requests that wanted the origin to be asked (no-cache)"`
	Rate       float64    `json:"rate,omitempty" jsonschema:"requests a second of this mix"`
	Candidates int        `json:"candidates" jsonschema:"how many URLs would save something"`

	title string // of the cache
}

// ReplayLoad is what the origin has to do.
type ReplayLoad struct {
	Requests int      `json:"origin_requests"`
	Bytes    int64    `json:"origin_bytes"`
	Rate     *float64 `json:"origin_rate,omitempty" jsonschema:"requests a second that reach the origin at the rate asked for"`
}

// Candidate is a URL that a shared cache could keep for a while.
type Candidate struct {
	URL        string  `json:"url"`
	Requests   int     `json:"requests" jsonschema:"GET and HEAD that reached the cache"`
	Bodies     *int    `json:"bodies,omitempty" jsonschema:"different bodies seen, 64 at most; absent: nothing tells them apart"`
	BodiesBy   string  `json:"bodies_by" jsonschema:"how they were told apart; by length there may be more"`
	TTL        int64   `json:"ttl_s" jsonschema:"the lifetime asked about, or the one that suits what was seen"`
	Saved      int     `json:"saved_requests"`
	SavedShare float64 `json:"saved_share" jsonschema:"of all requests that the origin sees today, 0 to 1"`
	SavedBytes int64   `json:"saved_bytes"`
	Outdated   int     `json:"outdated_answers" jsonschema:"saved requests to which the origin gave something else"`
	Risk       string  `json:"risk"`
	Risks      []Risk  `json:"risks"`
}

// Risk is why a URL may not be for a cache.
type Risk struct {
	Kind string `json:"kind"`
	Text string `json:"text"`
}

// whatIf writes down what was asked; nothing if nothing reached a shared cache.
func (r *Replay) whatIf(w *replay.WhatIf) {
	r.Candidates = []Candidate{}
	if w.Requests == 0 {
		return
	}
	r.WhatIf = &ReplayWhatIf{
		Cache: w.Cache.Name, title: w.Cache.Title, TTL: w.Lifetime, Requests: w.Requests,
		Today: replayLoad(w.Today, w, w.Rates.Today), Then: replayLoad(w.Then, w, w.Rates.Then), LowRisk: replayLoad(w.LowRisk, w, w.Rates.LowRisk),
		Outdated: w.Stale, Insisting: w.Insisting, Rate: w.Rate, Candidates: len(w.Candidates),
	}
	for i := range w.Candidates[:min(len(w.Candidates), mostCandidates)] {
		r.Candidates = append(r.Candidates, r.candidate(&w.Candidates[i], w.Today.Requests))
	}
}

func (r *Replay) candidate(c *replay.Candidate, today int) Candidate {
	out := Candidate{
		URL: r.safe(c.URL), Requests: c.Requests, BodiesBy: c.Basis.String(), TTL: c.Lifetime, Saved: c.Saved.Requests, SavedBytes: c.Saved.Bytes,
		SavedShare: rounded(float64(c.Saved.Requests) / float64(today)), Outdated: c.Stale, Risk: c.Risks.Level().String(), Risks: []Risk{},
	}
	if c.Basis != replay.Unknown {
		out.Bodies = &c.Bodies
	}
	for _, kind := range c.Risks.Words() {
		out.Risks = append(out.Risks, Risk{kind, riskTexts[kind]})
	}
	return out
}

// riskTexts say the risks in a few words, for a table.
var riskTexts = map[string]string{
	"session-cookie": "sets a session cookie",
	"private":        "says private",
	"no-store":       "says no-store",
	"authorization":  "request has Authorization",
	"several-bodies": "several bodies at a time",
	"sets-cookie":    "sets a cookie",
	"cookie":         "request has a cookie",
	"personal-url":   "URL sounds personal",
	"no-cache":       "says no-cache",
	"vary":           "varies by user",
	"changed":        "changes within that time",
	"unknown-bodies": "bodies not recorded",
}

func replayLoad(l replay.Load, w *replay.WhatIf, rate float64) ReplayLoad {
	out := ReplayLoad{Requests: l.Requests, Bytes: l.Bytes}
	if w.Rate > 0 {
		rate = rounded(rate)
		out.Rate = &rate
	}
	return out
}

// rounded keeps four digits, which is more than a recording can tell.
func rounded(f float64) float64 {
	f, _ = strconv.ParseFloat(strconv.FormatFloat(f, 'g', 4, 64), 64)
	return f
}
