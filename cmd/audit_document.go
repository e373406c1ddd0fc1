package cmd

import (
	"bytes"
	"context"
	"errors"
	"io"
	"strings"

	"maxage/inspect/target"
	"maxage/inspect/wire"
)

// document fetches what names targets, or opens it if it is a file.
func (u *auditRun) document(ctx context.Context, t target.Target) (*target.Document, error) {
	if !strings.Contains(t.URL, "://") {
		f, err := openFile(t.URL)
		if err != nil {
			return nil, err
		}
		return &target.Document{URL: "file:///" + t.URL, Status: 200, Body: f}, nil
	}
	tr, err := u.transferOf(&t)
	if err != nil {
		return nil, err
	}
	var body bytes.Buffer
	r := tr.Request
	r.Head, r.Method, r.Body, r.Compressed, r.Follow.Redirects, r.MaxBody = false, "", nil, true, true, 64<<20
	r.Output = &body
	if r.Jar, err = u.jars.of(tr); err != nil {
		return nil, err
	}
	leave, err := u.hosts.enter(ctx, wire.Origin(t.URL), u.o.audit)
	if err != nil {
		return nil, err
	}
	defer leave()
	got := u.client.Do(ctx, &r)
	if got.Err != nil {
		return nil, errors.New(got.Err.Message)
	}
	last := got.Exchanges[len(got.Exchanges)-1]
	kind, _ := last.Response.Get("Content-Type")
	return &target.Document{URL: last.URL, Status: last.Response.Status, Type: kind, Body: io.NopCloser(&body)}, nil
}
