package cmd

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"testing"
)

// endless is head, then body again and again up to about size bytes, then tail.
func endless(head, body, tail string, size int) io.Reader {
	r, w := io.Pipe()
	go func() {
		defer w.Close()
		chunk := strings.Repeat(body, 1+(64<<10)/len(body))
		io.WriteString(w, head)
		for written := 0; written < size; written += len(chunk) {
			if _, err := io.WriteString(w, chunk); err != nil {
				return
			}
		}
		io.WriteString(w, tail)
	}()
	return r
}

// TestLongRecordings reads recordings far larger than the memory they may take.
func TestLongRecordings(t *testing.T) {
	if testing.Short() {
		t.Skip("reads most of a gigabyte")
	}
	entry := `{"startedDateTime":"2026-01-02T03:04:05Z","request":{"method":"GET","url":"http://example.com/","headers":[]},` +
		`"response":{"status":200,"headers":[{"name":"Cache-Control","value":"max-age=60"}],"content":{"size":5,"text":"` + strings.Repeat("x", 100<<10) + `"}}}`
	record := "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://example.com/\r\nWARC-Date: 2026-01-02T03:04:05Z\r\nContent-Type: application/http; msgtype=response\r\n" +
		fmt.Sprintf("Content-Length: %d\r\n\r\nHTTP/1.1 200 OK\r\n\r\n%s\r\n\r\n", 19+100<<10, strings.Repeat("y", 100<<10))
	record = strings.Replace(record, fmt.Sprint(19+100<<10), fmt.Sprint(19+(100<<10)), 1)
	for name, c := range map[string]struct {
		in    io.Reader
		code  int
		wants string
		limit int64 // MiB
	}{
		"a HAR of 300 MiB":          {endless(`{"log":{"version":"1.2","entries":[`+entry, ","+entry, "]}}", 300<<20), 0, "", 64},
		"the same, cut":             {endless(`{"log":{"version":"1.2","entries":[`+entry, ","+entry, `,{"startedDateTime":"20`, 100<<20), 2, "entry", 64},
		"one string of 100 MiB":     {endless(`{"log":{"version":"1.2","entries":[`+strings.TrimSuffix(entry, `"}}}`), "xxxxxxxx", `"}}}]}}`, 100<<20), 2, "entry 0", 450},
		"100 MiB of brackets":       {endless(`{"log":{"entries":[`, "[[[[[[[[", "", 100<<20), 2, "entry", 450},
		"a WARC of 100 MiB":         {endless("", record, "", 100<<20), 0, "", 64},
		"100 MiB without a newline": {endless("HTTP/1.1 200 OK\r\nX: ", "aaaaaaaa", "", 100<<20), 2, "", 64},
		"100 MiB of noise":          {endless("", "\x00\xff\x1b[noise\n", "", 100<<20), 2, "", 64},
	} {
		t.Run(name, func(t *testing.T) {
			p := program(t, "read", "--format", "ndjson=/dev/null", "-")
			p.Stdin = c.in
			out, errs, code := finish(t, p)
			if code != c.code || out != "" || !strings.Contains(errs, c.wants) {
				t.Errorf("exit code %d, output %q, errors %.300q", code, out, errs)
			}
			if code > 0 && (errs == "" || strings.Count(errs, "\n") > 5) {
				t.Errorf("it says %.300q", errs)
			}
			checkMemory(t, p, c.limit)
		})
	}
}

// TestCutRecording cuts a HAR at every hundredth byte: what came before the
// cut is reported, what is missing is told, and nothing panics.
func TestCutRecording(t *testing.T) {
	entry := `{"startedDateTime":"2026-01-02T03:04:05Z","request":{"method":"GET","url":"http://example.com/%d","headers":[]},"response":{"status":200,"headers":[]}}`
	har := `{"log":{"version":"1.2","entries":[` + fmt.Sprintf(entry, 1) + "," + fmt.Sprintf(entry, 2) + "," + fmt.Sprintf(entry, 3) + "]}}"
	step := 100
	if testing.Short() {
		step = 300
	}
	for cut := 40; cut < len(har); cut += step {
		whole := strings.Count(har[:cut], "}}")
		out, errs, code := runProgram(t, har[:cut], "read", "-", "--format", "ndjson")
		if n := strings.Count(out, `"type":"exchange"`); n != whole || code != 2 || !strings.HasPrefix(errs, "maxage: -: ") {
			t.Errorf("cut at %d: %d of %d exchanges, exit code %d, %q", cut, n, whole, code, errs)
		}
		if !bytes.Contains([]byte(out), []byte(`"type":"error"`)) || !strings.Contains(out, `"type":"summary"`) {
			t.Errorf("cut at %d: %s", cut, out)
		}
	}
}
