package report

import "fmt"

// tally counts what a run asked for: a URL is one with all that it redirects to
// and however many attempts it took, whether an answer came or not.
type tally struct {
	urls, responses int
	further         int // responses to redirected and repeated requests
	retried         int // URLs that took more than one attempt
	last            int // the target that the last exchange belongs to
}

func (t *tally) exchange(x *Exchange) {
	t.responses++
	again := x.Attempts > 1 && x.TargetNumber == 0 // outside of an audit each attempt is an exchange
	if x.RedirectedFrom != nil || again {
		t.further++
	} else {
		t.asked(x.Attempts)
	}
	t.last = x.TargetNumber
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
