// Package replay plays recorded exchanges, in the order of their time, through
// a cache, and says of each request in the words of RFC 9211 what the cache
// would have done. What the origin would have answered is what it did answer
// when the exchange was recorded.
package replay

import (
	"slices"
	"time"

	"maxage/inspect/cache"
	"maxage/inspect/field"
	"maxage/inspect/wire"
)

// Outcome is what the cache did with one request (RFC 9211 section 2).
type Outcome struct {
	Hit       bool   // answered from store without waiting for the origin
	Fwd       Fwd    // why it was forwarded; "" for a hit
	TTL       int64  // seconds of freshness left in the stored response, negative when stale; for hits
	Stored    bool   // the origin's response was stored
	Collapsed bool   // it waited for a request already under way
	Validator string // "etag", "last-modified" or "date": the origin was asked with a condition
	Confirmed bool   // the stored response was still good: nothing had to be sent again
	Detail    string // what else a reader should know, such as "stale-if-error"
	Because   string // the deciding reason, a sentence
	Origin    int    // requests that the origin saw for this one: 0 or 1
}

// Fwd is why a request went towards the origin.
type Fwd string

// The reasons of RFC 9211 section 2.2.
const (
	URIMiss  Fwd = "uri-miss"
	VaryMiss Fwd = "vary-miss"
	Stale    Fwd = "stale"
	Request  Fwd = "request"
	Method   Fwd = "method"
	Bypass   Fwd = "bypass"
	Partial  Fwd = "partial"
	Miss     Fwd = "miss"
)

// Player is one cache with what it has stored so far.
type Player struct {
	cache *cache.Cache
	store map[string][]*stored // by key, the newest response last
	keys  []string             // of store, the longest known first
	later field.Response       // the stored response under judgement, at a later moment
	terse bool                 // Because is not wanted
}

// A recording may be longer than memory is large, so the store is bounded: the
// key that has been known longest goes first, and of a key the oldest variant.
const (
	mostKeys     = 50_000
	mostVariants = 250
)

// New returns an empty cache that behaves as c.
func New(c *cache.Cache) *Player {
	return &Player{cache: c, store: map[string][]*stored{}}
}

// stored is one response that the cache keeps.
type stored struct {
	response *field.Response
	key      []string  // the request fields that select it
	head     bool      // it answers HEAD only
	arrived  time.Time // an answer under way until then
	invalid  bool      // an unsafe request has made it stale (RFC 9111 section 4.4)
	renewed  bool      // it has taken the place of a stale one
	asked    time.Time // when a request last came upon it, where Idle counts
}

// Play plays one exchange. Exchanges must come in the order of their time.
func (p *Player) Play(x *wire.Exchange) Outcome { return p.play(field.Parse(x)) }

func (p *Player) play(r *field.Response) Outcome {
	switch r.Exchange.Request.Method {
	case "HEAD":
		if p.cache.Practice.Head == cache.HeadApart {
			return p.other(r)
		}
		fallthrough
	case "", "GET":
		return p.safe(r)
	}
	return p.other(r)
}

// other passes on what is no GET or HEAD. An unsafe request that succeeds
// invalidates what is stored for its URL (RFC 9111 section 4.4).
func (p *Player) other(r *field.Response) Outcome {
	out := Outcome{Fwd: Method, Origin: 1, Because: "the method " + r.Exchange.Request.Method + " is passed on"}
	p.unsafe(r)
	out.Stored = p.keep(r)
	return out
}

// unsafe invalidates what a request may have changed.
func (p *Player) unsafe(r *field.Response) {
	practice, s := &p.cache.Practice, r.Exchange.Response.Status
	if s == 0 || !p.invalidates(&r.Exchange.Request) || (s < 200 || s >= 400) && !p.always(&r.Exchange.Request) || s >= 300 && practice.Unmoved {
		return
	}
	p.invalidate(p.key(r.Exchange.URL))
	if practice.OwnURL {
		return
	}
	for _, t := range []field.Text{r.Location, r.ContentLocation} {
		if target := sameOrigin(r.Exchange.URL, t.Value); t.Present && target != "" {
			p.invalidate(p.key(target))
		}
	}
}

func (p *Player) always(q *wire.Message) bool {
	return p.cache.Practice.Always != nil && p.cache.Practice.Always(q)
}

func (p *Player) invalidates(q *wire.Message) bool {
	if unsafe := p.cache.Practice.Unsafe; unsafe != nil {
		return unsafe(q)
	}
	if some := p.cache.Practice.Invalidates; some != nil {
		return slices.Contains(some, q.Method)
	}
	switch q.Method {
	case "GET", "HEAD", "OPTIONS", "TRACE", "PROPFIND", "REPORT", "QUERY", "SEARCH":
		return false
	}
	return true
}

func (p *Player) invalidate(key string) {
	if p.cache.Practice.Removes {
		delete(p.store, key)
	}
	for _, s := range p.store[key] {
		s.invalid = true
	}
}

