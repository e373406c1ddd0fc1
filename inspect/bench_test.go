package inspect

import (
	"net/http"
	"testing"

	"github.com/pquerna/cachecontrol"

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

// BenchmarkInspect is parsing, three verdicts and every rule.
func BenchmarkInspect(b *testing.B) {
	x := talk()
	b.ReportAllocs()
	for b.Loop() {
		Inspect(x, Options{})
	}
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
