//go:build unix

package live

import (
	"bufio"
	"encoding/json"
	"errors"
	"io"
	"sync"
)

// devtools speaks the Chrome DevTools Protocol over a pair of pipes: JSON
// messages, each ended by a zero byte.
type devtools struct {
	mu      sync.Mutex
	to      io.WriteCloser
	last    int
	waiting map[int]chan<- message // by id; nil once the browser has gone
}

type message struct {
	ID      int                       `json:"id"`
	Session string                    `json:"sessionId,omitempty"`
	Method  string                    `json:"method,omitempty"`
	Params  any                       `json:"params,omitempty"`
	Result  json.RawMessage           `json:"result,omitempty"`
	Error   *struct{ Message string } `json:"error,omitempty"`
}

var errGone = errors.New("the browser has gone")

func newDevtools(to io.WriteCloser, from io.Reader) *devtools {
	d := &devtools{to: to, waiting: map[int]chan<- message{}}
	go d.listen(bufio.NewReader(from))
	return d
}

// listen hands every result to who waits for it, until the browser goes. Events
// have no id, and nobody waits for them.
func (d *devtools) listen(from *bufio.Reader) {
	for {
		text, err := from.ReadBytes(0)
		if err != nil {
			break
		}
		var m message
		json.Unmarshal(text[:len(text)-1], &m)
		d.mu.Lock()
		waiter := d.waiting[m.ID]
		delete(d.waiting, m.ID)
		d.mu.Unlock()
		if waiter != nil {
			waiter <- m
		}
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	for _, waiter := range d.waiting {
		close(waiter)
	}
	d.waiting = nil
}

// call calls a method of a session, or of the browser itself where session is
// "", and decodes what it returns.
func (d *devtools) call(session, method string, params, result any) error {
	answer := make(chan message, 1)
	d.mu.Lock()
	if d.waiting == nil {
		d.mu.Unlock()
		return errGone
	}
	d.last++
	d.waiting[d.last] = answer
	text, err := json.Marshal(message{ID: d.last, Session: session, Method: method, Params: params})
	if err == nil {
		_, err = d.to.Write(append(text, 0))
	}
	d.mu.Unlock()
	if err != nil {
		return err
	}
	m, ok := <-answer
	switch {
	case !ok:
		return errGone
	case m.Error != nil:
		return errors.New(method + ": " + m.Error.Message)
	}
	return json.Unmarshal(m.Result, result)
}
