package cache

import (
	"fmt"
	"strconv"
	"strings"

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
	d := v.Decision()
	return r.Exchange.Response.Status == 304 && v.Store && d != nil && d.Code == NoLifetime
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

// asks is the sentence for a copy that must be confirmed before it is reused.
func (v *Verdict) asks(who string) string {
	w, inSWR := v.within(StateSWR)
	e, inSIE := v.within(StateSIE)
	must := who + " may keep a copy, but must ask your application before every reuse."
	switch d := v.Decision(); {
	case inSWR && v.Lifetime > 0:
		return v.stale() + "; for another " + Seconds(w.To-v.Age) + ", " + who + " may still answer with it while fetching a new one."
	case inSWR:
		return "It is stale at once; for " + Seconds(w.To-v.Age) + ", " + who + " may still answer with it while fetching a new one."
	case d != nil && d.Code == Expired && inSIE:
		return v.stale() + "; " + who + " must ask your application, and may fall back on its copy for another " + Seconds(e.To-v.Age) + " if that fails."
	case d != nil && d.Code == Expired:
		return v.stale() + "; " + who + " must ask your application before it reuses it."
	case d != nil && d.Code == NoCache:
		return capital(must) + v.afterwards()
	case d != nil && d.Code == NoLifetime && v.Cache.Shared:
		return "Nothing says how long it stays fresh: " + who + " may keep a copy and ask before reuse, or apply a default lifetime of its own."
	case d != nil && d.Code == NoLifetime:
		return "Nothing says how long it stays fresh, and there is nothing to guess from: " + must
	}
	if d := v.Decision(); d != nil && d.Code == ExpiresUnclocked {
		return "How long it stays fresh cannot be told, since there is no Date to count Expires from: " + who + " may keep a copy."
	}
	if d := v.Decision(); d != nil && d.Code == LifetimeInvalid {
		return "Its " + d.Name + " cannot be read, so it counts as stale: " + must + v.afterwards()
	}
	return "It is stale at once: " + must + v.afterwards()
}

// within reports whether the age lies in the window of that state.
func (v *Verdict) within(s State) (Window, bool) {
	w, ok := v.Window(s)
	return w, ok && v.Age >= w.From && v.Age < w.To
}

func (v *Verdict) inSWR() bool {
	_, in := v.within(StateSWR)
	return v.Reuse == Revalidate && in
}

func (v *Verdict) stale() string {
	return "It is stale, " + Seconds(v.Age) + " old with a lifetime of " + Seconds(v.Lifetime)
}

// afterwards says what the stale windows allow once the response is stale.
func (v *Verdict) afterwards() string {
	var out string
	if w, ok := v.Window(StateSWR); ok && v.Age < w.To {
		out = " After that, for " + Seconds(w.To-w.From) + ", the old one may be served while a new one is fetched."
	}
	if w, ok := v.Window(StateSIE); ok && v.Age < w.To {
		out += " If your application fails, the old one may be served until it is " + Seconds(w.To) + " old."
	}
	return out
}

// why says what keeps the cache from reusing the response ever.
func (v *Verdict) why() string {
	d := v.Decision()
	if d == nil {
		return "It is not kept"
	}
	switch d.Code {
	case VaryStar:
		return "No later request can match it (Vary: *)"
	case MethodBars, PostUnlocated:
		return "Answers to " + d.Name + " are not kept"
	case NothingAllows:
		return fmt.Sprintf("Nothing permits caches to store this answer with status %d", d.N)
	}
	return capital(v.Cache.Title) + " must not store it (" + d.short() + ")"
}

// short names what bars storing, in a few words.
func (r *Reason) short() string {
	switch r.Code {
	case NoStore:
		return "no-store"
	case RequestNoStore:
		return "the request said no-store"
	case Private:
		return "private"
	case Authorization:
		return "it answers a request with credentials"
	case StatusForbids, NotUnderstood:
		return fmt.Sprintf("its status is %d", r.N)
	}
	return "there is no final response"
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

// Seconds says a number of seconds exactly, and as a person would when it is
// long: "300 seconds", "86400 seconds (1 day)".
func Seconds(n int64) string {
	switch {
	case n == 1:
		return "1 second"
	case n < 1000:
		return strconv.FormatInt(n, 10) + " seconds"
	}
	return strconv.FormatInt(n, 10) + " seconds (" + field.Spoken(n) + ")"
}

// spelled writes a field name the usual way: accept-language as
// Accept-Language.
func spelled(name string) string {
	parts := strings.Split(name, "-")
	for i, p := range parts {
		parts[i] = capital(p)
	}
	return strings.Join(parts, "-")
}

func capital(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

func list(words []string) string {
	last := len(words) - 1
	if last == 0 {
		return words[0]
	}
	return strings.Join(words[:last], ", ") + " and " + words[last]
}
