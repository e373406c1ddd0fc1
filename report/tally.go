package report

import "fmt"

// tally counts what a run asked for, and what was found: a URL is one with all
// that it redirects to and however many attempts it took, whether an answer came
// or not.
type tally struct {
	failOn string // the severity from which on a finding fails the run; "" and never: none does

	urls, responses int
	further         int    // responses to redirected and repeated requests
	retried         int    // URLs that took more than one attempt
	last            int    // the target that the last exchange belongs to
	grades          [4]int // responses by rank
	known           int    // findings that the baseline has
	failing         int    // findings that fail the run
}

// exchange counts an exchange and returns its grade.
func (t *tally) exchange(x *Exchange) (grade string) {
	grade = x.grade()
	t.grades[rank(grade)]++
	t.found(x.Findings)
	t.responses++
	again := x.Attempts > 1 && x.TargetNumber == 0 // outside of an audit each attempt is an exchange
	if x.RedirectedFrom != nil || again {
		t.further++
	} else {
		t.asked(x.Attempts)
	}
	t.last = x.TargetNumber
	return grade
}

// found counts what was found in an exchange, or about the policy.
func (t *tally) found(findings []Finding) {
	for i := range findings {
		f := &findings[i]
		if f.Baseline == baselineUnchanged && f.counts() {
			t.known++
		}
		if f.Fails(t.failOn) {
			t.failing++
		}
	}
}

// graded is how many responses have one of the grades.
func (t *tally) graded(grades ...string) (n int) {
	for _, grade := range grades {
		n += t.grades[rank(grade)]
	}
	return n
}

// compared says what the baseline makes of the findings, "" without one.
func (t *tally) compared(s *Summary) string {
	if s.New+t.known+s.Fixed == 0 {
		return ""
	}
	return fmt.Sprintf("%d new, %d known, %d fixed", s.New, t.known, s.Fixed)
}

func (t *tally) failure(f *Failure) {
	counted := f.TargetNumber > 0 && f.TargetNumber == t.last // a hop of it was an exchange
	if f.Shard == "" && !counted {
		t.asked(f.Attempts)
	}
}

func (t *tally) asked(attempts int) {
	t.urls++
	if attempts > 1 {
		t.retried++
	}
}

// told is "20 URLs", and where some gave more than one, ", 23 responses".
func (t *tally) told() string {
	text := several(t.urls, "URL")
	if t.further > 0 {
		text += ", " + several(t.responses, "response")
	}
	return text
}

// retries is what a status is followed by where it took several attempts: ",
// 2 retries" of three.
func (x *Exchange) retries() string {
	switch {
	case x.Attempts > 2:
		return fmt.Sprintf(", %d retries", x.Attempts-1)
	case x.Attempts == 2:
		return ", 1 retry"
	}
	return ""
}
