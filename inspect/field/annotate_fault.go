package field

// faultText says what is wrong with the form of the directive and what follows
// from that, or "".
func (d *Directive) faultText() string {
	var what string
	switch d.Fault {
	case NoFault:
		return ""
	case UnexpectedArgument:
		return "it takes no argument, the name alone counts"
	case Repeated:
		return "said before already"
	case Conflicting:
		if takes[d.Kind] == fieldNames {
			return "said before in another form: the one that forbids more counts"
		}
		return "said before with another value: the first one counts here, but caches differ in that"
	case MissingArgument:
		what = "the number of seconds is missing"
	case NotSeconds:
		what = "“" + d.Arg + "” is not a whole number of seconds"
	case SpaceAroundEquals:
		what = "white space around “=” is not allowed"
	case Semicolon:
		what = "“;” stands where a comma belongs"
	case MissingComma:
		what = "a comma is missing"
	case UnclosedQuote:
		what = "a quotation mark is never closed"
	default:
		what = "a character that no directive may contain"
	}
	return what + d.faultFollows()
}

func (d *Directive) faultFollows() string {
	switch d.Kind {
	case Unknown:
		return ""
	case MaxAge, SMaxAge:
		return ": caches should treat it as already stale, but not all do"
	case StaleWhileRevalidate, StaleIfError:
		return ": not to be relied on"
	case NoStore, NoCache, Private, MustRevalidate, ProxyRevalidate:
		return ": taken seriously here, but caches may not see it"
	}
	return ": caches may not see it"
}
