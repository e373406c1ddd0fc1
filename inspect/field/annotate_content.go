package field

import "fmt"

func (a *annotator) contentLength() {
	var n int64
	if _, err := fmt.Sscanf(a.value, "%d", &n); err != nil || n < 1000 {
		a.general()
		return
	}
	a.say("%s of content", Bytes(n)).Minor = true
}

func (a *annotator) contentEncoding() {
	switch {
	case a.Vary.Has("accept-encoding"), a.Vary.Star, !a.shareable():
		a.say("compressed with %s", a.value).Minor = true
	default:
		a.say("compressed with %s, and Vary does not name Accept-Encoding: a cache may hand it to clients that cannot read it", a.value).Ref = "RFC 9110 section 12.5.5"
	}
}

func (a *annotator) location() {
	switch s := a.Exchange.Response.Status; {
	case s == 201:
		a.say("the address of what was created")
	case s >= 300 && s < 400 && s != 304:
		a.say("where to go instead")
	default:
		a.say("no defined meaning with status %d", s)
	}
}

func (a *annotator) retryAfter() {
	if n := Seconds(a.value); n != Invalid {
		a.say("try again in %s", Spoken(n)).Minor = true
		return
	}
	a.general()
}
