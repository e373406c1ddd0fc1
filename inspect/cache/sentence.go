package cache

import (
	"maxage/inspect/field"
)

// Sentence says in plain words what the verdict means for the site's users.
func (v *Verdict) Sentence(r *field.Response) string {
	return v.sentence(r) + v.caveat()
}

func (v *Verdict) sentence(r *field.Response) string {
	switch {
	case v.confirmsOnly(r):
		return confirmsOnly
	case v.Reuse == Never:
		return v.why() + ", so every request talks to your application."
	case v.Reuse == Fresh && v.Cache.Shared:
		return v.forSeconds() + v.users() + v.will() + thing(r) + " without talking to your application." + v.afterwards()
	case v.Reuse == Fresh:
		return v.forSeconds() + "the user's browser" + v.reuses() + " without talking to your application." + v.afterwards()
	}
	return v.asks(v.Cache.Title)
}

// confirmsOnly reports whether this is a 304 that gives no lifetime of its own.
func (v *Verdict) confirmsOnly(r *field.Response) bool {
	return r.Exchange.Response.Status == 304 && v.Store && v.decidedBy() == NoLifetime
}

const confirmsOnly = "This 304 confirms a stored copy and gives no lifetime of its own: what came with the copy still says how long it stays fresh."

// caveat says where real caches are known to differ from the verdict.
func (v *Verdict) caveat() string {
	for i := range v.Because {
		if v.Because[i].Code == NoStoreLifted {
			return " Caches that do not implement must-understand, and few do, obey no-store and keep nothing."
		}
	}
	return ""
}

// forSeconds begins the sentence of a fresh response.
func (v *Verdict) forSeconds() string {
	if v.Source == SourceHeuristic {
		return "Nothing says how long it stays fresh, so caches may guess: for about " + Seconds(v.Left) + ", "
	}
	return "For " + Seconds(v.Left) + ", "
}

func (v *Verdict) will() string {
	if v.Source == SourceHeuristic {
		return " may get "
	}
	return " will get "
}

func (v *Verdict) reuses() string {
	if v.Source == SourceHeuristic {
		return " may reuse its copy"
	}
	return " will reuse its copy"
}

// users names those who share one copy: all, or those whose requests agree in
// the fields that Vary names. Accept-Encoding selects a coding, not a content.
func (v *Verdict) users() string {
	var names []string
	for _, name := range v.Key {
		if name != "accept-encoding" {
			names = append(names, spelled(name))
		}
	}
	if len(names) == 0 {
		return "all users"
	}
	return "all users who send the same " + list(names)
}

// thing says what users get: it depends on the status.
func thing(r *field.Response) string {
	s := r.Exchange.Response.Status
	switch {
	case s == 206:
		return "the same part of the response"
	case s == 304:
		return "the copy that this 304 confirms"
	case s >= 400:
		return "the same error"
	case s >= 300 && r.Location.Present:
		return "the same redirect"
	case r.Exchange.Request.Method == "HEAD":
		return "the same answer to HEAD"
	}
	return "the same response"
}
