// Package target is where URLs come from: lists, sitemaps, recordings, pasted
// commands, and what a page loads. It dials nothing and opens nothing: the
// caller gives it readers, and a Fetch for what has to be fetched.
//
// Every source is a stream, so that a list of a million lines needs no memory
// for the whole. What is wrong with one line is an error with its place, and
// the lines after it still come.
package target

import (
	"errors"
	"fmt"
	"iter"

	"maxage/inspect/curl"
)

// Target is one request to make.
type Target struct {
	URL      string         // absolute, http or https, without fragment
	Method   string         // "GET", or as the source has it
	Transfer *curl.Transfer // of a pasted command, with all its options; nil: nothing but Method and URL
	From     Place

	// Root is the URL that the user named and that led here: of the sitemap,
	// of the page. It is "" for what the user named. See Trusted.
	Root string

	Number int // position among all targets, from 1; Unique sets it
	Known  any // what the caller has put here in Beside; nothing else looks at it
}

// Place is where a target stands.
type Place struct {
	File  string // a name as the caller gave it, or a URL
	Line  int    // from 1; 0: not known
	Entry int    // of a recording, from 1; 0: not known
}

// String is "urls.txt:12", or "page.har: entry 3".
func (p Place) String() string {
	switch {
	case p.Line > 0:
		return fmt.Sprintf("%s:%d", p.File, p.Line)
	case p.Entry > 0:
		return fmt.Sprintf("%s: entry %d", p.File, p.Entry)
	}
	return p.File
}

// Stream is a source of targets, to be gone through once. With an error the
// Target is empty; the next one may be good again.
type Stream = iter.Seq2[Target, error]

// Error is what is wrong at one place of a source. It does not quote the URL,
// which may hold a password.
type Error struct {
	At      Place
	Message string // a sentence without the place
	Hint    string // a way out, or ""
	Err     error  // the cause, or nil
}

// Error gives the place and the message.
func (e *Error) Error() string {
	if at := e.At.String(); at != "" {
		return at + ": " + e.Message
	}
	return e.Message
}

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Err }

func failf(at Place, format string, args ...any) *Error {
	return &Error{At: at, Message: fmt.Sprintf(format, args...)}
}

// unreadable is the error of what a source is read from.
func unreadable(at Place, err error) *Error {
	e := failf(at, "it cannot be read: %v", err)
	if beyond, ok := errors.AsType[limit](err); ok {
		e.Message = beyond.Error()
	}
	e.Err = err
	return e
}

func (e *Error) hint(text string) *Error {
	e.Hint = text
	return e
}

// named returns what the user named to get to t.
func (t *Target) named() string {
	if t.Root != "" {
		return t.Root
	}
	return t.URL
}
