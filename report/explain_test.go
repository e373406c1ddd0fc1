package report

import (
	"bytes"
	"strings"
	"testing"

	"maxage/inspect/field"
	"maxage/inspect/rules"
)

func TestExplainHeader(t *testing.T) {
	for name, text := range map[string]string{
		"no-cache-max-age-0": "no-cache, max-age=0",
		"max-age-0":          "max-age=0",
		"windows":            "Cache-Control: max-age=60, s-maxage=300, stale-while-revalidate=600, stale-if-error=86400",
		"cdn":                "Cache-Control: private, max-age=60\nCDN-Cache-Control: max-age=300\nVary: Cookie\nX-Nobody-Knows: 1\n",
		"typo":               "privat, maxage=60; no-store",
		"expires":            "Date: Thu, 01 Jan 2026 12:00:00 GMT\nExpires: Thu, 01 Jan 2026 12:10:00 GMT\n",
	} {
		var b bytes.Buffer
		check(t, ExplainHeader(&b, text, Style{Width: 80}))
		compare(t, golden+"/explain-"+name+".txt", b.Bytes())
	}
}

// Everything that the tables know can be explained, in any width.
func TestExplainAll(t *testing.T) {
	for _, s := range []Style{{Width: 60}, {Width: 120, ASCII: true}} {
		var b bytes.Buffer
		for _, f := range field.Fields() {
			known, err := ExplainField(&b, f.Name, s)
			if !known || err != nil {
				t.Errorf("%s: %v, %v", f.Name, known, err)
			}
		}
		for _, d := range field.DirectiveTable {
			known, err := ExplainDirective(&b, d.Name, s)
			if !known || err != nil {
				t.Errorf("%s: %v, %v", d.Name, known, err)
			}
		}
		for _, status := range field.Statuses {
			known, err := ExplainStatus(&b, status.Code, s)
			if !known || err != nil {
				t.Errorf("%d: %v, %v", status.Code, known, err)
			}
		}
		for _, r := range rules.All {
			check(t, ExplainRule(&b, r, s))
		}
		check(t, RulesTable(&b, rules.All, s))
		checkHarmless(t, b.String())
		for line := range strings.Lines(b.String()) {
			if width(strings.TrimSuffix(line, "\n")) > s.Width {
				t.Errorf("wider than %d: %s", s.Width, line)
			}
		}
	}
	var b bytes.Buffer
	if known, _ := ExplainField(&b, "X-Nobody-Knows", Style{}); known || b.Len() > 0 {
		t.Error("an unknown field is explained")
	}
	if known, _ := ExplainDirective(&b, "maxage", Style{}); known || b.Len() > 0 {
		t.Error("an unknown directive is explained")
	}
	if known, _ := ExplainStatus(&b, 299, Style{}); known || b.Len() > 0 {
		t.Error("an unknown status is explained")
	}
}

func TestExplainRule(t *testing.T) {
	r := &rules.Rule{ID: "some-rule", Severity: rules.Warning, Category: rules.Syntax, Title: "What it finds", Doc: "First paragraph.\n\nSecond.",
		Fix: "Send it so.", Refs: []string{"RFC 9111 section 5.2", "RFC 9110 section 5.6"}, Optional: true}
	const want = `some-rule  ▲ warning, syntax, off unless asked for
  What it finds.

  First paragraph.

  Second.

  fix: Send it so.

  RFC 9111 §5.2, RFC 9110 §5.6
`
	var b bytes.Buffer
	check(t, ExplainRule(&b, r, Style{}))
	if b.String() != want {
		t.Errorf("got\n%s\nwant\n%s", b.String(), want)
	}
}
