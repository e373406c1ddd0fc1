package report

import (
	"time"

	"maxage/inspect/replay"
	"maxage/inspect/wire"
)

// NewReplay writes the outcome of a replay down. asked may be nil.
func NewReplay(tool Tool, run *replay.Run, asked *replay.WhatIf, o Options) *Replay {
	all := run.Kept
	out := &Replay{SchemaVersion: SchemaVersion, Tool: tool, Requests: run.Requests, Caches: map[string]ReplayCache{}, Candidates: []Candidate{}, Errors: []Failure{}}
	start := started(all)
	for _, x := range all {
		a := replayAsked{url: valid(SafeURL(x.URL, o.ShowSecrets)), method: valid(x.Request.Method), status: x.Response.Status, after: -1}
		if !x.Sent.IsZero() {
			a.after = x.Sent.Sub(start)
		}
		out.asked = append(out.asked, a)
	}
	for i := range run.Played {
		p := &run.Played[i]
		c := ReplayCache{Requests: []ReplayRequest{}, Totals: totals(p.Totals), URLs: byURL(run, i, o)}
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

// byURL lists what one cache did by URL. URLs that look the same without their
// secrets are one.
func byURL(run *replay.Run, cache int, o Options) []ReplayURL {
	place := map[string]int{}
	urls := []ReplayURL{}
	for i := range run.Pages {
		u := valid(SafeURL(run.Pages[i].URL, o.ShowSecrets))
		at, known := place[u]
		if !known {
			at = len(urls)
			place[u] = at
			urls = append(urls, ReplayURL{URL: u})
		}
		urls[at].add(totals(run.Pages[i].Totals[cache]))
	}
	return urls
}

func (t *ReplayTotals) add(o ReplayTotals) {
	t.Requests += o.Requests
	t.Hits += o.Hits
	t.Revalidations += o.Revalidations
	t.OriginRequests += o.OriginRequests
	t.OriginBytes += o.OriginBytes
	t.SavedBytes += o.SavedBytes
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
