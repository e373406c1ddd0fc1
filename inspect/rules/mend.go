package rules

import (
	"net/textproto"
	"slices"
	"strconv"
	"strings"

	"maxage/inspect/field"
	"maxage/inspect/wire"
)

// Rule.Send shows the lines for the usual case. What is here fits them to the
// response at hand.

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
	return strings.Join(lines, "\n")
}

// rewrite returns the line of that name with its directives as they came, but
// for what change makes of them ("" takes one out), and more at its end. It is
// "" where the directives cannot be written down well.
func rewrite(name string, ds *field.Directives, change func(d *field.Directive, text string) string, more ...string) string {
	const longest = 200
	var members []string
	for i := range ds.List {
		text := written(&ds.List[i])
		if change != nil {
			text = change(&ds.List[i], text)
		}
		if text != "" && !slices.Contains(members, text) {
			members = append(members, text)
		}
	}
	line := name + ": " + strings.Join(consistent(append(members, more...)), ", ")
	if len(line) > longest || strings.HasSuffix(line, ": ") {
		return ""
	}
	return line
}

// consistent leaves out what a prohibition makes void.
func consistent(members []string) []string {
	none := slices.Contains(members, "no-store") && !slices.Contains(members, "must-understand") || slices.Contains(members, "no-cache")
	private := slices.Contains(members, "private")
	return slices.DeleteFunc(members, func(member string) bool {
		name, _, _ := strings.Cut(member, "=")
		return none && isLifetime(field.KindOf(name)) || (none || private) && (name == "public" || name == "s-maxage")
	})
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

// written returns the directive as the standard has it, or "" where nobody can
// say what was meant.
func written(d *field.Directive) string {
	switch {
	case !isName(d.Name), isLifetime(d.Kind) && field.Seconds(d.Arg) == field.Invalid:
		return ""
	case d.Kind == field.Unknown && isName(d.Arg):
		return d.Name + "=" + d.Arg
	case d.Kind == field.Unknown && d.HasArg:
		return ""
	}
	return meant(d)
}

// isName: letters, digits and what stands between words.
func isName(s string) bool {
	for _, c := range []byte(s) {
		if (c < 'a' || c > 'z') && (c < 'A' || c > 'Z') && (c < '0' || c > '9') && c != '-' && c != '_' && c != '.' {
			return false
		}
	}
	return s != ""
}

// without takes directives out of a line.
func without(kinds ...field.Kind) func(*field.Directive, string) string {
	return func(d *field.Directive, text string) string {
		if slices.Contains(kinds, d.Kind) {
			return ""
		}
		return text
	}
}

// varyWithout returns the lines that send Vary with the names that keep is
// true of, and more; "" where they are too many to be meant.
func (p *Pass) varyWithout(keep func(name string) bool, more ...string) string {
	const most = 10
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
	switch {
	case len(names) == 0:
		return "-Vary"
	case len(names) > most:
		return ""
	}
	return "-Vary\nVary: " + strings.Join(names, ", ")
}

// shortest gives each number as the least that is given for it.
func shortest(list []field.Directive) func(*field.Directive, string) string {
	return func(d *field.Directive, text string) string {
		if low, high, _ := numbers(list, d.Kind); low < high {
			return d.Kind.String() + "=" + strconv.FormatInt(low, 10)
		}
		return text
	}
}

// shortened returns the lines that hold that directive with a larger number,
// with this one.
func (p *Pass) shortened(k field.Kind, seconds int64) string {
	less := func(d *field.Directive, text string) string {
		if d.Kind == k && d.Seconds > seconds {
			return k.String() + "=" + strconv.FormatInt(seconds, 10)
		}
		return text
	}
	long := func(ds *field.Directives) bool { d := ds.Get(k); return d != nil && d.Seconds > seconds }
	var lines []string
	if long(&p.CacheControl) {
		lines = append(lines, rewrite("Cache-Control", &p.CacheControl, less))
	}
	for i := range p.Targeted {
		if t := &p.Targeted[i]; long(&t.Directives) {
			meant := p.leniently(t)
			lines = append(lines, rewrite(p.spelling(t), &meant, less))
		}
	}
	return strings.Join(lines, "\n")
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
