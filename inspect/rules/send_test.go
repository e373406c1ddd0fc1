package rules

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"maxage/inspect/field"
	"maxage/inspect/wire"
)

// unmended are rules whose Send does not silence them, or brings another
// warning, in a case of theirs.
var unmended = map[string]string{
	"cc-syntax: white space before the number": "read as it was meant, it is an hour on a page",
	"directive-typo: imutable":                 "spelt right, it promises what the URL does not keep",
	"vary-no-effect: misspelt":                 "spelt right, it shows that users are kept apart by Vary alone",
}

// TestSend applies the lines that a finding wants sent to the response that it
// is about: then it is gone, and nothing else is wrong that was not before.
func TestSend(t *testing.T) {
	for _, path := range caseFiles(t) {
		rule := Lookup(strings.TrimSuffix(filepath.Base(path), ".txtar"))
		if rule == nil || rule.Check == nil || rule.Severity == Good {
			continue
		}
		for _, c := range readCases(t, path).cases {
			run, _ := c.readRun(t)
			before := findingsIn(run, optionsOf(rule))
			i := slices.IndexFunc(before, func(f Finding) bool { return f.Rule == rule })
			if i < 0 || before[i].Send == "" {
				continue
			}
			if _, known := unmended[rule.ID+": "+c.name]; known {
				continue
			}
			x := *run[len(run)-1]
			if ofStore[rule] {
				x.Response.Fields = fromOrigin(&x)
			}
			x.Response.Fields = sent(t, x.Response.Fields, before[i].Send)
			run[len(run)-1] = &x
			for _, f := range findingsIn(run, optionsOf(rule)) {
				switch was := severityIn(before, f.Rule); {
				case f.Rule == rule:
					t.Errorf("%s: %s: still fires with %q: %s", rule.ID, c.name, before[i].Send, f.Message)
				case f.Severity.AtLeast(Warning) && !was.AtLeast(f.Severity):
					t.Errorf("%s: %s: %q brings %s: %s", rule.ID, c.name, before[i].Send, f.Rule.ID, f.Message)
				}
			}
		}
	}
}

// ofStore are rules about a copy out of a store. With what they want sent there
// would have been none, so what caches say of it goes.
var ofStore = map[*Rule]bool{HitCarriesSetCookie: true, HitOnCredentialedRequest: true, ContentEncodingUnasked: true, ExpiredOnArrival: true}

func fromOrigin(x *wire.Exchange) (fields []wire.Field) {
	r := field.Parse(x)
	for i, f := range x.Response.Fields {
		said := strings.EqualFold(f.Name, "Age") || slices.ContainsFunc(r.Served, func(s field.Served) bool { return s.Span.Line == i })
		if !said {
			fields = append(fields, f)
		}
	}
	return fields
}

// TestGoodExamples: what "maxage explain" shows as good is good.
func TestGoodExamples(t *testing.T) {
	for _, path := range caseFiles(t) {
		rule := Lookup(strings.TrimSuffix(filepath.Base(path), ".txtar"))
		if rule == nil || rule.Severity == Good {
			continue
		}
		cases := readCases(t, path).cases
		first := slices.IndexFunc(cases, func(c testCase) bool { _, want := c.readRun(t); return want == nil })
		run, _ := cases[first].readRun(t)
		for _, f := range findingsIn(run, optionsOf(rule)) {
			if f.Severity.AtLeast(Warning) {
				t.Errorf("%s: %s: %s: %s", rule.ID, cases[first].name, f.Rule.ID, f.Message)
			}
		}
	}
}

func severityIn(findings []Finding, rule *Rule) Severity {
	for i := range findings {
		if findings[i].Rule == rule {
			return findings[i].Severity
		}
	}
	return Good
}

// sent returns the fields with lines in the form of Rule.Send: Vary is added
// to, others replace what has their name.
func sent(t *testing.T, fields []wire.Field, lines string) []wire.Field {
	out := slices.Clone(fields)
	for line := range strings.Lines(lines) {
		name, value, found := strings.Cut(strings.TrimSpace(line), ": ")
		name, away := strings.CutPrefix(name, "-")
		if name == "" || found == away || found && value == "" {
			t.Errorf("%q is neither \"Name: value\" nor \"-Name\"", line)
		}
		if away || !strings.EqualFold(name, "Vary") {
			out = slices.DeleteFunc(out, func(f wire.Field) bool { return strings.EqualFold(f.Name, name) })
		}
		if !away {
			out = append(out, wire.Field{Name: name, Value: value})
		}
	}
	return out
}
