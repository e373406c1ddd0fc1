package cache

import (
	"net/http"
	"testing"

	"github.com/pquerna/cachecontrol"

	"maxage/inspect/field"
	"maxage/inspect/wire"
)

// benchResponses are the shapes that matter for speed: the talk's page, a
// private page, one with everything in it.
var benchResponses = map[string][]wire.Field{
	"talk": {{Name: "Server", Value: "nginx"}, {Name: "Date", Value: "Fri, 02 May 2014 06:38:37 GMT"}, {Name: "Content-Type", Value: "text/html; charset=utf-8"},
		{Name: "Content-Length", Value: "10453"}, {Name: "Last-Modified", Value: "Fri, 30 Aug 2013 00:32:14 GMT"}, {Name: "Vary", Value: "Accept-Encoding"},
		{Name: "Expires", Value: "Fri, 02 May 2014 06:43:36 GMT"}, {Name: "Cache-Control", Value: "public, max-age=300"}},
	"no-store": {{Name: "Cache-Control", Value: "no-store"}},
	"windows":  {{Name: "Cache-Control", Value: "max-age=60, s-maxage=300, stale-while-revalidate=600, stale-if-error=86400"}, {Name: "Age", Value: "42"}},
}

func benchExchange(fields []wire.Field) *wire.Exchange {
	return &wire.Exchange{
		URL:      "https://example.com/",
		Request:  wire.Message{Method: "GET", Target: "/"},
		Response: wire.Message{Start: "HTTP/1.1 200 OK", Status: 200, Fields: fields},
	}
}

func BenchmarkJudge(b *testing.B) {
	for name, fields := range benchResponses {
		r := field.Parse(benchExchange(fields))
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Shared.Judge(r)
			}
		})
	}
}

func BenchmarkParse(b *testing.B) {
	for name, fields := range benchResponses {
		x := benchExchange(fields)
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				field.Parse(x)
			}
		})
	}
}

// BenchmarkLibrary is the yardstick: one call of the library on the same
// responses.
func BenchmarkLibrary(b *testing.B) {
	for name, fields := range benchResponses {
		req, _ := http.NewRequest("GET", "https://example.com/", nil)
		resp := &http.Response{StatusCode: 200, Header: http.Header{}}
		for _, f := range fields {
			resp.Header.Add(f.Name, f.Value)
		}
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				cachecontrol.CachableResponse(req, resp, cachecontrol.Options{})
			}
		})
	}
}
