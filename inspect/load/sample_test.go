package load

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"testing"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/zstd"

	"maxage/inspect/wire"
)

func brotlied(text string) string {
	var b bytes.Buffer
	w := brotli.NewWriter(&b)
	fmt.Fprint(w, text)
	w.Close()
	return b.String()
}

func zstdized(text string) string {
	w, _ := zstd.NewWriter(nil)
	return string(w.EncodeAll([]byte(text), nil))
}

// TestSamples: whatever the recording, the text of a body is there, decoded, and
// nothing of what is no text.
func TestSamples(t *testing.T) {
	const text = "<p>Signed in as Ada, and enough of it to be worth the compression, enough of it</p>\n"
	html := "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
	coding := func(name, body string) string {
		return fmt.Sprintf("%sContent-Encoding: %s\r\nContent-Length: %d\r\n\r\n%s", html, name, len(body), body)
	}
	har := func(content string) string {
		return `{"log":{"entries":[{"request":{"method":"GET","url":"http://a.test/"},"response":{"status":200,"headers":[{"name":"Content-Type","value":"text/html"}],"content":` + content + `}}]}}`
	}
	for name, c := range map[string]struct{ input, want string }{
		"raw":              {html + "\r\n" + text, text},
		"gzip":             {coding("gzip", coded("gzip", text)), text},
		"br":               {coding("br", brotlied(text)), text},
		"zstd":             {coding("zstd", zstdized(text)), text},
		"br in gzip":       {coding("br, gzip", coded("gzip", brotlied(text))), text},
		"unknown coding":   {coding("dcb", "\x01\x02\x03"), ""},
		"chunked":          {fmt.Sprintf("%sTransfer-Encoding: chunked\r\n\r\n%x\r\n%s\r\n0\r\n\r\n", html, len(text), text), text},
		"warc":             {warcRecord("response", "r", "http://a.test/", coding("gzip", coded("gzip", text))), text},
		"har":              {har(fmt.Sprintf(`{"size":%d,"text":%q}`, len(text), text)), text},
		"har in base64":    {har(fmt.Sprintf(`{"size":%d,"encoding":"base64","text":%q}`, len(text), base64.StdEncoding.EncodeToString([]byte(text)))), text},
		"har without text": {har(`{"size":5}`), ""},
		"transcript":       {"> GET / HTTP/1.1\n> Host: a.test\n>\n< HTTP/1.1 200 OK\n< Content-Type: text/html\n<\n{ [82 bytes data]\n" + text + "* Connection #0 to host a.test left intact\n", text},
		"a picture":        {"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\nContent-Length: 5\r\n\r\nhello", ""},
		"long":             {html + fmt.Sprintf("Content-Length: %d\r\n\r\n", wire.SampleBytes+9) + string(bytes.Repeat([]byte("x"), wire.SampleBytes+9)), string(bytes.Repeat([]byte("x"), wire.SampleBytes))},
	} {
		r := readAll(c.input)
		if len(r.exchanges) != 1 || len(r.problems) > 0 {
			t.Errorf("%s: %d exchanges, %v", name, len(r.exchanges), r.problems)
			continue
		}
		if got := string(r.exchanges[0].Body.Sample); got != c.want {
			t.Errorf("%s: %.60q of %d bytes", name, got, len(got))
		}
	}
}
