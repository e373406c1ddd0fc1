package rules

import (
	"slices"
	"testing"

	"maxage/inspect/wire"
)

func BenchmarkRun(b *testing.B) {
	common := []wire.Field{
		{Name: "Server", Value: "nginx"}, {Name: "Date", Value: "Thu, 01 Jan 2026 12:00:00 GMT"}, {Name: "Content-Type", Value: "text/html; charset=utf-8"},
		{Name: "Content-Length", Value: "10453"}, {Name: "Last-Modified", Value: "Wed, 31 Dec 2025 12:00:00 GMT"}, {Name: "ETag", Value: `"3f9c1d2e"`},
		{Name: "Vary", Value: "Accept-Encoding"}, {Name: "Content-Encoding", Value: "gzip"},
	}
	for _, bench := range []struct {
		name     string
		fields   []wire.Field
		findings bool
	}{
		{"clean", []wire.Field{{Name: "Cache-Control", Value: "public, max-age=300"}}, false},
		{"clean cookies", []wire.Field{{Name: "Cache-Control", Value: "private, no-cache"}, {Name: "Set-Cookie", Value: "sessionid=abc; HttpOnly; Secure"}}, false},
		{"findings", []wire.Field{{Name: "Cache-Control", Value: "public, max-age=3600, immutable, no_cache"}, {Name: "Set-Cookie", Value: "sessionid=abc; HttpOnly"}}, true},
	} {
		x := &wire.Exchange{
			URL: "https://example.com/", Request: wire.Message{Start: "GET / HTTP/1.1", Method: "GET"}, Received: arrival,
			Response: wire.Message{Start: "HTTP/1.1 200 OK", Status: 200, Fields: append(common[:len(common):len(common)], bench.fields...)},
		}
		r, verdicts := judge(x)
		usual := slices.DeleteFunc(slices.Clone(All), func(r *Rule) bool { return r.Optional })
		b.Run(bench.name, func(b *testing.B) {
			b.ReportAllocs()
			var found []Finding
			for b.Loop() {
				found = NewPass(r, verdicts, Options{}).Run(usual)
			}
			bad := slices.ContainsFunc(found, func(f Finding) bool { return f.Severity != Good })
			if bad != bench.findings {
				b.Fatalf("findings: %v", found)
			}
		})
	}
}
