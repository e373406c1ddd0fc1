package policy

import (
	"slices"
	"strings"

	"github.com/goccy/go-yaml/ast"

	"maxage/inspect/rules"
)

// names that Vary may have, and must have. allow nil: any.
type varies struct{ allow, require []string }

// PolicyVary sees Vary name other fields than wanted.
var PolicyVary = &rules.Rule{
	ID:       "policy-vary",
	Severity: rules.Error,
	Category: rules.Variation,
	Title:    "Vary names other fields than the policy wants",
	Doc: `For each value of a field in Vary a cache keeps a copy of its own: a name too many, and hardly any request finds one. A name too few, and users get what was made for somebody else's browser, language or login.

The policy gives all names (a list), those that may be there (allow), those that have to (require), or never for no Vary at all.`,
	Fix:  "Send Vary with the fields that the policy names.",
	Refs: []string{"RFC 9110 section 12.5.5", "RFC 9111 section 4.1"},
}

var varyKeys = []key[varies]{
	{"allow", "the names that may be there", textOrList(), func(r *reader, e entry, v *varies) { v.allow = r.fieldNames(e.value) }},
	{"require", "the names that have to be there", textOrList(), func(r *reader, e entry, v *varies) { v.require = r.fieldNames(e.value) }},
}

func (r *reader) wantVary(e entry, w *want) {
	var v varies
	if _, ok := e.value.(*ast.MappingNode); ok {
		readKeys(r, r.entries(e.value, "vary"), "vary", varyKeys, &v)
	} else if s, ok := e.value.(*ast.StringNode); ok && s.Value == never {
		v.allow = []string{}
	} else {
		v.allow = r.fieldNames(e.value)
		v.require = v.allow
	}
	*w = v.check
}

func (r *reader) fieldNames(n ast.Node) []string {
	all := []string{}
	for _, it := range r.texts(n) {
		if !isToken(it.text) {
			r.fail(it.at, "", "%q is no name of a header field", it.text)
		}
		all = append(all, strings.ToLower(it.text))
	}
	return all
}

func (v varies) check(l *look) {
	has := slices.Clone(l.Vary.Names)
	if l.Vary.Star {
		has = append(has, "*")
	}
	var extra, missing []string
	for _, name := range has {
		if v.allow != nil && !slices.Contains(v.allow, name) && !slices.Contains(v.require, name) {
			extra = append(extra, name)
		}
	}
	for _, name := range v.require {
		if !slices.Contains(has, name) {
			missing = append(missing, name)
		}
	}
	if len(extra) > 0 {
		wanted := "no Vary"
		if len(v.allow)+len(v.require) > 0 {
			wanted = "nothing in Vary but " + both(v.allow)
		}
		l.report(PolicyVary, l.Vary.Spans, "Take "+both(quoted(extra))+" out of Vary.",
			"The policy wants %s, and %s %s there: caches keep a copy for each value%s.", wanted, both(quoted(extra)), are(extra), l.aside())
	}
	if len(missing) > 0 {
		l.report(PolicyVary, l.Vary.Spans, "Add "+both(missing)+" to Vary.",
			"The policy wants %s in Vary, and %s not there: users may get what was made for another's request%s.", both(missing), pronoun(missing), l.aside())
	}
}
