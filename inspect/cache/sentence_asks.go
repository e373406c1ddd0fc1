package cache

import "maxage/inspect/field"

// asks is the sentence for a copy that must be confirmed before it is reused.
func (v *Verdict) asks(who string) string {
	swr, _ := v.Window(StateSWR)
	sie, _ := v.Window(StateSIE)
	must := who + " may keep a copy, but must ask your application before every reuse."
	code := v.decidedBy()
	switch {
	case v.In(StateSWR) && v.Lifetime > 0:
		return v.stale() + "; for another " + Seconds(swr.To-v.Age) + ", " + who + " may still answer with it while fetching a new one."
	case v.In(StateSWR):
		return "It is stale at once; for " + Seconds(swr.To-v.Age) + ", " + who + " may still answer with it while fetching a new one."
	case code == Expired && v.In(StateSIE):
		return v.stale() + "; " + who + " must ask your application, and may fall back on its copy for another " + Seconds(sie.To-v.Age) + " if that fails."
	case code == Expired:
		return v.stale() + "; " + who + " must ask your application before it reuses it."
	case code == NoCache:
		return capital(must) + v.afterwards()
	case code == NoLifetime && v.Cache.Shared:
		return "Nothing says how long it stays fresh: " + who + " may keep a copy and ask before reuse, or apply a default lifetime of its own."
	case code == NoLifetime:
		return "Nothing says how long it stays fresh, and there is nothing to guess from: " + must
	case code == SeenStored:
		return who + " has answered from its store, though by its defaults it would not keep this."
	case code == ExpiresUnclocked:
		return "How long it stays fresh cannot be told, since there is no Date that can be read to count Expires from: " + who + " may keep a copy."
	case code == LifetimeInvalid:
		return "Its " + v.Decision().Name + " cannot be read, so it counts as stale: " + must + v.afterwards()
	}
	return "It is stale at once: " + must + v.afterwards()
}

// inSWR reports whether a stale copy may be served while a new one is fetched.
func (v *Verdict) inSWR() bool { return v.Reuse == Revalidate && v.In(StateSWR) }

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
		until := " until it is " + Seconds(w.To) + " old"
		if w.To == field.MaxSeconds {
			until = ", however old it is"
		}
		out += " If your application fails, the old one may be served" + until + "."
	}
	return out
}
