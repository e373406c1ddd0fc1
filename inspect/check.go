package inspect

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"sync"

	"maxage/inspect/load"
	"maxage/inspect/policy"
	"maxage/inspect/rules"
	"maxage/inspect/wire"
)

// Testing is what Check needs of a *testing.T.
type Testing interface {
	Helper()
	Errorf(format string, args ...any)
}

// Check lets a handler answer a request, and tells t of each expectation that
// the answer does not meet, and of each error that the rules find in it. An
// expectation is a line of a policy: "shared >= 5m", "varnish never",
// "set-cookie never", "header ETag present". The handler runs in a
// server of net/http, so the answer is what a client would get, with its Date and
// all that the server adds. What it returns is everything known about it.
func Check(t Testing, h http.Handler, r *http.Request, expectations ...string) Result {
	t.Helper()
	wanted, err := policy.Assert(expectations...)
	if err != nil {
		t.Errorf("maxage: %v", err)
		return Result{}
	}
	x, err := answerOf(h, r)
	if err != nil {
		t.Errorf("maxage: %s %s: the handler gave no answer: %v", r.Method, r.URL, err)
		return Result{}
	}
	result := Inspect(x, Options{})
	entry := wanted.For(x.URL, x.Request.Method, result.Response)
	for _, f := range append(entry.Check(result.Response, result.Verdicts), result.Findings...) {
		if f.Severity == rules.Error {
			t.Errorf("maxage: %s %s: %s: %s\n%s", r.Method, r.URL, f.Rule.ID, f.Message, f.Fix)
		}
	}
	return result
}

// answerOf asks the handler over a pipe and returns what went through it.
func answerOf(h http.Handler, r *http.Request) (x *wire.Exchange, err error) {
	client, server := net.Pipe()
	s := &http.Server{Handler: h}
	defer s.Close()
	defer client.Close()
	go s.Serve(&once{conn: server})

	var sent, received bytes.Buffer
	if err := r.Clone(r.Context()).Write(&sent); err != nil {
		return nil, err
	}
	go client.Write(sent.Bytes())
	answer, err := http.ReadResponse(bufio.NewReader(io.TeeReader(client, &received)), r)
	if err != nil {
		return nil, err
	}
	if _, err := io.Copy(io.Discard, answer.Body); err != nil {
		return nil, err
	}
	both := io.MultiReader(bytes.NewReader(sent.Bytes()), &received)
	if _, err := load.Read("the answer", both, func(read *wire.Exchange) bool { x = read; return false }, func(p *load.Problem) { err = p }); err != nil {
		return nil, err
	}
	if x == nil {
		return nil, fmt.Errorf("%.60q is no HTTP", received.Bytes())
	}
	if r.TLS != nil || r.URL.Scheme == "https" {
		x.URL = "https" + strings.TrimPrefix(x.URL, "http")
	}
	return x, nil
}

// once is a listener with a single connection.
type once struct {
	conn net.Conn
	once sync.Once
}

func (l *once) Accept() (conn net.Conn, err error) {
	err = net.ErrClosed
	l.once.Do(func() { conn, err = l.conn, nil })
	return conn, err
}

func (l *once) Close() error   { return nil }
func (l *once) Addr() net.Addr { return l.conn.LocalAddr() }
