package policy

import (
	"strconv"

	"github.com/goccy/go-yaml/ast"

	"maxage/inspect/rules"
	"maxage/inspect/wire"
)

// statuses is a status, or a class of them: "2xx".
type statuses struct {
	text        string
	first, last int
}

func anyStatus(all []statuses, status int) bool {
	for _, s := range all {
		if s.first <= status && status <= s.last {
			return true
		}
	}
	return len(all) == 0
}

func (r *reader) statuses(n ast.Node) []statuses {
	var all []statuses
	for _, it := range r.texts(n) {
		s := statuses{text: it.text}
		if len(it.text) == 3 && it.text[1:] == "xx" {
			s.first = int(it.text[0]-'0') * 100
			s.last = s.first + 99
		} else if status, err := strconv.Atoi(it.text); err == nil {
			s.first, s.last = status, status
		}
		if s.first < 100 || s.last > 599 {
			r.fail(it.at, "write 404 or 4xx", "%q is no status", it.text)
			continue
		}
		all = append(all, s)
	}
	return all
}

// PolicyStatus sees another status than the policy wants.
var PolicyStatus = &rules.Rule{
	ID:       "policy-status",
	Severity: rules.Error,
	Category: rules.Syntax,
	Title:    "The status is another than the policy wants",
	Doc: `What the policy wants of a page says little about an error that came in its place: where a 200 is expected and a 404 or a redirect comes, the caching headers are those of another answer.

The policy's rule gives the statuses that are right for the URL, as numbers or as classes such as 2xx.`,
	Fix:  "Mend what stands behind the URL, or correct the status that the policy wants.",
	Refs: []string{"RFC 9110 section 15"},
}

func wantStatus(wanted []statuses) want {
	return func(l *look) {
		status := l.Exchange.Response.Status
		if anyStatus(wanted, status) {
			return
		}
		var texts []string
		for _, s := range wanted {
			texts = append(texts, s.text)
		}
		var at []wire.Span
		if span := l.StatusSpan(); span != (wire.Span{}) {
			at = append(at, span)
		}
		l.report(PolicyStatus, at, "", "The policy wants the status %s here, and %d came.", either(texts), status)
	}
}
