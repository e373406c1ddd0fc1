package field

import "strings"

func (a *annotator) corsMaxAge() {
	if n := Seconds(a.value); n != Invalid {
		a.say("the browser may remember these permissions for %s; says nothing about keeping the content", Spoken(n)).Minor = true
		return
	}
	a.general()
}

func (a *annotator) strictTransport() {
	var n int64 = Invalid
	var hosts string
	for _, d := range strings.Split(lower(a.value), ";") {
		d = strings.TrimSpace(d)
		if age, ok := strings.CutPrefix(d, "max-age="); ok {
			n = Seconds(strings.Trim(age, `"`))
		}
		if d == "includesubdomains" {
			hosts = " and all its subdomains"
		}
	}
	switch {
	case n == Invalid:
		a.say("has no max-age: browsers ignore it")
	case n == 0:
		a.say("browsers may use plain http for this site again")
	default:
		a.say("browsers use https only for this site%s for %s", hosts, Spoken(n))
	}
	a.notes[0].Minor = true
}

func (a *annotator) allowOrigin() {
	switch {
	case a.value == "*":
		a.say("pages of any site may read it, without the user's cookies").Minor = true
	case a.value == "null":
		a.say("pages without an origin of their own may read it")
	case a.Vary.Has("origin") || a.Vary.Star:
		a.say("pages of %s may read it", a.value).Minor = true
	default:
		a.say("pages of %s may read it; if that depends on who asks, Vary must name Origin", a.value)
	}
}
