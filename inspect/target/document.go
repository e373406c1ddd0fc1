package target

import (
	"bufio"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
)

// Fetch gets a document that names further targets: a sitemap, a page, a style
// sheet. It follows redirects, and sends the user's credentials only if the
// target is Trusted. It may hand out what has been fetched already. A sitemap
// is read at the pace at which its targets are taken, which no server waits
// for: the body is best fetched as a whole before.
type Fetch func(ctx context.Context, t Target) (*Document, error)

// Document is the answer to a Fetch.
type Document struct {
	URL    string // where it was found after redirects; what it names is relative to that
	Status int
	Type   string        // Content-Type
	Links  []string      // the lines of its Link field
	Body   io.ReadCloser // with its content codings undone; gzip is recognised even so
}

// get fetches what t names; an answer other than 2xx is an error.
func (f Fetch) get(ctx context.Context, t Target) (*Document, error) {
	d, err := f(ctx, t)
	switch {
	case errors.Is(err, ErrRobots):
		return nil, err
	case err != nil:
		e := failf(t.From, "%s cannot be fetched: %v", withoutUser(t.URL), err)
		e.Err = err
		return nil, e
	case d.Status < 200 || d.Status > 299:
		d.Body.Close()
		return nil, failf(t.From, "%s cannot be read: the answer has status %d", withoutUser(t.URL), d.Status)
	}
	return d, nil
}

// bounded reads a number of bytes at most. A parser that keeps each of its
// steps in memory calls rest before it, and is stopped when one takes too much.
type bounded struct {
	r    io.Reader
	most int64
	read int64
	step int64 // what was read when the step began; -1: steps do not count
}

const mostStep = 1 << 20

func (b *bounded) Read(p []byte) (int, error) {
	if b.read >= b.most {
		return 0, b.tooLarge(p)
	}
	if b.step >= 0 && b.read-b.step > mostStep {
		return 0, limit(fmt.Sprintf("a tag or a text is longer than %d MB; what follows is left out", mostStep>>20))
	}
	n, err := b.r.Read(p[:min(int64(len(p)), b.most-b.read)])
	b.read += int64(n)
	return n, err
}

// tooLarge tells the end of the text from the bound.
func (b *bounded) tooLarge(p []byte) error {
	n, err := b.r.Read(p[:min(1, len(p))])
	if n == 0 {
		return err
	}
	return limit(fmt.Sprintf("it is larger than %d MB; what follows is left out", b.most>>20))
}

func (b *bounded) rest() { b.step = b.read }

// limit is the error of text that goes beyond a bound.
type limit string

func (l limit) Error() string { return string(l) }

// unpack takes off gzip, whether the file is called .gz or was sent with a
// content coding that nobody undid, and a byte order mark.
func unpack(r io.Reader, most int64) (*bufio.Reader, *bounded, error) {
	in := bufio.NewReader(r)
	if magic, _ := in.Peek(3); string(magic) == "\x1f\x8b\x08" {
		z, err := gzip.NewReader(in)
		if err != nil {
			return nil, nil, fmt.Errorf("the gzip stream is damaged: %w", err)
		}
		in = bufio.NewReader(gunzip{z})
	}
	if mark, _ := in.Peek(3); string(mark) == "\xef\xbb\xbf" {
		in.Discard(3)
	}
	b := &bounded{r: in, most: most, step: -1}
	return bufio.NewReader(b), b, nil
}

// gunzip names the compressed layer in its errors.
type gunzip struct{ r *gzip.Reader }

func (g gunzip) Read(p []byte) (int, error) {
	n, err := g.r.Read(p)
	if err != nil && err != io.EOF {
		err = fmt.Errorf("the gzip stream is damaged: %w", err)
	}
	return n, err
}
