package inspect

import (
	"net/http"
	"strings"
	"testing"

	"github.com/pquerna/cachecontrol"

	"maxage/inspect/rules"
	"maxage/inspect/wire"
)

// talk is the response that the project began with.
func talk() *wire.Exchange {
	return &wire.Exchange{
		URL:     "http://disqus.com/",
		Request: wire.Message{Start: "GET / HTTP/1.1", Method: "GET", Target: "/", Fields: []wire.Field{{Name: "Host", Value: "disqus.com"}, {Name: "Accept", Value: "*/*"}}},
		Response: wire.Message{Start: "HTTP/1.1 200 OK", Version: "HTTP/1.1", Status: 200, Fields: []wire.Field{
			{Name: "Server", Value: "nginx"}, {Name: "Date", Value: "Fri, 02 May 2014 06:38:37 GMT"},
			{Name: "Content-Type", Value: "text/html; charset=utf-8"}, {Name: "Content-Length", Value: "10453"},
			{Name: "Last-Modified", Value: "Fri, 30 Aug 2013 00:32:14 GMT"}, {Name: "Vary", Value: "Accept-Encoding"},
			{Name: "Expires", Value: "Fri, 02 May 2014 06:43:36 GMT"}, {Name: "Cache-Control", Value: "public, max-age=300"},
		}},
	}
}

// BenchmarkInspect is parsing, three verdicts and the rules, the optional ones
// too in the second.
func BenchmarkInspect(b *testing.B) {
	benchInspect(b, talk())
}

// BenchmarkInspectBody is the same with 50 KB of HTML to read: a shop's page,
// its addresses and its forms, no one user's data.
func BenchmarkInspectBody(b *testing.B) {
	x := talk()
	page := page()
	x.Body = wire.Body{Bytes: int64(len(page)), Decoded: int64(len(page)), Sample: []byte(page)}
	b.SetBytes(int64(len(page)))
	benchInspect(b, x)
}

func benchInspect(b *testing.B, x *wire.Exchange) {
	for _, bench := range []struct {
		name  string
		rules []*rules.Rule
	}{{"default", DefaultRules}, {"all", rules.All}} {
		b.Run(bench.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Inspect(x, Options{Rules: bench.rules})
			}
		})
	}
}

// page returns 50 KB of HTML.
func page() string {
	const head = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Chairs</title>
<link rel="stylesheet" href="/assets/app.3f9c1d2e.css"><script src="/assets/app.77aa01bc.js" defer></script></head><body>
<form action="/search"><input type="search" name="q" value=""></form>
`
	const card = `<div class="card"><a href="/p/oak-chair">A chair of oak</a><img src="/i/oak.jpg" alt=""><p>Made by hand in Leeds. Ask <a href="mailto:shop@example.com">us</a> about other woods.</p></div>
`
	return head + strings.Repeat(card, (50_000-len(head))/len(card)) + "</body></html>\n"
}

// BenchmarkLibrary is the yardstick: one verdict of the library on the same
// response.
func BenchmarkLibrary(b *testing.B) {
	x := talk()
	req, _ := http.NewRequest(http.MethodGet, x.URL, nil)
	resp := &http.Response{StatusCode: 200, Header: http.Header{}}
	for _, f := range x.Response.Fields {
		resp.Header.Add(f.Name, f.Value)
	}
	b.ReportAllocs()
	for b.Loop() {
		cachecontrol.CachableResponse(req, resp, cachecontrol.Options{})
	}
}
