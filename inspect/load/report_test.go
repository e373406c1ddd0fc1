package load

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"maxage/inspect/wire"
)

const contractExchange = `{"type":"exchange","id":7,"url":"https://disqus.com/","source":"live","observed_at":"2024-05-01T10:00:00.5Z","redirected_from":null,
 "request":{"method":"GET","target":"/","version":"HTTP/1.1","headers":[["Host","disqus.com"]],"body_bytes":0},
 "interim":[{"status":103,"headers":[["Link","</a.css>"]]}],
 "response":{"version":"HTTP/1.1","status":200,"reason":"OK","headers":[["Server","nginx"],["Set-Cookie","a"],["set-cookie","b"]],"trailers":[["X","y"]],"body":{"bytes":10453,"decoded_bytes":41210,"sha256":"abc"}},
 "connection":{"remote":"192.0.2.1:443","tls":{"version":"TLS 1.3","cipher":"TLS_AES_128_GCM_SHA256","alpn":"h2","not_after":"2025-01-01T00:00:00Z"}},
 "timing":{"dns_ms":1,"connect_ms":3,"tls_ms":9,"ttfb_ms":20.5,"total_ms":22},
 "verdicts":{"browser":{"store":true}},"findings":[]}`

func TestReport(t *testing.T) {
	received := time.Date(2024, 5, 1, 10, 0, 0, 5e8, time.UTC)
	want := fmt.Sprintf("%+v", wire.Exchange{
		URL:     "https://disqus.com/",
		Request: wire.Message{Start: "GET / HTTP/1.1", Version: "HTTP/1.1", Method: "GET", Target: "/", Fields: []wire.Field{{Name: "Host", Value: "disqus.com"}}},
		Response: wire.Message{Start: "HTTP/1.1 200 OK", Version: "HTTP/1.1", Status: 200, Reason: "OK", Bytes: 10453,
			Fields:   []wire.Field{{Name: "Server", Value: "nginx"}, {Name: "Set-Cookie", Value: "a"}, {Name: "set-cookie", Value: "b"}},
			Trailers: []wire.Field{{Name: "X", Value: "y"}}},
		Interim:    []wire.Message{{Status: 103, Fields: []wire.Field{{Name: "Link", Value: "</a.css>"}}, Bytes: -1}},
		Received:   received,
		Sent:       received.Add(-11500 * time.Microsecond),
		Timing:     wire.Timing{DNS: 1e6, Connect: 3e6, TLS: 9e6, Sent: 9e6, FirstByte: 20500e3, Total: 22e6},
		Connection: wire.Connection{Remote: "192.0.2.1:443"},
		Body:       wire.Body{Bytes: 10453, Decoded: 41210, SHA256: "abc"},
		Source:     "maxage",
	})
	for name, input := range map[string]string{
		"JSON":   `{"schema_version":"1","tool":{"name":"maxage"},"summary":{},"exchanges":[` + contractExchange + `],"errors":[]}`,
		"NDJSON": `{"type":"run","schema_version":"1"}` + "\n" + strings.ReplaceAll(contractExchange, "\n", "") + "\n" + `{"type":"finding"}` + "\n" + `{"type":"summary"}` + "\n",
	} {
		r := readAll(input)
		if len(r.exchanges) != 1 || len(r.problems) > 0 || r.err != nil {
			t.Errorf("%s: %+v", name, r)
			continue
		}
		x := r.exchanges[0]
		if tls := x.Connection.TLS; tls == nil || tls.Version != "TLS 1.3" || tls.ALPN != "h2" || tls.NotAfter.Year() != 2025 {
			t.Errorf("%s: TLS %+v", name, x.Connection.TLS)
		}
		x.Connection.TLS = nil
		if got := fmt.Sprintf("%+v", *x); got != want {
			t.Errorf("%s: got\n%s\nwant\n%s", name, got, want)
		}
	}
}

func TestReportHops(t *testing.T) {
	line := func(id, from string) string {
		return fmt.Sprintf(`{"type":"exchange","id":%s,"redirected_from":%s,"url":"http://a.test/","response":{"status":302}}`+"\n", id, from)
	}
	r := readAll(`{"type":"run"}` + "\n" + line("1", "null") + line("2", "1") + line("3", "null") + line("4", "2") + line("5", "99"))
	got := ""
	for _, x := range r.exchanges {
		got += fmt.Sprint(x.Hop)
	}
	if got != "01021" {
		t.Errorf("hops %s", got)
	}
}

func TestReportBroken(t *testing.T) {
	good := `{"type":"exchange","id":1,"url":"http://a.test/","response":{"status":200}}`
	for name, tt := range map[string]struct {
		line, problem string
	}{
		"cut":         {`{"type":"exchange","id":2,"url":`, "broken JSON: unexpected end of JSON input"},
		"no response": {`{"type":"exchange","id":2,"url":"http://a.test/"}`, `the exchange has no "response"`},
		"wrong type":  {`{"type":"exchange","id":2,"response":{"status":"x"}}`, "not an exchange of a report"},
		"no JSON":     {`Killed`, "line 3, column 1, byte 112: broken JSON: invalid character 'K' looking for beginning of value"},
	} {
		r := readAll(`{"type":"run","schema_version":"1"}` + "\n" + good + "\n" + tt.line + "\n" + good + "\n")
		if len(r.exchanges) != 2 || len(r.problems) != 1 || !strings.Contains(r.problems[0].Error(), tt.problem) || r.problems[0].Line != 3 {
			t.Errorf("%s: %d exchanges, problems %v", name, len(r.exchanges), r.problems)
		}
	}
}
