package field

func (a *annotator) requestCacheControl() {
	here := onLine(a, a.Request.CacheControl.List, directiveSpan)
	for i := range here {
		d := &here[i]
		n := a.directive(d, requestMeaning(d))
		if info := LookupDirective(d.Name); info != nil && info.Request != "" && requestSection[d.Kind] != "" {
			n.Ref = requestSection[d.Kind]
		}
	}
}

var requestSection = map[Kind]string{
	MaxAge: "RFC 9111 section 5.2.1.1", MaxStale: "RFC 9111 section 5.2.1.2", MinFresh: "RFC 9111 section 5.2.1.3",
	NoCache: "RFC 9111 section 5.2.1.4", NoStore: "RFC 9111 section 5.2.1.5", NoTransform: "RFC 9111 section 5.2.1.6",
	OnlyIfCached: "RFC 9111 section 5.2.1.7", StaleIfError: "RFC 5861 section 4",
}

func requestMeaning(d *Directive) string {
	n := d.Seconds
	switch d.Kind {
	case MaxAge:
		if n == 0 {
			return "the client wants it confirmed by the origin, as when a page is reloaded"
		}
		return "the client wants an answer at most " + counted(n) + " old"
	case NoCache:
		return "the client wants no stored answer unless the origin has confirmed it"
	case NoStore:
		return "nothing of this request and its answer may be stored"
	case MaxStale:
		if n == Invalid {
			return "the client accepts a stale answer, however stale"
		}
		return "the client accepts an answer stale by at most " + counted(n)
	case MinFresh:
		return "the client wants an answer that stays fresh for another " + counted(n)
	case OnlyIfCached:
		return "the client wants a stored answer or a 504; the origin is not to be asked"
	case NoTransform:
		return "intermediaries must not change the content"
	case StaleIfError:
		return "if the origin fails, the client accepts an answer stale by at most " + counted(n)
	case Unknown:
		return unknownDirective(d)
	}
	return "means something only in responses"
}
