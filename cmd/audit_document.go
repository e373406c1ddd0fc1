package cmd

import (
	"bytes"
	"context"
	"io"
	"slices"
	"strings"
	"sync"

	"maxage/inspect/fetch"
	"maxage/inspect/target"
)

// documentBytes bounds what is fetched of a document for what it names: the
// largest are sitemaps.
const documentBytes = 64 << 20

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
	body := &kept{most: documentBytes}
	r := tr.Request
	r.Head, r.Method, r.Body, r.Compressed, r.Follow.Redirects, r.MaxBody = false, "", nil, true, true, documentBytes
	r.Output = body
	if r.Jar, err = u.jars.of(tr); err != nil {
		return nil, err
	}
	return documentOf(u.client.Do(ctx, &r), body)
}

// asked gives what came of a request, which is made when that is first wanted.
type asked func() *fetch.Result

// files are those that a page loads. The page is asked for once: what comes is
// for the report and for its files, whichever is the first to want it.
func (u *auditRun) files(page *target.Target, get target.Fetch) target.Stream {
	body, t := &kept{most: target.PageBytes + 1}, *page
	ask := asked(sync.OnceValue(func() *fetch.Result {
		tr, err := u.transferOf(&t)
		if err != nil {
			return &fetch.Result{Err: transferError(err, t.URL, u.o.secrets)}
		}
		tr.Request.Output = body
		return u.perform(u.client, tr, u.jars, u.o)
	}))
	page.Known = ask
	look := target.Assets{Fetch: get, Sheets: &u.sheets, Elsewhere: u.o.audit.elsewhere}
	look.Page = func(ctx context.Context, t target.Target) (*target.Document, error) {
		if got := ask(); got.Err != nil || got.NextURL == "" {
			return documentOf(got, body)
		}
		return u.document(ctx, t) // the redirect is the answer for the report; its files are behind it
	}
	return look.Of(u.ctx, t)
}

// documentOf is what was fetched, as something to read.
func documentOf(got *fetch.Result, body *kept) (*target.Document, error) {
	if got.Err != nil {
		return nil, got.Err
	}
	last := got.Exchanges[len(got.Exchanges)-1]
	kind, _ := last.Response.Get("Content-Type")
	d := &target.Document{URL: last.URL, Status: last.Response.Status, Type: kind, Body: io.NopCloser(&body.Buffer)}
	for _, m := range append(slices.Clip(last.Interim), last.Response) { // a 103 says sooner what to load
		for _, f := range m.Fields {
			if strings.EqualFold(f.Name, "Link") {
				d.Links = append(d.Links, f.Value)
			}
		}
	}
	return d, nil
}

// kept is a body in memory, as much as anybody reads of it.
type kept struct {
	bytes.Buffer
	most int
}

// Write keeps p, and says so too of what is beyond the bound.
func (k *kept) Write(p []byte) (int, error) {
	k.Buffer.Write(p[:min(len(p), k.most-k.Len())])
	return len(p), nil
}

// Rewind forgets what a failed attempt wrote.
func (k *kept) Rewind() error {
	k.Reset()
	return nil
}
