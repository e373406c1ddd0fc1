package field

func (a *annotator) age() {
	switch {
	case a.value == "":
		a.say("empty: says nothing")
	case a.line != a.Age.Span.Line:
		a.say("a second Age: only the first one counts")
	case !a.Age.Valid:
		a.say("not a whole number of seconds: ignored")
	case a.Age.Seconds == 0:
		a.say("made or confirmed by the origin less than a second before it was sent")
	default:
		a.say("already %s old: a cache on the way had kept it%s", counted(a.Age.Seconds), a.ageLeft())
	}
}

// ageLeft holds Age against max-age.
func (a *annotator) ageLeft() string {
	d := a.CacheControl.Get(MaxAge)
	if d == nil || d.Seconds <= 0 || a.CacheControl.Forbids(NoCache) || a.barred() != "" || a.Vary.Star {
		return ""
	}
	if left := d.Seconds - a.Age.Seconds; left > 0 {
		return ", " + counted(left) + " of max-age left"
	}
	return ", past its max-age"
}

func (a *annotator) date() {
	switch {
	case a.line != a.Date.Span.Line:
		a.say("a second Date: only the first one counts")
	case !a.Date.Valid:
		a.say("not an HTTP date: of no use to caches")
	default:
		a.say("when the origin made it; ages are counted from here").Minor = true
	}
}

func (a *annotator) expires() {
	age, shared := a.CacheControl.Get(MaxAge), a.CacheControl.Get(SMaxAge)
	switch {
	case a.line != a.Expires.Span.Line:
		a.say("a second Expires: only the first one counts")
	case a.barred() != "":
		a.say("without effect: %s", a.barred())
	case age != nil:
		a.say("ignored, max-age counts%s", a.wouldSay(age))
	case !a.Expires.Valid:
		a.say("not a date, so it counts as already expired%s", notIn(shared))
	case !a.Date.Valid && !a.Clock.Known:
		a.say("fresh until then; how long that is cannot be told without a Date%s", notIn(shared))
	case !a.Date.Valid:
		a.say("fresh until then%s%s", a.asked(), notIn(shared))
	case a.Expires.Unix > a.Date.Unix:
		a.say("fresh until then, %s after Date%s%s", counted(Saturate(a.Expires.Unix-a.Date.Unix)), a.asked(), notIn(shared))
	default:
		a.say("not after Date: already stale%s", notIn(shared))
	}
}

func (a *annotator) asked() string {
	if a.CacheControl.Forbids(NoCache) {
		return ", but no-cache demands asking even so"
	}
	return ""
}

// wouldSay tells what Expires would have said if that differs from max-age.
func (a *annotator) wouldSay(age *Directive) string {
	switch {
	case !a.Expires.Valid:
		return "; not a date, so it would mean already expired"
	case !a.Date.Valid:
		return ""
	case Saturate(a.Expires.Unix-a.Date.Unix) != age.Seconds:
		return "; it would say " + counted(Saturate(a.Expires.Unix-a.Date.Unix))
	}
	return "; it says the same"
}

func notIn(shared *Directive) string {
	if shared == nil {
		return ""
	}
	return "; shared caches obey s-maxage instead"
}

func (a *annotator) lastModified() {
	switch {
	case a.line != a.LastModified.Span.Line:
		a.say("a second Last-Modified: only the first one counts")
		return
	case !a.LastModified.Valid:
		a.say("not an HTTP date: of no use to caches")
		return
	}
	const use = "a cache can ask “changed since?” and get a 304 instead of everything"
	switch {
	case a.barred() != "":
		a.say("when it last changed; but %s", a.barred())
	case a.guessable() && a.Date.Valid && a.LastModified.Unix < a.Date.Unix:
		who := "caches"
		if a.CacheControl.Has(SMaxAge) {
			who = "browsers"
		}
		a.say("with no lifetime given, %s may guess one from it: often a tenth of the %s since then", who, Spoken(a.Date.Unix-a.LastModified.Unix)).Ref = "RFC 9111 section 4.2.2"
	case a.Date.Valid && a.LastModified.Unix > a.Date.Unix:
		a.say("lies after Date, which cannot be")
	default:
		a.say(use)
	}
}

// guessable reports whether nothing says how long the response is fresh, and a
// guess would matter (RFC 9111 section 4.2.2).
func (a *annotator) guessable() bool {
	cc := &a.CacheControl
	if cc.Has(MaxAge) || cc.Has(NoStore) || cc.Forbids(NoCache) || a.Expires.Present || a.Vary.Star {
		return false
	}
	return cc.Permits(Public) || HeuristicallyCacheable(a.Exchange.Response.Status)
}

func (a *annotator) etag() {
	switch {
	case a.line != a.ETag.Span.Line:
		a.say("a second ETag: only the first one counts")
	case !a.ETag.Valid:
		a.say("not a quoted string, so caches may not be able to ask with it")
	case a.barred() != "":
		a.say("names this version; but %s", a.barred())
	case a.ETag.Weak:
		a.say("a cache can ask “still this one?” and get a 304 (W/: weak, equivalent rather than the same bytes)")
	default:
		a.say("a cache can ask “still this one?” and get a 304 instead of everything")
	}
}
