package report

import (
	"fmt"
	"strings"

	"maxage/inspect/rules"
)

// known returns the index of the finding's rule, which is written at the end.
func (s *SARIF) known(f *Finding) int {
	i, ok := s.index[f.Rule]
	if !ok {
		i = len(s.rules)
		s.index[f.Rule] = i
		s.rules = append(s.rules, newSARIFRule(rules.Lookup(f.Rule, s.Rules...), f))
	}
	return i
}

func newSARIFRule(r *rules.Rule, f *Finding) sarifRule {
	if r == nil { // of another version of maxage
		r = &rules.Rule{ID: f.Rule, Severity: rules.Severity(f.Severity), Category: rules.Category(f.Category), Title: f.Rule, Doc: f.Rule, Refs: f.Refs}
	}
	doc := strings.TrimSpace(r.Doc)
	first, _, _ := strings.Cut(doc, "\n\n")
	out := sarifRule{
		ID: r.ID, Name: pascal(r.ID),
		ShortDescription: sarifText{Text: sarifEscape(r.Title)},
		FullDescription:  sarifText{Text: sarifEscape(short(first, 1000))},
		Help:             sarifText{Text: sarifEscape(helpText(r, doc)), Markdown: helpMarkdown(r, doc)},
		Default:          sarifDefault{sarifLevel(string(r.Severity))},
	}
	if strings.EqualFold(out.Name, out.ID) {
		out.Name = ""
	}
	for _, ref := range r.Refs {
		if out.HelpURI = refLink(ref); out.HelpURI != "" {
			break
		}
	}
	out.Properties = sarifRuleProperties{Tags: []string{"caching", "http", string(r.Category)}, Precision: "high", ProblemSeverity: "recommendation"}
	if r.Severity == rules.Error || r.Severity == rules.Warning {
		out.Properties.ProblemSeverity = string(r.Severity)
	}
	if r.Severity != rules.Error {
		out.Properties.Precision = "medium" // more is inferred
	}
	if r.Category == rules.Privacy {
		out.Properties.Tags = append(out.Properties.Tags, "security")
		out.Properties.SecuritySeverity = map[rules.Severity]string{rules.Error: "7.5", rules.Warning: "5.0"}[r.Severity]
		if out.Properties.SecuritySeverity == "" {
			out.Properties.SecuritySeverity = "2.0"
		}
	}
	return out
}

// pascal writes set-cookie as SetCookie.
func pascal(id string) string {
	var b strings.Builder
	for word := range strings.SplitSeq(id, "-") {
		if word != "" {
			b.WriteString(strings.ToUpper(word[:1]) + word[1:])
		}
	}
	return b.String()
}

func helpText(r *rules.Rule, doc string) string {
	if r.Fix != "" {
		doc += "\n\n" + remedyTitle(r) + ": " + r.Fix
	}
	return doc
}

func helpMarkdown(r *rules.Rule, doc string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "**%s.**\n", inMarkdown(r.Title))
	for part := range strings.SplitSeq(doc, "\n\n") {
		fmt.Fprintf(&b, "\n%s\n", inMarkdown(part))
	}
	if r.Fix != "" {
		fmt.Fprintf(&b, "\n%s: %s\n", remedyTitle(r), inMarkdown(r.Fix))
	}
	if lines := sendLines(r.Send); len(lines) > 0 {
		codeBlock(&b, strings.Join(lines, "\n")+"\n")
	}
	fmt.Fprintf(&b, "\n%s\n", markdownRefs(r.Refs))
	return b.String()
}
