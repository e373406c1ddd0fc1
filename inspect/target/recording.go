package target

import (
	"io"
	"strings"

	"maxage/inspect/load"
	"maxage/inspect/wire"
)

// Recording gives the requests of a recording: a HAR, or any other format that
// load knows. Only methods and URLs are taken from it, no header lines, as they
// may hold somebody's session. Requests other than GET and HEAD are left out
// unless all is set: a recording has no body to repeat them with. Entries that
// are no HTTP (data: URLs, WebSockets) are left out too.
func Recording(name string, r io.Reader, all bool) Stream {
	return func(yield func(Target, error) bool) {
		more := true
		_, err := load.Read(name, r, func(x *wire.Exchange) bool {
			if more && wanted(x, all) {
				at := Place{File: name, Entry: x.Entry + 1}
				t, err := get(x.URL, "", at)
				if err == nil {
					t.Method = x.Request.Method
				}
				more = yield(t, err)
			}
			return more
		}, func(p *load.Problem) {
			if more && !p.Skipped {
				more = yield(Target{}, broken(p))
			}
		})
		if err != nil && more {
			yield(Target{}, &Error{Message: err.Error(), Err: err})
		}
	}
}

func wanted(x *wire.Exchange, all bool) bool {
	return strings.HasPrefix(x.URL, "http") && (all || x.Request.Method == "GET" || x.Request.Method == "HEAD")
}

func broken(p *load.Problem) *Error {
	at := Place{File: p.File, Line: max(p.Line, 0)}
	if p.Entry >= 0 {
		at.Entry = p.Entry + 1
	}
	return &Error{At: at, Message: p.Message, Err: p}
}