// safe answers a GET or HEAD from store, or forwards it.
func (p *Player) safe(r *field.Response) Outcome {
	if why := p.cache.Passes(&r.Request); why != cache.NoCode {
		out := p.forward(r, Bypass)
		reason := cache.Reason{Code: why}
		out.Because = reason.Text()
		return out
	}
	now := r.Exchange.Sent
	s, miss := p.find(r)
	if s != nil && miss == VaryMiss {
		return p.across(r, s, now)
	}
	if s != nil && s.arrived.After(now) && p.shares(r, s) {
		return Outcome{Fwd: miss, Collapsed: true, Because: "the same is being fetched already; its answer serves both"}
	}
	if s != nil && s.arrived.After(now) && s.renewed && (p.cache.Practice.Locks || p.cache.Says(s.response, p.cache.Practice.LocksFor)) {
		return Outcome{Hit: true, Detail: "locked", Because: "another request is asking about the stale response, so it is served meanwhile"}
	}
	if s == nil || s.arrived.After(now) && p.cache.Practice.Scatters {
		return p.forward(r, miss)
	}
	return p.fromStore(r, s, now)
}

// across asks about a stored response that Vary does not select.
func (p *Player) across(r *field.Response, s *stored, now time.Time) Outcome {
	v := p.judge(s, now)
	if d := p.demands(r, &v); d.anew || d.aside {
		return p.anew(r, d.anew)
	}
	return p.ask(r, s, &v, VaryMiss, "the stored response answered a request with other fields that Vary names")
}

// anew fetches without a condition what the request wants fresh from the
// origin, and may throw away what is stored.
func (p *Player) anew(r *field.Response, drop bool) Outcome {
	if drop {
		delete(p.store, p.key(r.Exchange.URL))
	}
	out := p.forward(r, Request)
	out.Because = "the request wants it fetched anew"
	return out
}

// shares reports whether a request may wait for an answer that is under way.
func (p *Player) shares(r *field.Response, s *stored) bool {
	v := p.judge(s, s.arrived)
	if d := p.demands(r, &v); d.anew || d.aside {
		return false
	}
	return !p.cache.Practice.Scatters && reusable(v) && p.meets(r, s, &v) == cache.AsUsual
}

func (p *Player) meets(r *field.Response, s *stored, v *cache.Verdict) cache.Demand {
	if meets := p.cache.Practice.Meets; meets != nil {
		return meets(r, s.response, v)
	}
	return cache.AsUsual
}

// fromStore answers with a stored response, if the cache and the request allow.
func (p *Player) fromStore(r *field.Response, s *stored, now time.Time) Outcome {
	v := p.judge(s, now)
	d := p.demands(r, &v)
	if wanted := p.meets(r, s, &v); wanted != cache.AsUsual {
		d = wants(wanted)
	}
	switch {
	case p.gone(&v):
		return p.forward(r, URIMiss)
	case d.anew || d.aside:
		return p.anew(r, d.anew)
	case d.asStored:
		return p.hit(&v, v.Lifetime-v.Age, "")
	case d.reload:
		return p.ask(r, s, &v, Request, "the request wants the origin to be asked")
	case s.invalid:
		return p.ask(r, s, &v, Stale, "an unsafe request has made it stale")
	case v.Reuse == cache.Fresh && d.met(&v):
		return p.hit(&v, v.Left, "")
	case v.Reuse == cache.Fresh:
		return p.ask(r, s, &v, Request, "the request wants it fresher than it is")
	case v.In(cache.StateSWR) && d.met(&v):
		return p.background(r, s, &v)
	case d.acceptsStale(&v):
		return p.hit(&v, v.Lifetime-v.Age, "max-stale")
	}
	return p.ask(r, s, &v, Stale, "")
}

// gone reports whether the cache has thrown a stored response away by now.
func (p *Player) gone(v *cache.Verdict) bool {
	if p.cache.Practice.Asks != cache.AsksInGrace || len(v.Windows) == 0 {
		return false
	}
	return v.Age >= v.Windows[len(v.Windows)-1].From+p.cache.Practice.Keeps
}

func (p *Player) hit(v *cache.Verdict, ttl int64, detail string) Outcome {
	return Outcome{Hit: true, TTL: ttl, Detail: detail, Because: p.reason(v)}
}

func (p *Player) reason(v *cache.Verdict) string {
	if p.terse {
		return ""
	}
	if d := v.Decision(); d != nil {
		return d.Text()
	}
	return ""
}

// judge judges a stored response at a later moment.
func (p *Player) judge(s *stored, now time.Time) cache.Verdict {
	later := &p.later
	*later = *s.response
	later.Clock.Now = max(now.Unix(), later.Clock.Received)
	if s.renewed && slices.Contains(p.cache.Practice.Spares, 304) {
		return p.cache.Rejudge(later)
	}
	return p.cache.Judge(later)
}

func reusable(v cache.Verdict) bool { return v.Reuse == cache.Fresh }

// background serves a stale copy and lets the origin's answer replace it.
func (p *Player) background(r *field.Response, s *stored, v *cache.Verdict) Outcome {
	out := p.hit(v, v.Lifetime-v.Age, "stale-while-revalidate")
	out.Origin = 1
	if r.Exchange.Response.Status != 0 {
		p.refresh(r, s, &out)
	}
	return out
}
