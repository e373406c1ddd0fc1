package load

import (
	"slices"

	"maxage/inspect/wire"
)

// pairWindow is how many HTTP records may lie between a response and its
// request. Writers put them side by side, in either order.
const pairWindow = 16

// member is the identity of a request or response record.
type member struct {
	id, uri    string
	concurrent []string // WARC-Concurrent-To
	at         place
	number     int // of the HTTP record
}

// pairs joins responses with their requests. Responses wait in file order until
// their request was seen or the window has passed, so memory stays bounded.
type pairs struct {
	rec       *recording
	number    int
	responses []waitingResponse
	requests  []waitingRequest
}

type waitingResponse struct {
	member
	x      *wire.Exchange
	paired bool
}

type waitingRequest struct {
	member
	message wire.Message
}

func (p *pairs) response(m member, x *wire.Exchange) error {
	m.number = p.number
	p.number++
	w := waitingResponse{member: m, x: x}
	for i := len(p.requests) - 1; i >= 0; i-- {
		if matches(p.requests[i].member, m) {
			x.Request, w.paired = p.requests[i].message, true
			p.requests = slices.Delete(p.requests, i, i+1)
			break
		}
	}
	p.responses = append(p.responses, w)
	return p.release(false)
}

func (p *pairs) request(q member, message wire.Message) error {
	q.number = p.number
	p.number++
	for i := range p.responses {
		if r := &p.responses[i]; !r.paired && matches(q, r.member) {
			r.x.Request, r.paired = message, true
			return p.release(false)
		}
	}
	p.requests = append(p.requests, waitingRequest{q, message})
	return p.release(false)
}

// matches goes by WARC-Concurrent-To; records that have none belong together
// if they are about the same URI.
func matches(q, r member) bool {
	if r.id != "" && slices.Contains(q.concurrent, r.id) || q.id != "" && slices.Contains(r.concurrent, q.id) {
		return true
	}
	return len(q.concurrent) == 0 && len(r.concurrent) == 0 && q.uri == r.uri
}

func (p *pairs) flush() error { return p.release(true) }

// release hands on the responses at the front that need not wait any longer.
func (p *pairs) release(all bool) error {
	for len(p.responses) > 0 {
		w := p.responses[0]
		if !w.paired && !all && p.number-w.number < pairWindow {
			break
		}
		p.responses = slices.Delete(p.responses, 0, 1)
		if err := p.rec.emit(w.x); err != nil {
			p.requests = nil
			return err
		}
	}
	for len(p.requests) > 0 && (all || p.number-p.requests[0].number >= pairWindow) {
		p.rec.problem(p.requests[0].at, -1, "the request for %.80q has no response record near it", p.requests[0].uri)
		p.requests = slices.Delete(p.requests, 0, 1)
	}
	return nil
}
