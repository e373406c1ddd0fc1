package rules

import (
	"slices"
	"strconv"
	"strings"

	"maxage/inspect/field"
)

// rewrite returns the line of that name with its directives as they came, but
// for what change makes of them ("" takes one out), and more at its end. It is
// "" where the directives cannot be written down well.
func rewrite(name string, ds *field.Directives, change func(d *field.Directive, text string) string, more ...string) string {
	if len(ds.List) > longestLine/4 {
		return ""
	}
	var members []string
	for i := range ds.List {
		text := written(&ds.List[i])
		if cutOff(ds.List, &ds.List[i]) {
			text = ds.List[i].Name + "=" + ds.List[i+1].Name
		}
		if change != nil {
			text = change(&ds.List[i], text)
		}
		if text != "" && !slices.Contains(members, text) {
			members = append(members, text)
		}
	}
	line := name + ": " + strings.Join(consistent(append(members, more...)), ", ")
	if len(line) > longestLine || strings.HasSuffix(line, ": ") {
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

// written returns the directive as the standard has it, or "" where nobody can
// say what was meant.
func written(d *field.Directive) string {
	switch {
	case !isName(d.Name), isNumber(d), isLifetime(d.Kind) && field.Seconds(d.Arg) == field.Invalid:
		return ""
	case d.Kind == field.Unknown && isName(d.Arg):
		return d.Name + "=" + d.Arg
	case d.Kind == field.Unknown && d.HasArg:
		return ""
	}
	return meant(d)
}

// cutOff reports whether a directive of the list has its number behind it, but
// no "=" between: "max-age: 60", "max-age 60".
func cutOff(list []field.Directive, d *field.Directive) bool {
	for i := range len(list) - 1 {
		if &list[i] == d {
			return isLifetime(d.Kind) && !d.HasArg && isNumber(&list[i+1])
		}
	}
	return false
}

// isNumber: a bare number stands where a directive may be.
func isNumber(d *field.Directive) bool {
	return d.Kind == field.Unknown && !d.HasArg && field.Seconds(d.Name) != field.Invalid
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
	return strings.Trim(strings.Join(lines, "\n"), "\n")
}
