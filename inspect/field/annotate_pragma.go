package field

func (a *annotator) pragma() {
	switch {
	case len(a.CacheControl.List) > 0:
		a.say("no meaning in a response; Cache-Control is there")
	case a.Pragma.NoCache:
		a.say("no meaning in a response, though some caches take it for Cache-Control: no-cache; send that instead")
	default:
		a.say("no meaning in a response; use Cache-Control")
	}
}

func (a *annotator) requestPragma() {
	switch {
	case len(a.Request.CacheControl.List) > 0:
		a.say("the old form of Cache-Control, which is there too and counts")
	case a.Request.Pragma.NoCache:
		a.say("the old form of Cache-Control: no-cache: no stored answer unless the origin has confirmed it")
	default:
		a.say("only no-cache ever had a meaning here")
	}
}
