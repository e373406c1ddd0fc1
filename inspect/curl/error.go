package curl

import (
	"errors"
	"fmt"
)

// ErrNoURL is wrapped by the error of a command line that names no URL.
var ErrNoURL = errors.New("no URL")

// Error is a command line that cannot be carried out.
type Error struct {
	Code    int    // the exit number: 2 usage, 3 URL, 26 a file that cannot be read, 49 --resolve
	Message string // a sentence without the program's name
	Hint    string // a way out, or ""
	Err     error  // the cause, or nil
}

// Error returns the message.
func (e *Error) Error() string { return e.Message }

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Err }

// usage is an error in the command line itself.
func usage(format string, args ...any) *Error {
	return &Error{Code: 2, Message: fmt.Sprintf(format, args...)}
}

// badURL is an error in one URL.
func badURL(format string, args ...any) *Error {
	return &Error{Code: 3, Message: fmt.Sprintf(format, args...)}
}

// at puts the place inside a config file before the message of err.
func at(place string, err error) error {
	var e *Error
	if place == "" || !errors.As(err, &e) {
		return err
	}
	placed := *e
	placed.Message = place + ": " + e.Message
	return &placed
}
