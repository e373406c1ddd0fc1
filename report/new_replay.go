package report

import (
	"time"

	"maxage/inspect/replay"
	"maxage/inspect/wire"
)

// NewReplay writes the outcome of a replay down.
func NewReplay(tool Tool, run *replay.Run, o Options) *Replay {
	r := &Replay{SchemaVersion: SchemaVersion, Tool: tool, Requests: run.Requests, Caches: map[string]*ReplayCache{}, Errors: []Failure{}, secrets: o.ShowSecrets}
	r.exchanges(run.Kept)
	s := &run.Seen
	r.Recording.InBrowser, r.Recording.ByWorker, r.Recording.Unanswered, r.Recording.Undated = s.InBrowser, s.ByWorker, s.Unanswered, s.Undated
	for i := range run.Played {
		p := &run.Played[i]
		c := &ReplayCache{Requests: replayed(run, p), Totals: totals(p.Totals), Recorded: r.recorded(p.Against), URLs: r.byURL(run, i)}
		if w := run.WhatIf; w.Rate > 0 {
			rate := rounded(p.Rate(w.Rate))
			c.OriginRate = &rate
		}
		r.Caches[p.Cache.Name] = c
		r.order = append(r.order, p.Cache.Name)
	}
	r.whatIf(run.WhatIf)
	return r
}

func (r *Replay) safe(url string) string { return Valid(SafeURL(url, r.secrets)) }

func (r *Replay) exchanges(all []*wire.Exchange) {
	r.Exchanges = make([]ReplayExchange, len(all))
	start := started(all)
	for i, x := range all {
		e := ReplayExchange{Exchange: i + 1, Method: Valid(x.Request.Method), URL: r.safe(x.URL), Status: x.Response.Status}
		if !x.Sent.IsZero() {
			e.Sent = x.Sent.UTC().Format(time.RFC3339Nano)
			e.after = x.Sent.Sub(start)
			r.Recording.Seconds = max(r.Recording.Seconds, int64(e.after/time.Second))
		}
		r.Exchanges[i] = e
	}
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

// replayed lists what one cache did with the requests that reached it.
func replayed(run *replay.Run, p *replay.Played) []ReplayRequest {
	out := make([]ReplayRequest, 0, len(p.Outcomes))
	for at := range p.Outcomes {
		if !replay.Reaches(p.Cache, run.Kept[at]) {
			continue
		}
		o := &p.Outcomes[at]
		q := ReplayRequest{
			Exchange: at + 1, Hit: o.Hit, Fwd: string(o.Fwd), Stored: o.Stored, Collapsed: o.Collapsed,
			Validator: o.Validator, Confirmed: o.Confirmed, Detail: o.Detail, Because: Valid(o.Because),
		}
		if o.Hit {
			q.TTL = &o.TTL
		}
		q.compared(run, p, at)
		out = append(out, q)
	}
	return out
}

// byURL lists what one cache did by URL. URLs that look the same without their
// secrets are one.
func (r *Replay) byURL(run *replay.Run, cache int) []ReplayURL {
	place := map[string]int{}
	urls := []ReplayURL{}
	for i := range run.Pages {
		u := r.safe(run.Pages[i].URL)
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
