package policy

import (
	"slices"
	"strings"

	"github.com/goccy/go-yaml/ast"

	"maxage/inspect/rules"
)

// Rule says what is wanted of some URLs. An empty condition holds for all.
type Rule struct {
	URL    Patterns
	Host   []item
	Method []string
	Where  Where

	Source  *Source
	Request []Header
	Expect  []Expect
	Level   rules.Severity // of findings about Expect
	Checks  []Check
	level   Line

	Place rules.Place
}

// Header is a header line to send with the request.
type Header struct {
	Line
	Name, Text string
}

// Check is the severity that findings of a rule or category have; "" is off.
type Check struct {
	Line
	ID       string
	Severity rules.Severity
}

// everywhere reports whether the rule is for every response.
func (r *Rule) everywhere() bool {
	w := &r.Where
	return len(r.URL.exact)+len(r.URL.open)+len(r.Host)+len(r.Method)+len(w.Status)+len(w.ContentType) == 0 && w.HashedName == nil
}

var ruleKeys = []key[Rule]{
	{"url", "a glob on the path (/assets/**/*.js), on the whole URL (https://*.example.com/**), or re: and a regular expression", textOrList(), func(r *reader, e entry, rule *Rule) {
		rule.URL = r.patterns(e.value)
	}},
	{"host", "a glob on the host, with its port if the glob has one", textOrList(), func(r *reader, e entry, rule *Rule) {
		rule.Host = r.globs(e.value, strings.ToLower)
	}},
	{"method", "the methods that it is for", textOrList(), func(r *reader, e entry, rule *Rule) {
		for _, it := range r.texts(e.value) {
			rule.Method = append(rule.Method, strings.ToUpper(it.text))
		}
	}},
	{"where", "what else has to hold", keysForm(whereKeys), func(r *reader, e entry, rule *Rule) {
		readKeys(r, r.entries(e.value, "where"), "where", whereKeys, &rule.Where)
	}},
	{"source", "where findings are shown: the file that sets the header, FILE, FILE:LINE or FILE#/regular expression/", text(), (*reader).source},
	{"request", "what to send", requestForm(), (*reader).request},
	{"expect", "what is wanted", expectForm(), (*reader).expect},
	{"level", "how grave it is where that is not so", words(severityWords...), func(r *reader, e entry, rule *Rule) {
		s, _ := r.word(e.value, severityWords...)
		rule.Level, rule.level = rules.Severity(s), r.line("level", e)
	}},
	{"checks", "the severity of findings by rule or category, or off", checksForm(), (*reader).checks},
}

func (r *reader) rule(n ast.Node) Rule {
	rule := Rule{Place: r.place(n)}
	readKeys(r, r.entries(n, "a rule"), "a rule", ruleKeys, &rule)
	for i := range rule.Expect {
		rule.Expect[i].level = rule.Level
	}
	if len(rule.Request) > 0 && rule.Where.later() {
		r.fail(n, "give request a rule of its own", "request cannot depend on status or content-type: they come with the response")
	}
	return rule
}

// checks reads {rule or category: off or a severity}.
func (r *reader) checks(e entry, rule *Rule) {
	for _, e := range r.entries(e.value, "checks") {
		if !r.knownCheck(e.name) {
			r.fail(e.at, meant(e.name, checkNames()), "there is no rule or category %q", e.name)
			continue
		}
		s, _ := r.word(e.value, append([]string{"off"}, severityWords...)...)
		if s == "off" {
			s = ""
		}
		rule.Checks = append(rule.Checks, Check{r.line("checks."+e.name, e), e.name, rules.Severity(s)})
	}
}

func (r *reader) knownCheck(name string) bool {
	return Lookup(name) != nil || slices.Contains(categories, rules.Category(name))
}

var categories = []rules.Category{rules.Privacy, rules.Storage, rules.Freshness, rules.Staleness, rules.Validation, rules.Negotiation,
	rules.Syntax, rules.Variation, rules.CDN, rules.Security, rules.Deprecated, rules.Performance}

func checkNames() []string {
	var all []string
	for _, c := range categories {
		all = append(all, string(c))
	}
	return append(all, ruleNames()...)
}

func ruleNames() []string {
	var all []string
	for _, r := range slices.Concat(Rules, rules.All) {
		all = append(all, r.ID)
	}
	return all
}
