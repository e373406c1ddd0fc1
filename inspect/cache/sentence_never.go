package cache

import "fmt"

// why says what keeps the cache from reusing the response ever.
func (v *Verdict) why() string {
	d := v.Decision()
	if d == nil {
		return "It is not kept"
	}
	switch d.Code {
	case VaryStar:
		return "No later request can match it (Vary: *)"
	case MethodBars, QueryUnmodelled, PostUnlocated:
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
	if r.Code != NotFinal {
		return r.Text()
	}
	return "there is no final response"
}
