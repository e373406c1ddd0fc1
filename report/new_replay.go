package report

import (
	"time"

	"maxage/inspect/replay"
	"maxage/inspect/wire"
)

// NewReplay writes the outcome of a replay down. asked may be nil.
func NewReplay(tool Tool, all []*wire.Exchange, played []replay.Played, asked *replay.WhatIf, o Options) *Replay {
	out := &Replay{SchemaVersion: SchemaVersion, Tool: tool, Caches: map[string]ReplayCache{}, Candidates: []Candidate{}, Errors: []Failure{}}
	start := started(all)
	for _, x := range all {
		a := replayAsked{url: valid(SafeURL(x.URL, o.ShowSecrets)), method: valid(x.Request.Method), status: x.Response.Status, after: -1}
		if !x.Sent.IsZero() {
			a.after = x.Sent.Sub(start)
		}
		out.asked = append(out.asked, a)
	}
	for i := range played {
		p := &played[i]
		c := ReplayCache{Requests: []ReplayRequest{}, Totals: totals(p.Totals), URLs: out.byURL(all, p)}
		for n := range p.Outcomes {
			c.Requests = append(c.Requests, replayed(n+1, &p.Outcomes[n]))
		}
		if o.Rate > 0 {
			rate := replay.OriginRate(all, p.Cache, o.Rate)
			c.OriginRate = &rate
		}
		c.compare(all, p)
		out.Caches[p.Cache.Name] = c
		out.order = append(out.order, p.Cache.Name)
	}
	if asked != nil && len(all) > 0 {
		out.WhatIf = newWhatIf(all, asked, o.Rate)
		for i := range asked.Candidates {
			out.Candidates = append(out.Candidates, newCandidate(&asked.Candidates[i], asked.Today.OriginRequests, o))
		}
	}
	return out
}

// started is when the first request of known time was sent.
func started(all []*wire.Exchange) (start time.Time) {
	for _, x := range all {
		if !x.Sent.IsZero() && (start.IsZero() || x.Sent.Before(start)) {
			start = x.Sent
		}
	}
	return start
}

// byURL counts what one cache did by URL.
func (r *Replay) byURL(all []*wire.Exchange, p *replay.Played) []ReplayURL {
	counts, place := []replay.Totals{}, map[string]int{}
	urls := []ReplayURL{}
	for i := range r.asked {
		u := r.asked[i].url
		at, known := place[u]
		if !known {
			at = len(counts)
			place[u] = at
			counts = append(counts, replay.Totals{})
			urls = append(urls, ReplayURL{URL: u})
		}
		counts[at].Add(&p.Outcomes[i], all[i].Body.Bytes)
	}
	for i := range counts {
		urls[i].ReplayTotals = totals(counts[i])
	}
	return urls
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
