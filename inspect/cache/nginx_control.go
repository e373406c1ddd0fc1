package cache

import (
	"strings"

	"maxage/inspect/field"
)

var nginxBars = [...]field.Kind{field.NoCache, field.NoStore, field.Private}

// cacheControl looks for letters in a line of Cache-Control, wherever they
// stand.
func (n *nginxReading) cacheControl(text string, line int) {
	low := strings.ToLower(text)
	if n.valid() && n.accel != nil {
		if !n.old {
			n.extensions(low, line)
		}
		return
	}
	barred := false
	for _, k := range nginxBars {
		if i := strings.Index(low, k.String()); i >= 0 {
			n.bars = append(n.bars, field.Directive{Kind: k, Name: k.String(), Seconds: field.Invalid, Span: n.at(line, i, i+len(k.String()))})
			barred = true
		}
	}
	if barred {
		return
	}
	d, found := n.number(low, line, field.SMaxAge)
	if !found {
		d, found = n.number(low, line, field.MaxAge)
	}
	switch {
	case found && d.Seconds == field.Invalid:
		n.faults = append(n.faults, d)
		return
	case found && strings.Trim(d.Arg, "0") == "":
		n.bars = append(n.bars, d)
		return
	case found:
		n.life = &d
		n.past = n.past && n.old
	}
	n.extensions(low, line)
}

// extensions: stale-while-revalidate lets it serve stale when the connection
// fails, too, unless stale-if-error says something else.
func (n *nginxReading) extensions(low string, line int) {
	swr, found := n.number(low, line, field.StaleWhileRevalidate)
	if found {
		if swr.Seconds == field.Invalid {
			n.faults = append(n.faults, swr)
			return
		}
		n.stale.Put(swr, true)
		swr.Kind = field.StaleIfError
		n.stale.Put(swr, true)
	}
	if sie, found := n.number(low, line, field.StaleIfError); found {
		if sie.Seconds == field.Invalid {
			n.faults = append(n.faults, sie)
			return
		}
		n.stale.Put(sie, true)
	}
}

// number finds "name=" and reads the digits up to a comma, a semicolon or a
// space. No digits are 0, anything else is no number.
func (n *nginxReading) number(low string, line int, k field.Kind) (d field.Directive, found bool) {
	name := k.String() + "="
	i := strings.Index(low, name)
	if i < 0 {
		return d, false
	}
	digits := low[i+len(name):]
	if end := strings.IndexAny(digits, ",; "); end >= 0 {
		digits = digits[:end]
	}
	d = field.Directive{Kind: k, Name: k.String(), HasArg: true, Arg: digits, Span: n.at(line, i, i+len(name)+len(digits))}
	if digits != "" && field.Seconds(digits) == field.Invalid {
		d.Seconds = field.Invalid
		return d, true
	}
	var seconds int64 // overflows as it does there
	for _, c := range []byte(digits) {
		seconds = seconds*10 + int64(c-'0')
	}
	if until := n.now() + seconds; until >= n.now() {
		d.Seconds = field.Saturate(seconds)
	}
	return d, true
}
