package cache

import (
	"maxage/inspect/field"
)

// Summary says in one plain sentence what the verdicts of the standard's
// caches mean together, and in a second one where a CDN differs. It returns ""
// when they are not all there.
func Summary(r *field.Response, vs []Verdict) string {
	var b, s, c *Verdict
	for i := range vs {
		switch vs[i].Cache {
		case Browser:
			b = &vs[i]
		case Shared:
			s = &vs[i]
		case CDN:
			c = &vs[i]
		}
	}
	if b == nil || s == nil || c == nil {
		return ""
	}
	if b.confirmsOnly(r) && s.confirmsOnly(r) && c.confirmsOnly(r) {
		return confirmsOnly
	}
	return all(r, b, s, c) + s.caveat()
}

// all is the sentence without what is said of real caches.
func all(r *field.Response, b, s, c *Verdict) string {
	if b.Reuse == Never && s.Reuse == Never && c.Reuse == Fresh {
		return "Browsers and other shared caches must not store it (" + b.Decision().short() + "), but through " + onlyCDN(r, c)
	}
	out := both(r, b, s)
	switch {
	case !different(s, c):
		return out
	case c.Reuse == Fresh:
		return out + " Through " + onlyCDN(r, c)
	case c.Reuse == Never:
		return out + " " + capital(obeying) + " must not store it."
	}
	return out + " " + capital(c.asks(obeying))
}

// both joins what a browser and a shared cache may do.
func both(r *field.Response, b, s *Verdict) string {
	fresh := s.forSeconds() + s.users() + s.will() + thing(r)
	switch {
	case s.Reuse == Fresh && b.Reuse == Fresh && s.Left == b.Left && s.Source == b.Source:
		return fresh + " without talking to your application." + later(b, s)
	case s.Reuse == Fresh && b.Reuse == Fresh && b.Source == SourceHeuristic:
		return fresh + " without talking to your application; browsers are told nothing and may guess about " + Seconds(b.Left) + "." + later(b, s)
	case s.Reuse == Fresh && b.Reuse == Fresh:
		return fresh + " without talking to your application; a browser reuses its own copy for " + Seconds(b.Left) + "." + later(b, s)
	case s.Reuse == Fresh && b.inSWR():
		w, _ := b.Window(StateSWR)
		return fresh + " from shared caches without talking to your application." + s.afterwards() +
			" For " + Seconds(w.To-b.Age) + ", a browser may answer with its stale copy while fetching a new one."
	case s.Reuse == Fresh && b.Reuse == Revalidate && b.decidedBy() == NoLifetime:
		return fresh + " from shared caches without talking to your application; browsers are told nothing and ask before every reuse." + later(b, s)
	case s.Reuse == Fresh && b.Reuse == Revalidate:
		return fresh + " from shared caches without talking to your application; browsers must ask before every reuse." + later(b, s)
	case s.Reuse == Fresh:
		return s.sentence(r) // a browser that may not store what a proxy may
	case b.Reuse == Fresh && s.Reuse == Never:
		return b.sentence(r) + " " + s.why() + "."
	case b.Reuse == Fresh:
		return b.sentence(r) + " A shared cache must ask your application before every reuse."
	case b.Reuse == Revalidate && s.Reuse == Never:
		return b.asks("only the user's own browser")
	case b.Reuse == Revalidate:
		return together(b, s)
	}
	return neither(b)
}

// together is for copies that every cache must have confirmed.
func together(b, s *Verdict) string {
	if later(b, s) == b.afterwards() && b.Age == s.Age && b.Lifetime == s.Lifetime {
		if s.decidedBy() == NoLifetime {
			return s.asks("a cache")
		}
		return b.asks("a cache")
	}
	return s.asks("a shared cache") + " " + capital(b.asks("a browser"))
}

// later joins what the stale windows of both allow.
func later(b, s *Verdict) string {
	bs, ss := b.afterwards(), s.afterwards()
	switch {
	case bs == ss:
		return bs
	case bs == "":
		return " In shared caches: " + small(ss)
	case ss == "":
		return " In browsers: " + small(bs)
	}
	return " In shared caches: " + small(ss) + " In browsers: " + small(bs)
}

func neither(b *Verdict) string {
	switch d := b.Decision(); d.Code {
	case NoStore, RequestNoStore, StatusForbids, NotUnderstood:
		return "No cache may store it (" + d.short() + "), so every request talks to your application."
	}
	return b.why() + ", so every request talks to your application."
}

// different reports whether the CDN's verdict departs from that of other
// shared caches, which only a targeted field makes it do.
func different(s, c *Verdict) bool {
	return s.Reuse != c.Reuse || s.Left != c.Left || s.afterwards() != c.afterwards()
}

const obeying = "a CDN that obeys CDN-Cache-Control"

// onlyCDN goes on after "through": the CDN is fresh where others differ.
func onlyCDN(r *field.Response, c *Verdict) string {
	return obeying + ", " + c.users() + c.will() + thing(r) + " for " + Seconds(c.Left) + "." + c.afterwards()
}
