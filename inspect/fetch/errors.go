package fetch

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"strings"
	"syscall"
	"time"
)

// The numbers curl gives to what can go wrong in a transfer.
const (
	codeProtocol    = 1
	codeURL         = 3
	codeProxyName   = 5
	codeHostName    = 6
	codeConnect     = 7
	codeWeirdReply  = 8
	codeHTTP2       = 16
	codePartial     = 18
	codeWrite       = 23
	codeUpload      = 25
	codeReadFile    = 26
	codeTimeout     = 28
	codeTLS         = 35
	codeInterrupted = 42
	codeArgument    = 43
	codeInterface   = 45
	codeRedirects   = 47
	codeEmpty       = 52
	codeSend        = 55
	codeReceive     = 56
	codeClientCert  = 58
	codePeerCert    = 60
	codeEncoding    = 61
	codeTooLarge    = 63
	codeRewind      = 65
	codeCACert      = 77
	codeStream      = 92
	codeProxy       = 97
)

// Error is a transfer that failed, with the exit number curl gives it.
type Error struct {
	Code    int    // curl's number: 6 resolve, 7 connect, 28 timeout, 35 TLS, 52 empty reply, 56 receive, 60 certificate ...
	URL     string // of the hop that failed, userinfo removed
	Message string // "could not resolve host: x.test"
	Hint    string // a way out, or ""
	Err     error  // the cause, or nil
}

// Error returns the message, in curl's shape without the program's name.
func (e *Error) Error() string { return e.Message }

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Err }

func failf(code int, format string, args ...any) *Error {
	return &Error{Code: code, Message: fmt.Sprintf(format, args...)}
}

// because adds the cause of e.
func (e *Error) because(err error) *Error {
	e.Err = err
	return e
}

// hint adds a way out.
func (e *Error) hint(text string) *Error {
	e.Hint = text
	return e
}

// failure turns an error of reading or writing into an Error: code and doing
// are for what is neither an interruption, a timeout nor an Error already.
func (t *transfer) failure(err error, code int, doing string) *Error {
	if e, ok := errors.AsType[*Error](err); ok {
		return e
	}
	if e := t.stopped(err); e != nil {
		return e
	}
	return failf(code, "%s: %s", doing, reason(err)).because(err)
}

// stopped says whether err comes from the user or a time limit.
func (t *transfer) stopped(err error) *Error {
	if errors.Is(t.ctx.Err(), context.Canceled) {
		return failf(codeInterrupted, "interrupted").because(t.ctx.Err())
	}
	if !isTimeout(err) && t.ctx.Err() == nil {
		return nil
	}
	after := time.Since(t.start).Milliseconds()
	e := failf(codeTimeout, "operation timed out after %d milliseconds with %d bytes received", after, t.received)
	if t.expected > 0 {
		e = failf(codeTimeout, "operation timed out after %d milliseconds with %d out of %d bytes received", after, t.received, t.expected)
	}
	return e.because(err).hint("--max-time SECONDS allows more time")
}

func isTimeout(err error) bool {
	if errors.Is(err, os.ErrDeadlineExceeded) || errors.Is(err, context.DeadlineExceeded) {
		return true
	}
	ne, ok := errors.AsType[net.Error](err)
	return ok && ne.Timeout()
}

// reason is the innermost text of err, without Go's chain of operations.
func reason(err error) string {
	if errno, ok := errors.AsType[syscall.Errno](err); ok {
		return errno.Error()
	}
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return "the connection was closed"
	}
	if op, ok := errors.AsType[*net.OpError](err); ok {
		err = op.Err
	}
	return strings.TrimPrefix(err.Error(), "tls: ")
}
