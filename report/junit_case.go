package report

import (
	"fmt"
	"strings"

	"github.com/jstemmer/go-junit-report/v2/junit"
)

// expectation adds a case for what the policy wants, with the findings that say
// why it is not so.
func (j *JUnit) expectation(s *junitSuite, x *Exchange, c *Check, joined []bool) {
	var why []*Finding
	for i := range x.Findings {
		if f := &x.Findings[i]; !c.Met && f.Expects == c.Name && !joined[i] {
			joined[i] = true
			why = append(why, f)
		}
	}
	if !c.Met && len(why) == 0 { // a report that keeps expectations alone
		why = []*Finding{{Severity: "error", Message: "The policy wants " + c.Name + "."}}
	}
	j.add(s, "policy", s.Name+": "+visible(short(c.Name, 500), false), j.anchor(&j.run, c.Place, x.From), why...)
}

// add adds a case that has the outcome of the gravest of the findings.
func (j *JUnit) add(s *junitSuite, class, name string, at Place, findings ...*Finding) {
	c := junitCase{File: xmlLine(at.File), Line: at.Line}
	c.Classname, c.Name = xmlLine("maxage."+class), xmlLine(name)
	c.Time = "0.000" // readers reckon with it, and what is missing is no number
	if n := j.names.next(c.Classname, c.Name); n > 1 {
		c.Name += fmt.Sprintf(" (%d)", n)
	}
	for _, f := range findings {
		text := xmlText(fmt.Sprintf("%s\nAt: %s:%d", told(f), at.File, at.Line))
		switch {
		case f.Ignored != nil:
			c.Skipped = &junit.Result{Message: xmlLine(f.Ignored.told()), Data: text}
		case j.Fails(f):
			c.Failure = &junit.Result{Message: xmlLine(short(f.Message, 1000)), Type: xmlLine(f.Severity), Data: text}
		default:
			c.SystemOut = &junit.Output{Data: xmlLine(f.Severity) + ": " + text}
		}
	}
	if c.Failure != nil {
		c.Skipped = nil // a case has one outcome
		s.Failures++
	}
	if c.Skipped != nil {
		s.Skipped++
	}
	s.Tests++
	s.Cases = append(s.Cases, c)
}

// xmlText shows what XML cannot hold, even escaped: it would make the document
// one that no reader opens. Lines are kept. GitLab obeys a tag in what it reads.
func xmlText(s string) string {
	if !harmless(s) {
		s = notInXML.Replace(visibleLines(Valid(s)))
	}
	return strings.ReplaceAll(s, "[[ATTACHMENT", "[ [ATTACHMENT")
}

// xmlLine is xmlText in one line.
func xmlLine(s string) string { return xmlText(visible(s, false)) }

var notInXML = strings.NewReplacer("\ufffe", `\ufffe`, "\uffff", `\uffff`)
