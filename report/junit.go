package report

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"net/url"
	"strconv"

	"github.com/jstemmer/go-junit-report/v2/junit"
)

// JUnit writes a run as test results: a suite for each exchange, in it a case
// for each expectation and each finding, passed ones too. Suites are written as
// they come. Readers take cases of one name for the same case, so a few bytes
// are kept for each.
type JUnit struct {
	CI
	w      io.Writer
	b      bytes.Buffer
	e      *xml.Encoder
	run    Run
	suites int
	names  occurrences
}

// junitSuite and junitCase are the known types, with the place that GitLab and
// others link to.
type (
	junitSuite struct {
		junit.Testsuite
		Cases []junitCase `xml:"testcase"`
	}
	junitCase struct {
		junit.Testcase
		File string `xml:"file,attr,omitempty"`
		Line int    `xml:"line,attr,omitempty"`
	}
)

// NewJUnit returns a writer of one XML document to w.
func NewJUnit(w io.Writer, o CI) *JUnit {
	j := &JUnit{CI: o, w: w, names: occurrences{}}
	j.e = xml.NewEncoder(&j.b)
	j.e.Indent(" ", " ")
	return j
}

// Begin opens the document. Its totals are those of the suites: they are not
// known yet.
func (j *JUnit) Begin(_ Tool, run Run) error {
	j.run = run
	_, err := fmt.Fprintf(j.w, "%s<testsuites name=\"maxage\">\n", xml.Header)
	return err
}

// Exchange writes a suite.
func (j *JUnit) Exchange(x *Exchange) error {
	s := j.suite(subject(x))
	s.Timestamp = xmlLine(x.ObservedAt)
	if u, err := url.Parse(x.URL); err == nil {
		s.Hostname = xmlLine(u.Host)
	}
	if x.Attempts > 1 {
		s.AddProperty("attempts", strconv.Itoa(x.Attempts))
	}
	joined := make([]bool, len(x.Findings)) // by the case of an expectation
	for i := range x.Checks {
		j.expectation(s, x, &x.Checks[i], joined)
	}
	for i := range x.Findings {
		if !joined[i] {
			f := &x.Findings[i]
			j.add(s, f.Rule, s.Name, j.anchor(&j.run, f.Place, x.From), f)
		}
	}
	if len(x.Findings) == 0 {
		j.add(s, "caching", s.Name, j.anchor(&j.run, x.From))
	}
	s.Time = "0.000"
	if x.Timing != nil {
		s.Time = fmt.Sprintf("%.3f", x.Timing.Total/1000)
	}
	s.Cases[0].Time = s.Time // the request was one for all of them
	return j.write(s)
}

func (j *JUnit) suite(name string) *junitSuite {
	s := &junitSuite{}
	s.Name, s.ID, s.Time = xmlLine(name), j.suites, "0.000"
	j.suites++
	return s
}

// Failure writes a suite with an error.
func (j *JUnit) Failure(f *Failure) error {
	name := failed(f)
	return j.broken(name, "transfer", name, f.Message, f.Hint, j.anchor(&j.run, &Place{File: f.File, Line: f.Line}))
}

func (j *JUnit) broken(suite, class, name, text, more string, at Place) error {
	s := j.suite(suite)
	j.add(s, class, name, at)
	e := &junit.Result{Message: xmlLine(text), Type: class, Data: xmlLine(text)}
	if more != "" {
		e.Data += "\nHint: " + xmlLine(more)
	}
	s.Cases[0].Error = e
	s.Errors++
	return j.write(s)
}

// End closes the document. A run that was cut short is an error, or what is
// missing would pass for passed.
func (j *JUnit) End(run Run, _ Summary) error {
	if len(run.Findings) > 0 {
		s := j.suite(run.subject())
		for i := range run.Findings {
			f := &run.Findings[i]
			j.add(s, f.Rule, s.Name, j.anchor(&j.run, f.Place), f)
		}
		if err := j.write(s); err != nil {
			return err
		}
	}
	if shard := run.shard(); shard != "" {
		s := j.suite("maxage")
		j.add(s, "run", shard, j.anchor(&run))
		s.Cases[0].SystemOut = &junit.Output{Data: "What the others saw is not in this report."}
		if err := j.write(s); err != nil {
			return err
		}
	}
	if run.Incomplete {
		if err := j.broken("maxage", "run", "complete", "The run was cut short.", "Results are missing.", j.anchor(&run)); err != nil {
			return err
		}
	}
	_, err := io.WriteString(j.w, "\n</testsuites>\n")
	return err
}

func (j *JUnit) write(s *junitSuite) error {
	j.b.Reset()
	if err := j.e.EncodeElement(s, xml.StartElement{Name: xml.Name{Local: "testsuite"}}); err != nil {
		return err
	}
	_, err := j.w.Write(j.b.Bytes())
	return err
}
