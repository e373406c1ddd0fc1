package report

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"maxage/inspect/rules"
)

// Categories are those of the rules, in the order in which they are listed.
var Categories = []rules.Category{
	rules.Privacy, rules.Security, rules.Storage, rules.Freshness, rules.Staleness, rules.Validation,
	rules.Negotiation, rules.Variation, rules.CDN, rules.Performance, rules.Syntax, rules.Deprecated,
}

// ruleGroup holds the rules of one category, the gravest first.
type ruleGroup struct {
	category rules.Category
	rules    []*rules.Rule
}

func byCategory(list []*rules.Rule) []ruleGroup {
	var groups []ruleGroup
	for _, c := range Categories {
		g := ruleGroup{category: c}
		for _, r := range list {
			if r.Category == c {
				g.rules = append(g.rules, r)
			}
		}
		slices.SortStableFunc(g.rules, func(a, b *rules.Rule) int { return rank(string(a.Severity)) - rank(string(b.Severity)) })
		if len(g.rules) > 0 {
			groups = append(groups, g)
		}
	}
	return groups
}

// RulesTable lists rules by category: a sign for the severity, ID and title.
func RulesTable(w io.Writer, list []*rules.Rule, s Style) error {
	p := newPrinter(w, s)
	for i, g := range byCategory(list) {
		if i > 0 {
			p.blank()
		}
		p.add(inkTitle, string(g.category)).end()
		for _, r := range g.rules {
			p.ruleRow(r)
		}
	}
	p.blank()
	p.legend(list)
	p.add(inkPlain, "Explain one: maxage explain ID").end()
	return p.flush()
}

// ruleColumn is where the titles stand.
const ruleColumn = 38

func (p *printer) ruleRow(r *rules.Rule) {
	glyph, k := p.severity(string(r.Severity))
	p.add(inkPlain, "  ").add(k, glyph).pad(5)
	p.add(inkStrong, r.ID)
	if p.at >= ruleColumn-1 {
		p.end()
	}
	p.pad(ruleColumn)
	title := r.Title
	if r.Optional {
		title += " (off unless asked for)"
	}
	p.paragraph(inkPlain, ruleColumn, title)
}

// legend says what the signs mean, and how often each stands in the list.
func (p *printer) legend(list []*rules.Rule) {
	p.add(inkPlain, several(len(list), "rule"))
	between := ": "
	for i, words := range severityCounts(list) {
		if words != "" {
			glyph, k := p.severity(severities[i])
			p.add(inkPlain, between).add(k, glyph).add(inkPlain, " "+words)
			between = ", "
		}
	}
	p.end()
}

// severityCounts says how many rules there are of each severity, and nothing
// where there is none.
func severityCounts(list []*rules.Rule) (words [4]string) {
	var n [4]int
	for _, r := range list {
		n[rank(string(r.Severity))]++
	}
	for i, severity := range severities {
		switch {
		case n[i] == 0:
		case n[i] == 1 || i >= 2:
			words[i] = fmt.Sprintf("%d %s", n[i], severity)
		default:
			words[i] = fmt.Sprintf("%d %ss", n[i], severity)
		}
	}
	return words
}

// severityWords are a rule's severity, whether it is off by default, and whether
// it needs more than one answer.
func severityWords(r *rules.Rule) string {
	words := string(r.Severity)
	if r.Optional {
		words += ", off unless asked for"
	}
	if r.Follow != nil {
		words += ", compares the answers of a run"
	}
	return words
}

// plainText is a case with its carets and without its message.
func (c *ruleCase) plainText() string {
	var b strings.Builder
	for i, l := range c.lines {
		if i > 0 && c.lines[i-1].kind != remark && c.lines[i-1].kind != l.kind {
			b.WriteByte('\n')
		}
		text := l.text
		if l.kind == remark {
			text = "# " + text
		}
		b.WriteString(text + "\n")
		if row := caretRow(0, len(l.text), l.marks); row != "" {
			b.WriteString(row + "\n")
		}
	}
	return b.String()
}
