package policy

import (
	"slices"
	"strconv"
	"strings"

	"github.com/goccy/go-yaml/ast"
)

// entry is a key of a mapping with its value.
type entry struct {
	name  string
	at    ast.Node // the key
	value ast.Node
}

// line returns the entry for explanations, under the name given.
func (r *reader) line(key string, e entry) Line {
	return Line{Key: key, Value: written(e.value), Place: r.place(e.at)}
}

// entries returns what a mapping holds; what says what it is for. A key that
// is there twice counts once.
func (r *reader) entries(n ast.Node, what string) []entry {
	m, ok := n.(*ast.MappingNode)
	if !ok {
		r.fail(n, "", "%s holds keys with values, and this is %s", what, kindOf(n))
		return nil
	}
	var found []entry
	for _, v := range m.Values {
		name, ok := r.keyName(v.Key)
		if !ok {
			continue
		}
		if slices.ContainsFunc(found, func(e entry) bool { return e.name == name }) {
			r.fail(v.Key, "keep one of them", "%s has %q twice", what, name)
			continue
		}
		found = append(found, entry{name, v.Key, v.Value})
	}
	return found
}

func (r *reader) keyName(n ast.MapKeyNode) (string, bool) {
	if _, ok := n.(ast.ScalarNode); !ok || n.IsMergeKey() {
		r.fail(n, "", "a key is a word, and this is %s", kindOf(n))
		return "", false
	}
	return n.GetToken().Value, true
}

// text returns a value that is no list and no mapping, as written.
func (r *reader) text(n ast.Node) (s string, ok bool) {
	switch n := n.(type) {
	case *ast.StringNode, *ast.IntegerNode, *ast.FloatNode, *ast.BoolNode, *ast.InfinityNode, *ast.NanNode:
		return n.GetToken().Value, true
	case *ast.LiteralNode:
		return n.Value.Value, true
	case *ast.AliasNode:
		r.fail(n, `write it in quotes: "*..."`, "a value that begins with * is a YAML alias, and a policy has none")
	case *ast.NullNode:
		r.fail(n, "", "a value is missing here")
	default:
		r.fail(n, "", "a text is needed here, and this is %s", kindOf(n))
	}
	return "", false
}

// item is one text of a list.
type item struct {
	text string
	at   ast.Node
}

// texts reads a text, or a list of them.
func (r *reader) texts(n ast.Node) []item {
	list, ok := n.(*ast.SequenceNode)
	if !ok {
		if s, ok := r.text(n); ok {
			return []item{{s, n}}
		}
		return nil
	}
	if len(list.Values) == 0 {
		r.fail(n, "leave the key out", "this list is empty")
	}
	var items []item
	for _, v := range list.Values {
		if s, ok := r.text(v); ok {
			items = append(items, item{s, v})
		}
	}
	return items
}

func (r *reader) boolean(n ast.Node) (value, ok bool) {
	s, ok := r.text(n)
	if ok && s != "true" && s != "false" {
		r.fail(n, "", "%q is neither true nor false", s)
		return false, false
	}
	return s == "true", ok
}

// number reads a whole number within bounds.
func (r *reader) number(n ast.Node, least, most int) (value int, ok bool) {
	s, ok := r.text(n)
	if !ok {
		return 0, false
	}
	value, err := strconv.Atoi(s)
	if err != nil || value < least || value > most {
		r.fail(n, "", "%q is no number from %d to %d", s, least, most)
		return 0, false
	}
	return value, true
}

// word reads one of the words given.
func (r *reader) word(n ast.Node, words ...string) (string, bool) {
	s, ok := r.text(n)
	if ok && !slices.Contains(words, s) {
		r.fail(n, near(s, words), "%q is none of %s", s, strings.Join(words, ", "))
		return "", false
	}
	return s, ok
}

func kindOf(n ast.Node) string {
	switch n.(type) {
	case *ast.MappingNode:
		return "a mapping"
	case *ast.SequenceNode:
		return "a list"
	case *ast.NullNode:
		return "nothing"
	case *ast.AnchorNode, *ast.AliasNode:
		return "an anchor or alias, which a policy has none of"
	case *ast.TagNode:
		return "a tag, which a policy has none of"
	case *ast.MergeKeyNode:
		return "a merge key, which a policy has none of"
	case *ast.MappingKeyNode:
		return "a key of several words or lines"
	}
	return "a text"
}
