package replay

import (
	"bytes"
	"fmt"
	"net/http"
	"testing"
	"time"

	"maxage/inspect/cache"
	"maxage/inspect/load"
	"maxage/inspect/wire"
)

func visited(n int, url string, sent time.Time) *wire.Exchange {
	x := &wire.Exchange{URL: url, Sent: sent, Received: sent, Entry: n}
	x.Request = wire.Message{Method: "GET"}
	x.Response = wire.Message{Status: 200, Fields: []wire.Field{
		{Name: "Date", Value: sent.UTC().Format(http.TimeFormat)}, {Name: "Cache-Control", Value: "max-age=600"}, {Name: "Vary", Value: "Accept-Language"}}}
	return x
}

// TestRunIsBounded: whatever is recorded, only so much is kept of it.
func TestRunIsBounded(t *testing.T) {
	r := NewRun([]*cache.Cache{cache.Shared})
	total := mostPages + Kept
	for i := range total {
		x := visited(i, fmt.Sprintf("http://a.test/%d", i), labStart.Add(time.Duration(i)*time.Millisecond))
		if i%100 == 0 { // and many variants of one
			x.URL = "http://a.test/one"
			x.Request.Fields = []wire.Field{{Name: "Accept-Language", Value: fmt.Sprint(i)}}
		}
		r.Add(x)
	}
	r.End()
	p := r.Played[0].player
	if len(r.Kept) != Kept || len(r.Played[0].Outcomes) != Kept || r.Requests != total || r.Played[0].Totals.Requests != total {
		t.Errorf("%d kept, %d outcomes, %d of %d requests", len(r.Kept), len(r.Played[0].Outcomes), r.Requests, total)
	}
	if len(r.Pages) != mostPages+1 || len(p.store) > mostKeys || len(p.keys) > mostKeys || len(p.store["http://a.test/one"]) > mostVariants {
		t.Errorf("%d pages, %d keys, %d variants", len(r.Pages), len(p.store), len(p.store["http://a.test/one"]))
	}
	counted := 0
	for i := range r.Pages {
		counted += r.Pages[i].Totals[0].Requests
	}
	if counted != total {
		t.Errorf("the pages count %d of %d requests", counted, total)
	}
}

// TestRunKeepsTheOrderOfTime: what is recorded late is played in time.
func TestRunKeepsTheOrderOfTime(t *testing.T) {
	r := NewRun([]*cache.Cache{cache.Shared})
	for i := range 3 * Kept {
		at := i ^ 1 // each two the wrong way round
		r.Add(visited(i, fmt.Sprintf("http://a.test/%d", at/2), labStart.Add(time.Duration(at)*time.Second)))
	}
	r.End()
	if got := r.Played[0].Totals; got.Hits != 3*Kept/2 {
		t.Errorf("%+v", got)
	}
	if o := r.Played[0].Outcomes; o[1].Hit || !o[0].Hit {
		t.Errorf("the second of two that came first: %+v, %+v", o[0], o[1])
	}
}

// recording is a report as NDJSON, as maxage writes it.
func recording(n int) []byte {
	var b bytes.Buffer
	for i := range n {
		at := labStart.Add(time.Duration(i) * 7 * time.Millisecond)
		cc := []string{"max-age=60", "public, max-age=300, stale-while-revalidate=60", "no-cache", "private, no-store", "s-maxage=30, max-age=5"}[i%5]
		page := i * i % 997
		fmt.Fprintf(&b, `{"type":"exchange","id":%d,"redirected_from":null,"url":"https://shop.test/p/%d","source":"live","observed_at":%q,`, i+1, page, at.Format(time.RFC3339Nano))
		fmt.Fprintf(&b, `"request":{"method":"GET","target":"/p/%d","version":"HTTP/1.1","headers":[["Host","shop.test"],["User-Agent","Mozilla/5.0"],["Accept-Encoding","gzip, br"]],"body_bytes":0},"interim":[],`, page)
		fmt.Fprintf(&b, `"response":{"version":"HTTP/1.1","status":200,"reason":"OK","headers":[["Date",%q],["Content-Type","text/html"],["Cache-Control",%q],["ETag","\"%d\""],["Vary","Accept-Encoding"]],"trailers":[],`, at.Format(http.TimeFormat), cc, page)
		fmt.Fprintf(&b, `"body":{"bytes":%d,"decoded_bytes":5000,"sha256":"%064x"}},"served_by":[],"verdicts":{},"findings":[]}`+"\n", 1000+page, page)
	}
	return b.Bytes()
}

// BenchmarkDecode is the yardstick of BenchmarkRun: reading the recording alone.
func BenchmarkDecode(b *testing.B) {
	data := recording(20_000)
	for b.Loop() {
		load.Read("r.ndjson", bytes.NewReader(data), func(*wire.Exchange) bool { return true }, func(p *load.Problem) { b.Fatal(p) })
	}
}

// BenchmarkRun reads the recording and plays it through the standard's caches.
func BenchmarkRun(b *testing.B) {
	data := recording(20_000)
	for b.Loop() {
		r := NewRun(cache.Standard)
		load.Read("r.ndjson", bytes.NewReader(data), func(x *wire.Exchange) bool { r.Add(x); return true }, func(p *load.Problem) { b.Fatal(p) })
		r.End()
	}
}
