package policy

import (
	"strings"

	"github.com/goccy/go-yaml/ast"

	"maxage/inspect/field"
)

// expanded returns the text of n with ${VAR} and ${VAR:-default} filled in.
// Nothing else is special, and what a variable holds is not looked at again.
func (r *reader) expanded(n ast.Node) (string, bool) {
	s, ok := r.text(n)
	if !ok {
		return "", false
	}
	return r.expand(n, s)
}

func (r *reader) expand(n ast.Node, s string) (string, bool) {
	var b strings.Builder
	for {
		before, rest, found := strings.Cut(s, "${")
		b.WriteString(before)
		if !found {
			return b.String(), true
		}
		inside, after, closed := strings.Cut(rest, "}")
		name, fallback, optional := strings.Cut(inside, ":-")
		if !closed || !isVariable(name) {
			r.fail(n, "write ${NAME} or ${NAME:-default}", "%q names no variable", "${"+inside)
			return "", false
		}
		value, set := r.variable(name)
		switch {
		case optional && value == "":
			value = fallback
		case !set:
			r.fail(n, r.variableHint(name), "the environment has no variable %s", name)
			return "", false
		}
		b.WriteString(value)
		s = after
	}
}

func isVariable(name string) bool {
	for i, c := range name {
		letter := c == '_' || 'a' <= c|0x20 && c|0x20 <= 'z'
		if !letter && (i == 0 || c < '0' || c > '9') {
			return false
		}
	}
	return name != ""
}

func (r *reader) variable(name string) (value string, set bool) {
	for _, pair := range r.options.Environ {
		if v, ok := strings.CutPrefix(pair, name+"="); ok {
			value, set = v, true // the last one counts, as in Go
		}
	}
	return value, set
}

// variableHint asks for a variable whose name is nearly the same.
func (r *reader) variableHint(name string) string {
	for _, pair := range r.options.Environ {
		other, _, _ := strings.Cut(pair, "=")
		if field.Slips(name, other) <= min(2, len(name)-1) {
			return "did you mean " + other + "?"
		}
	}
	return "set it, or write ${" + name + ":-default}"
}
