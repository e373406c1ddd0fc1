package policy

import (
	"fmt"
	"strings"

	"maxage/inspect/cache"
	"maxage/inspect/field"
	"maxage/inspect/rules"
	"maxage/inspect/wire"
)

// look is one look at a response, to see whether it is as wanted.
type look struct {
	*field.Response
	entry    *Entry
	verdicts []cache.Verdict
	expect   *Expect
	findings []rules.Finding
}

// verdict returns what the cache may do: as judged already, or judged now.
func (l *look) verdict(c *cache.Cache) *cache.Verdict {
	for i := range l.verdicts {
		if l.verdicts[i].Cache.Name == c.Name {
			return &l.verdicts[i]
		}
	}
	v := c.Judge(l.Response)
	return &v
}

// report adds a finding. An empty fix is the rule's.
func (l *look) report(rule *rules.Rule, at []wire.Span, fix, format string, args ...any) *rules.Finding {
	f := rules.Finding{Rule: rule, Severity: rule.Severity, Message: fmt.Sprintf(format, args...), Fix: fix, At: at, Subject: l.expect.Key, Place: &l.expect.Place}
	if fix == "" {
		f.Fix = rule.Fix
	}
	if l.expect.level != "" {
		f.Severity = l.expect.level
	}
	l.findings = append(l.findings, f)
	return &l.findings[len(l.findings)-1]
}

// aside says that another answer than the usual one came.
func (l *look) aside() string {
	if status := l.Exchange.Response.Status; status >= 300 {
		return fmt.Sprintf(", in an answer with status %d", status)
	}
	return ""
}

// lines points at every line of the response called name.
func (l *look) lines(name string) []wire.Span {
	var at []wire.Span
	m := &l.Exchange.Response
	for i := range m.Fields {
		if strings.EqualFold(m.Fields[i].Name, name) {
			at = append(at, m.Line(wire.Response, i))
		}
	}
	return at
}

func quoted(words []string) []string {
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = rules.Plain(w)
	}
	return out
}

// are is the verb behind several things or one.
func are(things []string) string {
	if len(things) > 1 {
		return "are"
	}
	return "is"
}

func pronoun(things []string) string {
	if len(things) > 1 {
		return "they are"
	}
	return "it is"
}

func both(words []string) string   { return enumerate(words, " and ") }
func either(words []string) string { return enumerate(words, " or ") }

func enumerate(words []string, last string) string {
	if n := len(words) - 1; n > 0 {
		return strings.Join(words[:n], ", ") + last + words[n]
	}
	return strings.Join(words, "")
}
