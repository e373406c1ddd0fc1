package load

import (
	"errors"
	"fmt"
	"io"

	"maxage/inspect/wire"
)

// The formats that Read tells apart; they are also the Source of an exchange.
const (
	Transcript = "curl -v"
	RawOutput  = "curl -i"
	RawText    = "http"
	HAR        = "har"
	WARC       = "warc"
	Report     = "maxage"
)

// errStop ends reading because yield asked for no more.
var errStop = errors.New("no more exchanges wanted")

// Read detects the format of r and calls yield for every exchange in file
// order, as it is read; yield returning false ends it. What cannot be read is
// handed to bad with its place, and reading goes on with the next entry where
// the format allows. The error is for what makes the whole recording
// unreadable: no known format, a failing r, a schema version we do not know.
//
// A recording without times (text) is observed at Date + Age, so that the age
// of its response is its Age; without a Date, Sent and Received stay zero.
func Read(name string, r io.Reader, yield func(*wire.Exchange) bool, bad func(*Problem)) (format string, err error) {
	plain, err := unpack(r)
	if err != nil {
		return "", fmt.Errorf("%s: %w", name, err)
	}
	rec := &recording{name: name, src: newSource(plain), yield: yield, bad: bad}
	read, err := rec.detect()
	if err != nil {
		return "", fmt.Errorf("%s: %w", name, err)
	}
	err = read(rec)
	var broken *Problem
	var damaged *damage
	switch {
	case errors.Is(err, errStop):
		err = nil
	case errors.As(err, &broken):
		rec.bad(broken)
		err = nil
	case errors.As(err, &damaged):
		rec.problem(rec.src.here(), -1, "%v; what follows is lost", damaged)
		err = nil
	case err != nil:
		err = fmt.Errorf("%s: %w", name, err)
	}
	return rec.format, err
}

// recording is one Read under way.
type recording struct {
	name, format string
	src          *source
	yield        func(*wire.Exchange) bool
	bad          func(*Problem)
	entries      int // exchanges met so far, broken ones too
	redirects    redirects
}

// emit completes x with what every format shares and hands it on.
func (rec *recording) emit(x *wire.Exchange) error {
	x.Source = rec.format
	x.Request.Start = orStart(x.Request.Start, x.Request.Method, x.Request.Target, x.Request.Version)
	if x.Received.IsZero() {
		x.Received = observed(&x.Response)
	}
	if x.Sent.IsZero() {
		x.Sent = x.Received
	}
	if !rec.yield(x) {
		return errStop
	}
	return nil
}

// place is a position in the input.
type place struct {
	line   int
	column int // 0: unknown
	byte   int64
}

// broken makes a Problem; entry is -1 where entries have no number.
func (rec *recording) broken(at place, entry int, format string, args ...any) *Problem {
	return &Problem{File: rec.name, Format: rec.format, Line: at.line, Column: at.column, Byte: at.byte, Entry: entry, Message: fmt.Sprintf(format, args...)}
}

func (rec *recording) problem(at place, entry int, format string, args ...any) {
	rec.bad(rec.broken(at, entry, format, args...))
}
