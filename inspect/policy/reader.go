package policy

import (
	"fmt"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/token"

	"maxage/inspect/rules"
)

// reader reads a file and what it extends into one policy.
type reader struct {
	options Options
	policy  *Policy
	errs    Errors

	name  string   // of the file being read; "preset strict" for a preset
	lines []string // of it
	chain []string // the files that led here, this one last

	files map[string][]string // the lines of every file so far
	order []string            // their names
	based bool                // one of them has a base
}

// fail notes that something is wrong where n stands.
func (r *reader) fail(n ast.Node, hint, format string, args ...any) {
	r.failAt(firstToken(n), hint, format, args...)
}

func (r *reader) failAt(t *token.Token, hint, format string, args ...any) {
	width := 1
	if t != nil {
		width = utf8.RuneCountInString(strings.TrimSpace(t.Origin))
	}
	r.failPlace(r.placeOf(t), width, hint, format, args...)
}

func (r *reader) failPlace(p rules.Place, width int, hint, format string, args ...any) {
	r.errs = append(r.errs, &Error{p, fmt.Sprintf(format, args...), hint, r.files[p.File][p.Line-1], width})
}

// place returns where n stands.
func (r *reader) place(n ast.Node) rules.Place { return r.placeOf(firstToken(n)) }

// placeOf never leaves the file, whatever the parser says.
func (r *reader) placeOf(t *token.Token) rules.Place {
	p := rules.Place{File: r.name, Line: 1, Column: 1}
	if t != nil && t.Position != nil {
		p.Line = max(1, min(t.Position.Line, len(r.lines)))
		p.Column = max(1, min(t.Position.Column, utf8.RuneCountInString(r.lines[p.Line-1])+1))
	}
	return p
}

// firstToken returns the token that n begins with: a block mapping's own is the
// colon behind its first key.
func firstToken(n ast.Node) *token.Token {
	if m, ok := n.(*ast.MappingNode); ok && !m.IsFlowStyle && len(m.Values) > 0 {
		return m.Values[0].Key.GetToken()
	}
	return n.GetToken()
}

// written returns the value of n in one line, as a person would write it.
func written(n ast.Node) string {
	var parts []string
	switch n := n.(type) {
	case *ast.MappingNode:
		for _, v := range n.Values {
			parts = append(parts, written(v.Key)+": "+written(v.Value))
		}
		return "{" + strings.Join(parts, ", ") + "}"
	case *ast.SequenceNode:
		for _, v := range n.Values {
			parts = append(parts, written(v))
		}
		return "[" + strings.Join(parts, ", ") + "]"
	case *ast.LiteralNode:
		return n.Value.Value
	}
	return n.GetToken().Value
}

// beside returns the path of a file that is named in the one being read.
func (r *reader) beside(name string) string {
	if filepath.IsAbs(name) {
		return filepath.Clean(name)
	}
	return filepath.Join(filepath.Dir(r.name), name)
}
