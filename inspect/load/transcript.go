package load

import (
	"bytes"
	"io"
	"strings"

	"maxage/inspect/wire"
)

// maxLine bounds a line of text; longer ones are cut, which only a body can need.
const maxLine = maxHead

// transcript reads what curl -v writes. Lines without a mark, and marked lines
// that cannot be part of a head, are the body: of that only a sample of text is
// kept, because a terminal does not keep its bytes.
type transcript struct {
	rec   *recording
	at    place
	phase phase
	facts facts

	open     head // the head being read
	request  *wire.Message
	asked    place // where the request began
	interim  interimList
	response *wire.Message
	trailers []string  // that the response announced
	origin   origin    // the facts when the request began
	body     wire.Body // its sample
	cutShort bool
	noise    bool // an unmarked line stands in the open head
}

type phase uint8

const (
	outside  phase = iota // between heads
	sending               // in a request head
	awaiting              // after a request or an interim response
	receiving
	inBody
)

func readTranscript(rec *recording) error {
	t := &transcript{rec: rec}
	for {
		t.at = rec.src.here()
		line, _, err := rec.src.readLine(maxLine)
		if err == io.EOF {
			if err = t.finish(); err == nil && rec.entries == 0 {
				rec.problem(t.at, -1, "no request and no response in it: curl did not get that far")
			}
			return err
		}
		if err != nil {
			t.finish()
			return err
		}
		if err := t.line(bareLine(line)); err != nil {
			return err
		}
	}
}

func (t *transcript) line(line []byte) error {
	kind, rest := lineKind(line)
	switch kind {
	case sent:
		return t.sent(rest)
	case received:
		return t.received(rest)
	case info:
		t.info(string(rest))
	case text:
		return t.unmarked(line)
	}
	return nil
}

// unmarked takes a body line, a prompt, or an error message.
func (t *transcript) unmarked(line []byte) error {
	if len(line) == 0 {
		return nil // the progress meter was there
	}
	t.noise = true
	if t.phase == inBody && t.response.IsText() && !isPrompt(line) {
		t.body.Keep(line)
		t.body.Keep([]byte{'\n'})
	}
	switch {
	case isPrompt(line):
		err := t.finish()
		t.facts.commands = commandURLs(line)
		return err
	case bytes.HasPrefix(line, []byte("curl: (")):
		t.info(string(line))
	}
	return nil
}

// info takes what curl says about its own doings.
func (t *transcript) info(said string) {
	switch {
	case strings.Contains(said, "retrying a fresh connect"):
		t.closeHead()
		t.request = nil // it is sent again
		t.phase = outside
	case strings.Contains(said, "transfer closed with "), strings.Contains(said, "end of response with "):
		t.cutShort = true
	default:
		t.facts.info(said)
	}
}

// finish hands on the exchange read so far, if there is one.
func (t *transcript) finish() error {
	t.closeHead()
	request, response, interim, sample, cut := t.request, t.response, t.interim.kept, t.body.Sample, t.cutShort
	t.request, t.response, t.interim, t.body, t.cutShort, t.phase = nil, nil, interimList{}, wire.Body{}, false, outside
	if response == nil {
		if request != nil {
			t.rec.problem(t.asked, t.rec.entries, "the request got no response")
			t.rec.entries++
		}
		return nil
	}
	x := &wire.Exchange{Response: *response, Interim: interim, Entry: t.rec.entries}
	x.Request = wire.Message{Method: "GET", Bytes: -1}
	if request != nil {
		x.Request = *request
	}
	x.URL = t.facts.url(&x.Request, t.origin)
	x.Connection = t.origin.connection
	x.Body = declared(x.Request.Method, response)
	x.Body.Sample, x.Body.Truncated = sample, cut
	if cut {
		x.Body.Bytes, x.Body.Decoded = -1, -1
	}
	x.Response.Bytes = x.Body.Bytes
	if isTunnel(x) {
		t.facts.used = false
		return nil // the proxy's answer; the exchange goes on inside the tunnel
	}
	t.rec.entries++
	t.rec.redirects.link(x, "")
	t.facts.redirected = redirectTarget(x, "")
	return t.rec.emit(x)
}
