package field

import (
	"fmt"
	"strings"
)

func (a *annotator) contentLength() {
	var n int64
	if _, err := fmt.Sscanf(a.value, "%d", &n); err != nil || n < 1000 {
		a.general()
		return
	}
	a.say("%s of content", Bytes(n)).Minor = true
}

// Bytes says a number of bytes in decimal units: "10.5 kB".
func Bytes(n int64) string {
	if n < 1000 {
		return fmt.Sprintf("%d B", n)
	}
	value, unit := float64(n), -1
	for value >= 999.95 && unit < 3 {
		value /= 1000
		unit++
	}
	return fmt.Sprintf("%.1f %cB", value, "kMGT"[unit])
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
