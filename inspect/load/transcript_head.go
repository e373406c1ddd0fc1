package load

import (
	"bytes"
	"strings"

	"maxage/inspect/wire"
)

// sent takes a line of a request head; elsewhere only a request line begins one.
func (t *transcript) sent(rest []byte) error {
	if isRequestLine(rest) {
		err := t.finish()
		t.phase, t.asked, t.origin = sending, t.at, t.facts.take()
		t.open = head{at: t.at}
		t.open.add(rest)
		return err
	}
	if t.phase == sending {
		t.headLine(rest)
	}
	return nil
}

// received takes a line of a response head. curl writes no empty line between
// an interim response and the next status line.
func (t *transcript) received(rest []byte) error {
	if isStatusLine(rest) {
		t.closeHead()
		var err error
		if t.response != nil {
			if t.response.Status == 101 && isHTTP2(rest) {
				t.rec.addInterim(&t.interim, *t.response, t.at, t.rec.entries) // an upgrade: the answer follows
				t.response = nil
			} else {
				err = t.finish()
			}
		}
		if t.request == nil && t.interim.seen == 0 {
			t.asked, t.origin = t.at, t.facts.take()
		}
		t.phase, t.open, t.noise = receiving, head{at: t.at}, false
		t.open.add(rest)
		return err
	}
	switch t.phase {
	case receiving:
		if name, _, ok := strings.Cut(string(rest), ":"); !t.noise || len(rest) == 0 || ok && isToken(name) {
			t.headLine(rest) // after noise, which may be a body, only what can be a field
		}
	case inBody:
		t.trailer(rest)
	}
	return nil
}

// headLine adds to the open head; an empty line ends it.
func (t *transcript) headLine(rest []byte) {
	if len(rest) == 0 {
		t.closeHead()
		return
	}
	if err := t.open.add(rest); err != nil {
		t.rec.problem(t.open.at, t.rec.entries, "%v: the rest of it is left out", err)
		t.closeHead()
	}
}

func (t *transcript) closeHead() {
	switch t.phase {
	case sending:
		m, _ := t.open.request()
		t.request, t.phase = &m, awaiting
	case receiving:
		m, _ := t.open.response()
		if m.Status < 200 && m.Status != 101 {
			t.rec.addInterim(&t.interim, m, t.open.at, t.rec.entries)
			t.phase = awaiting
		} else {
			t.response, t.phase, t.trailers = &m, inBody, announced(&m)
		}
	}
}

// maxTrailers bounds how many trailers a response may announce and have.
const maxTrailers = 64

// announced returns the field names of Trailer.
func announced(m *wire.Message) []string {
	names := strings.SplitN(joined(m.Fields, "Trailer"), ",", maxTrailers+1)
	return names[:min(len(names), maxTrailers)]
}

// trailer takes a received line after the head if the Trailer field announced
// it; any other is body text that happens to begin with "< ".
func (t *transcript) trailer(rest []byte) {
	name, value, ok := strings.Cut(string(rest), ":")
	if !ok || len(t.response.Trailers) == maxTrailers {
		return
	}
	for _, n := range t.trailers {
		if strings.EqualFold(trimSpace(n), name) {
			t.response.Trailers = append(t.response.Trailers, wire.Field{Name: name, Value: trimSpace(value)})
			return
		}
	}
}

func isHTTP2(statusLine []byte) bool { return bytes.HasPrefix(statusLine, []byte("HTTP/2")) }
