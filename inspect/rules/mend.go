package rules

import (
	"net/textproto"
	"slices"
	"strings"

	"maxage/inspect/field"
	"maxage/inspect/wire"
)

// Rule.Send shows the lines for the usual case. What is here fits them to the
// response at hand.

// longestLine is the length up to which a line is one that somebody wrote.
const longestLine = 200

// fitted returns a rule's lines for this response: what it keeps private stays
// private, and where nothing is to be shared no field for CDNs may allow it.
func (p *Pass) fitted(send string) string {
	value, ok := strings.CutPrefix(send, "Cache-Control: ")
	if !ok {
		return send
	}
	value, others, _ := strings.Cut(value, "\n")
	keepsOut := strings.Contains(value, "private") || strings.Contains(value, "no-store")
	if !keepsOut && p.CacheControl.Forbids(field.Private) {
		keepsOut = true
		if strings.Contains(value, "s-maxage") {
			value = "no-cache"
		}
		value = "private, " + value
	}
	lines := []string{"Cache-Control: " + value}
	if others != "" {
		lines = append(lines, strings.Split(others, "\n")...)
	}
	for i := range p.Targeted {
		if t := &p.Targeted[i]; keepsOut && lifetimeGiven(t) != nil && !slices.Contains(lines, "-"+p.spelling(t)) {
			lines = append(lines, "-"+p.spelling(t))
		}
	}
	if keepsOut && p.Exchange.Response.Index("X-Accel-Expires") >= 0 {
		lines = append(lines, "-X-Accel-Expires") // nginx goes by it, whatever Cache-Control says
	}
	return strings.Join(lines, "\n")
}

// fieldAt returns the name of the field that a directive stands in, and all
// that is written there, well-formed or not.
func (p *Pass) fieldAt(at wire.Span) (name string, ds field.Directives) {
	for i := range p.Targeted {
		if t := &p.Targeted[i]; slices.Contains(t.Lines, at.Line) {
			return p.spelling(t), p.leniently(t)
		}
	}
	return "Cache-Control", p.CacheControl
}

// varyWithout returns the lines that send Vary with the names that keep is
// true of, and more; "" where they are too many to be meant.
func (p *Pass) varyWithout(keep func(name string) bool, more ...string) string {
	if len(p.Vary.Names) > longestLine/4 {
		return ""
	}
	var names []string
	for _, name := range p.Vary.Names {
		if keep(name) && isName(name) {
			names = append(names, textproto.CanonicalMIMEHeaderKey(name))
		}
	}
	for _, name := range more {
		if !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	switch list := strings.Join(names, ", "); {
	case list == "":
		return "-Vary"
	case len(list) > longestLine:
		return ""
	default:
		return "-Vary\nVary: " + list
	}
}

// mends has a finding send these lines instead of the rule's, unless there are
// none, and say so: how is the beginning of the sentence.
func (f *Finding) mends(how, send string) {
	if send == "" {
		return
	}
	f.Send = send
	if !strings.Contains(send, "\n") {
		f.Fix = how + ` "` + send + `".`
	}
}
