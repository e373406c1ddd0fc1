package load

import (
	"encoding/json"
	"errors"
	"fmt"
)

// maxEntry bounds one entry of a JSON recording, its body text included.
const maxEntry = 64 << 20

var (
	errCut      = errors.New("the file ends in the middle")
	errTooLarge = errors.New("larger than 64 MiB")
)

// syntaxError is JSON whose structure cannot be followed any further.
type syntaxError struct {
	at   place
	want string
	got  byte
}

func (e *syntaxError) Error() string { return fmt.Sprintf("%s expected, found %q", e.want, e.got) }

// walker goes through JSON without holding it: it finds where values begin and
// end and leaves their grammar to encoding/json, so that one broken value does
// not hide the next.
type walker struct {
	src *source
	buf []byte // the value taken last
}

// peek passes over white space and returns the byte after it.
func (w *walker) peek() (byte, error) {
	for {
		p, err := w.src.window()
		if err != nil {
			return 0, cut(err)
		}
		for i, c := range p {
			if c != ' ' && c != '\n' && c != '\r' && c != '\t' {
				w.src.skip(i)
				return c, nil
			}
		}
		w.src.skip(len(p))
	}
}

// expect passes over c.
func (w *walker) expect(c byte, want string) error {
	got, err := w.peek()
	if err != nil {
		return err
	}
	if got != c {
		return &syntaxError{at: w.src.here(), want: want, got: got}
	}
	w.src.skip(1)
	return nil
}

// object calls member for every key; it must pass over the value.
func (w *walker) object(member func(key string) error) error {
	if err := w.expect('{', "an object"); err != nil {
		return err
	}
	for {
		c, err := w.peek()
		if err != nil {
			return err
		}
		switch c {
		case '}', ',':
			w.src.skip(1)
			if c == '}' {
				return nil
			}
			continue
		case '"':
		default:
			return &syntaxError{at: w.src.here(), want: "a key", got: c}
		}
		raw, err := w.take(maxHead)
		if err != nil {
			return err
		}
		var key string
		_ = json.Unmarshal(raw, &key) // a malformed key is a key that nobody asks for
		if err := w.expect(':', "a colon"); err != nil {
			return err
		}
		if err := member(key); err != nil {
			return err
		}
	}
}

// array calls element before every element; it must pass over it.
func (w *walker) array(element func(i int) error) error {
	if err := w.expect('[', "an array"); err != nil {
		return err
	}
	for i := 0; ; {
		c, err := w.peek()
		if err != nil {
			return err
		}
		switch c {
		case ']', ',':
			w.src.skip(1)
			if c == ']' {
				return nil
			}
			continue
		case '}', ':':
			return &syntaxError{at: w.src.here(), want: "an element or the end of the array", got: c}
		}
		if err := element(i); err != nil {
			return err
		}
		i++
	}
}
