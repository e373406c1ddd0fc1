package cache

import (
	"maxage/inspect/field"
	"maxage/inspect/wire"
)

// Judge says what the cache may do with the response at its moment of
// judging. It follows RFC 9111: section 3 for storing, 4.2.1 for the lifetime,
// 4.2.3 for the age, 4.2.4 for serving stale.
func (c *Cache) Judge(r *field.Response) Verdict { return c.judge(r, notKnown) }

// Rejudge is Judge for a response that a product has stored already, and does
// not throw away for what would have kept it from storing.
func (c *Cache) Rejudge(r *field.Response) Verdict { return c.judge(r, hasStored) }

// known is what is known of a cache and a response before it is judged.
type known uint8

const (
	notKnown  known = iota
	hasStored       // it lies in the store
	hasReused       // and was given out of it
)

func (c *Cache) judge(r *field.Response, k known) Verdict {
	v := Verdict{Cache: c, Source: SourceNone, Reuse: Never, Because: make([]Reason, 0, 6)}
	if c.rereads != nil {
		r = c.rereads(r)
	}
	p := c.policy(r)
	if p.targeted != nil {
		v.because(Reason{Code: TargetedGoverns, Name: p.targeted.Name}, p.targeted.Spans[0])
	}
	if c.refuses != nil {
		c.judgeHere(&v, r, p, k >= hasStored)
	} else if v.Store = c.storable(&v, r, p); v.Store {
		c.lifetime(&v, r, p)
		v.aged(r)
	} else {
		v.Age, _, _ = age(r)
	}
	if !v.Store {
		return v
	}
	names, star := c.vary(r)
	switch v.Key = names; {
	case star && k == hasReused:
		v.Key = nil // it has matched a request
	case star:
		v.Key = starKey
		v.because(Reason{Code: VaryStar}, r.Vary.StarAt)
		v.decide()
		return v
	}
	c.reuse(&v, r, p)
	return v
}

// judgeHere is for products, where storing may depend on the lifetime.
func (c *Cache) judgeHere(v *Verdict, r *field.Response, p policy, stored bool) {
	c.lifetime(v, r, p)
	c.clamp(v, r)
	c.aged(v, r)
	if v.Store = stored || c.storableHere(v, r, p); !v.Store {
		v.Lifetime, v.Source = 0, SourceNone
	}
}

// Add appends the verdict of c, which does not contradict what c says that it
// did. Where no targeted field came, a CDN reads what any shared cache reads, so
// one verdict does for both.
func Add(vs []Verdict, c *Cache, r *field.Response) []Verdict {
	if last := len(vs) - 1; c == CDN && len(r.Targeted) == 0 && last >= 0 && vs[last].Cache == Shared {
		vs = append(vs, vs[last])
		vs[last+1].Cache = CDN
		return vs
	}
	v := c.Judge(r)
	if at := c.answered(r); v.Reuse == Never && at != nil {
		v = c.seenStoring(v, r, at.Span)
	}
	return append(vs, v)
}

// answered returns where a product says that the response came out of its own
// store, or nil. What is asked of settings that a user gave stays a question.
func (c *Cache) answered(r *field.Response) *field.Served {
	for i := range r.Served {
		if s := &r.Served[i]; s.Cache == c.Name && s.FromStore() {
			return s
		}
	}
	return nil
}

// seenStoring is the verdict of a product that would not store the response as
// it comes from its makers, and has. How long it keeps it, it does not say; what
// the response says of that is the best guess.
func (c *Cache) seenStoring(barred Verdict, r *field.Response, at wire.Span) Verdict {
	v := c.judge(r, hasReused)
	v.Because = append([]Reason{*barred.Decision()}, v.Because...)
	v.because(Reason{Code: SeenStored}, at)
	v.decide()
	return v
}

var starKey = []string{"*"}

// reuse sets what may be done with the stored response, now and by age.
func (c *Cache) reuse(v *Verdict, r *field.Response, p policy) {
	v.Reuse = Revalidate
	fresh := v.Lifetime
	if d := p.Get(field.NoCache); d != nil {
		if d.Qualified() {
			v.because(Reason{Code: NoCacheFields, Name: d.Arg}, d.Span)
		} else {
			v.because(Reason{Code: NoCache, N: v.Lifetime, Name: d.Name}, d.Span)
			v.decide()
			fresh = 0
		}
	}
	if fresh > v.Age || c.through && fresh > 0 && fresh == v.Age {
		v.Reuse, v.Left = Fresh, fresh-v.Age
	} else if fresh > 0 {
		v.because(Reason{Code: Expired, N: v.Age, M: v.Lifetime}, r.Age.Span, r.Date.Span)
		v.decide()
	}
	c.windows(v, p, fresh)
}

// windows lays out what may be done by age: fresh, then stale as RFC 5861
// allows, then only after asking.
func (c *Cache) windows(v *Verdict, p policy, fresh int64) {
	swr, sie := c.staleSeconds(v, p)
	v.Windows = make([]Window, 0, 4)
	from := v.addWindow(StateFresh, 0, fresh)
	from = v.addWindow(StateSWR, from, field.Saturate(fresh+swr))
	from = v.addWindow(StateSIE, from, field.Saturate(fresh+sie))
	v.Windows = append(v.Windows, Window{StateRevalidate, from, Open})
}

// addWindow adds a window unless it is empty, and returns where the next begins.
func (v *Verdict) addWindow(s State, from, to int64) int64 {
	if to <= from {
		return from
	}
	v.Windows = append(v.Windows, Window{s, from, to})
	return to
}
