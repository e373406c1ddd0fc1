package rules

import (
	"strings"

	"maxage/inspect/field"
)

// whyVoid says what is wrong with the field, in a few words.
func whyVoid(p *Pass, t *field.Targeted, meant *field.Directives) string {
	for i := range meant.List {
		d := &meant.List[i]
		name, _, _ := strings.Cut(p.Exchange.Text(d.Span), "=")
		if name != strings.ToLower(name) {
			return "names must be in small letters"
		}
		switch d.Fault {
		case field.SpaceAroundEquals:
			return "white space stands around ="
		case field.MissingComma:
			return "a comma is missing"
		}
	}
	last := strings.TrimRight(p.Exchange.Text(t.Spans[len(t.Spans)-1]), " \t")
	if strings.HasSuffix(last, ",") {
		return "it ends with a comma"
	}
	return "it is no well-formed dictionary"
}

// lostNumber returns a directive that is dropped for the form of its number,
// and would have meant something.
func lostNumber(t *field.Targeted, meant *field.Directives) *field.Directive {
	if forbidsReuse(meant) {
		return nil
	}
	for _, k := range numbered {
		if d := meant.Get(k); d != nil && !t.Directives.Has(k) && !isParameter(t, k) {
			return d
		}
	}
	return nil
}

// isParameter: the directive is void for a semicolon before it.
func isParameter(t *field.Targeted, k field.Kind) bool {
	for i := range t.Params {
		if t.Params[i].Kind == k {
			return true
		}
	}
	return false
}
