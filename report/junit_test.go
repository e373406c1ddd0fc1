package report

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

func newJUnit(w io.Writer) format { return NewJUnit(w, ci) }

func TestJUnit(t *testing.T) {
	out := formatted(t, ciReport(t), newJUnit)
	compare(t, golden+"/formats/report.junit.xml", out)
	checkHarmless(t, string(out))
	checkJUnit(t, out)
}

// xmlNode is an element as readers see it.
type xmlNode struct {
	XMLName xml.Name
	Attrs   []xml.Attr `xml:",any,attr"`
	Text    string     `xml:",chardata"`
	Nodes   []xmlNode  `xml:",any"`
}

func (n *xmlNode) attr(name string) string {
	for _, a := range n.Attrs {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// junitElements is what Jenkins' schema (junit-10.xsd of its xunit plugin)
// allows: attributes, the required ones with a star, and elements within. file
// and line of a case are not in it: GitLab, CircleCI and the annotating actions
// of GitHub read them, and Jenkins' own junit step does not mind. Ant's schema
// requires the time of a case, and a reporting action of GitHub says NaN without.
var junitElements = map[string]struct{ attrs, nodes string }{
	"testsuites": {"name time tests failures errors", "testsuite"},
	"testsuite":  {"name* tests* failures* errors* group time skipped timestamp hostname id package file log url", "testsuite properties testcase system-out system-err"},
	"properties": {"", "property"},
	"property":   {"name* value*", ""},
	"testcase":   {"name* time* classname group file line", "skipped error failure system-out system-err"},
	"failure":    {"type message", ""},
	"error":      {"type message", ""},
	"skipped":    {"type message", ""},
	"system-out": {"", ""},
}

var junitTime = regexp.MustCompile(`^[0-9]{1,12}\.[0-9]{3}$`)

// checkJUnit holds a document against the schema and against what readers
// count, merge or refuse.
func checkJUnit(t *testing.T, data []byte) (root xmlNode) {
	t.Helper()
	d := xml.NewDecoder(bytes.NewReader(data)) // refuses characters that XML lacks
	check(t, d.Decode(&root))
	if rest := bytes.TrimSpace(data[d.InputOffset():]); len(rest) > 0 {
		t.Errorf("%q behind the document", rest)
	}
	if root.XMLName.Local != "testsuites" {
		t.Fatalf("%s", root.XMLName.Local)
	}
	checkJUnitNode(t, &root)
	seen := map[string]bool{}
	for _, s := range root.Nodes {
		cases := slices.DeleteFunc(slices.Clone(s.Nodes), func(n xmlNode) bool { return n.XMLName.Local == "properties" })
		got := map[string]int{"tests": len(cases), "failures": 0, "errors": 0, "skipped": 0}
		for _, c := range cases {
			key := c.attr("classname") + " " + c.attr("name")
			if seen[key] || c.attr("classname") == "" {
				t.Errorf("%q is there twice, and one of them is lost", key)
			}
			seen[key] = true
			if line := c.attr("line"); line == "" || strings.HasPrefix(line, "0") || c.attr("file") == "" {
				t.Errorf("%q stands at %s:%s", key, c.attr("file"), line)
			}
			outcomes := 0
			for _, n := range c.Nodes {
				if counter, ok := map[string]string{"failure": "failures", "error": "errors", "skipped": "skipped"}[n.XMLName.Local]; ok {
					got[counter]++
					outcomes++
				}
			}
			if outcomes > 1 {
				t.Errorf("%q has %d outcomes", key, outcomes)
			}
		}
		for name, n := range got {
			if told, _ := strconv.Atoi(s.attr(name)); told != n {
				t.Errorf("%s: %s are %d, and it says %d", s.attr("name"), name, n, told)
			}
		}
	}
	return root
}

func checkJUnitNode(t *testing.T, n *xmlNode) {
	t.Helper()
	name := n.XMLName.Local
	allowed, ok := junitElements[name]
	if !ok {
		t.Errorf("there is no element %s", name)
	}
	attrs := strings.Fields(allowed.attrs)
	for _, a := range n.Attrs {
		if !slices.Contains(attrs, a.Name.Local) && !slices.Contains(attrs, a.Name.Local+"*") {
			t.Errorf("%s has no attribute %s", name, a.Name.Local)
		}
		if a.Name.Local == "time" && !junitTime.MatchString(a.Value) {
			t.Errorf("%s time=%q", name, a.Value)
		}
		if strings.ContainsAny(a.Value, "\r\n") || a.Value == "" && a.Name.Local != "message" {
			t.Errorf("%s %s=%q", name, a.Name.Local, a.Value)
		}
	}
	for _, a := range attrs {
		if a, must := strings.CutSuffix(a, "*"); must && n.attr(a) == "" {
			t.Errorf("%s lacks %s", name, a)
		}
	}
	if strings.Contains(n.Text, "[[ATTACHMENT|") {
		t.Errorf("GitLab would take a file for %q", n.Text)
	}
	for i := range n.Nodes {
		if !slices.Contains(strings.Fields(allowed.nodes), n.Nodes[i].XMLName.Local) {
			t.Errorf("no %s in %s", n.Nodes[i].XMLName.Local, name)
		}
		checkJUnitNode(t, &n.Nodes[i])
	}
}

// TestJUnitOutcomes: what a threshold makes of each finding.
func TestJUnitOutcomes(t *testing.T) {
	for _, c := range []struct {
		failOn string
		want   string
	}{
		{"", "19 failures 5 errors 2 skipped 1"},
		{"warning", "19 failures 6 errors 2 skipped 1"}, // the other warning is in the baseline
		{"info", "19 failures 8 errors 2 skipped 1"},
		{"never", "19 failures 0 errors 2 skipped 1"},
	} {
		o := ci
		o.FailOn = c.failOn
		root := checkJUnit(t, formatted(t, ciReport(t), func(w io.Writer) format { return NewJUnit(w, o) }))
		sums := map[string]int{}
		for _, s := range root.Nodes {
			for _, name := range []string{"tests", "failures", "errors", "skipped"} {
				n, _ := strconv.Atoi(s.attr(name))
				sums[name] += n
			}
		}
		if got := fmt.Sprintf("%d failures %d errors %d skipped %d", sums["tests"], sums["failures"], sums["errors"], sums["skipped"]); got != c.want {
			t.Errorf("%q: %s, want %s", c.failOn, got, c.want)
		}
	}
}

// TestJUnitExpectations: an expectation and the finding that says why it is
// not met are one case; one that no finding is about fails by itself.
func TestJUnitExpectations(t *testing.T) {
	r := &Report{Exchanges: formatsReport(t).Exchanges[4:5]}
	x := &r.Exchanges[0]
	at := func(line int) *Place { return &Place{File: "maxage.yaml", Line: line} }
	x.Checks = []Check{{Name: "shared >= 5m", Place: at(1)}, {Name: "vary never", Place: at(2)}, {Name: "status 200", Met: true, Place: at(3)}, {Name: "etag", Place: at(4)}}
	x.Findings = []Finding{
		{Rule: "expectation", Severity: "error", Message: "one", Place: at(1), Expects: "shared >= 5m"}, {Rule: "expectation", Severity: "error", Message: "two", Place: at(9), Expects: "shared >= 5m"},
		{Rule: "expectation", Severity: "warning", Message: "three", Place: at(2), Expects: "vary never"}, {Rule: "no-validator", Severity: "info", Message: "four"},
	}
	var got []string
	for _, c := range checkJUnit(t, formatted(t, r, newJUnit)).Nodes[0].Nodes {
		line := c.attr("classname") + " " + c.attr("name")
		for _, n := range c.Nodes {
			line += " " + n.XMLName.Local + " " + n.attr("message")
		}
		got = append(got, strings.ReplaceAll(line, "GET "+x.URL, "URL"))
	}
	want := []string{"maxage.policy URL: shared >= 5m failure two", "maxage.policy URL: vary never system-out ", "maxage.policy URL: status 200",
		"maxage.policy URL: etag failure The policy wants etag.", "maxage.no-validator URL system-out "}
	if !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestJUnitCutShort(t *testing.T) {
	root := checkJUnit(t, formatted(t, &Report{Run: Run{Incomplete: true}}, newJUnit))
	if len(root.Nodes) != 1 || root.Nodes[0].attr("errors") != "1" {
		t.Errorf("%+v", root)
	}
	if root := checkJUnit(t, formatted(t, &Report{}, newJUnit)); len(root.Nodes) != 0 {
		t.Errorf("%+v", root)
	}
}

func TestJUnitHostile(t *testing.T) {
	for _, text := range append(hostileTexts, "]]>", "<![CDATA[", "[[ATTACHMENT|/etc/passwd]]", "&#x0;", "\ufffe\uffff", "") {
		r := &Report{Run: Run{Policy: text}, Errors: []Failure{{URL: text, Message: text, Hint: text, File: text}}}
		r.Exchanges = []Exchange{{URL: text, ObservedAt: text, Request: Request{Method: "GET" + text}, From: &Place{File: text},
			Checks:   []Check{{Name: text}, {Name: text, Met: true}},
			Findings: []Finding{{Rule: "r", Severity: "error", Message: "m" + text, Fix: text}, {Rule: "r" + text, Severity: "error", Ignored: &Ignored{Reason: "r" + text, Until: text}}}}}
		r.Exchanges[0].ObservedAt = "t" + text
		var b bytes.Buffer
		play(t, newJUnit(&b), r)
		checkJUnit(t, b.Bytes())
		checkHarmless(t, b.String())
	}
}

func BenchmarkJUnit(b *testing.B) { ciBenchmark(b, newJUnit) }
