package report

import (
	"maxage/inspect/replay"
	"maxage/inspect/wire"
)

// ReplayWhatIf compares a recording as a shared cache would have answered it
// with what it could have answered.
type ReplayWhatIf struct {
	TTL            int64        `json:"ttl_s,omitempty" jsonschema:"seconds that answers are cacheable for; absent: as long as each candidate suggests"`
	Changed        int          `json:"changed_requests" jsonschema:"requests whose answers were made cacheable, or for longer"`
	Today          ReplayTotals `json:"today"`
	Then           ReplayTotals `json:"then"`
	LowRisk        int          `json:"low_risk_origin_requests" jsonschema:"what the origin would see if only the candidates of low risk were cacheable"`
	Rate           float64      `json:"rate,omitempty" jsonschema:"requests a second"`
	TodayRate      *float64     `json:"today_origin_rate,omitempty" jsonschema:"of these, what reaches the origin today"`
	ThenOriginRate *float64     `json:"then_origin_rate,omitempty" jsonschema:"of these, what would reach the origin"`
}

// Candidate is a URL that could be cached.
type Candidate struct {
	URL        string  `json:"url"`
	Requests   int     `json:"requests" jsonschema:"GET requests that a cache could answer"`
	Bodies     *int    `json:"bodies,omitempty" jsonschema:"different bodies seen; absent: it cannot be told"`
	BodiesBy   string  `json:"bodies_by,omitempty" jsonschema:"sha256, etag, or length, by which there may be more"`
	TTL        int64   `json:"ttl_s" jsonschema:"the lifetime asked about, or suggested by what was seen"`
	Saved      int     `json:"saved_requests"`
	SavedShare float64 `json:"saved_share" jsonschema:"of all requests that the origin sees today, 0 to 1"`
	SavedBytes int64   `json:"saved_bytes"`
	Outdated   int     `json:"outdated_answers" jsonschema:"answers that would have differed from the origin's at that moment"`
	Risk       string  `json:"risk" jsonschema:"low, some or high"`
	Risks      []Risk  `json:"risks"`

	whole int // requests that the origin sees today
}

// Risk is why a URL may not be for a cache.
type Risk struct {
	Kind string `json:"kind"`
	Text string `json:"text"`
}

func newWhatIf(all []*wire.Exchange, asked *replay.WhatIf, rate float64) *ReplayWhatIf {
	w := &ReplayWhatIf{TTL: asked.TTL, Changed: asked.Changed, Today: totals(asked.Today), Then: totals(asked.Then), LowRisk: asked.SafeOriginRequests()}
	if rate > 0 {
		today, then := asked.OriginRates(all, rate)
		w.Rate, w.TodayRate, w.ThenOriginRate = rate, &today, &then
	}
	return w
}

func newCandidate(c *replay.Candidate, today int, o Options) Candidate {
	out := Candidate{
		URL: valid(SafeURL(c.URL, o.ShowSecrets)), Requests: c.Requests, BodiesBy: string(c.BodiesBy), TTL: c.TTL,
		Saved: c.Saved, SavedShare: float64(c.Saved) / float64(max(1, today)), SavedBytes: c.SavedBytes,
		Outdated: c.Old, Risk: string(c.Level()), Risks: []Risk{}, whole: today,
	}
	if c.BodiesBy != replay.BodiesUnknown {
		out.Bodies = &c.Bodies
	}
	for _, r := range c.Risks {
		out.Risks = append(out.Risks, Risk{string(r), riskTexts[r]})
	}
	return out
}

// riskTexts say the risks in a few words, for a table.
var riskTexts = map[replay.Risk]string{
	replay.SetsCookie:    "sets a cookie",
	replay.Authorized:    "Authorization was sent",
	replay.SaysPrivate:   "says private",
	replay.SaysNoStore:   "says no-store",
	replay.Personal:      "looks personal",
	replay.DiffersAtOnce: "differs at the same moment",
	replay.VariesByAll:   "Vary: *",
	replay.SendsCookie:   "a Cookie was sent",
	replay.SaysNoCache:   "says no-cache",
	replay.Varies:        "has variants",
	replay.Outdated:      "changed meanwhile",
	replay.Unseen:        "bodies not known",
}
