package cmd

import (
	"strings"
	"testing"
)

// TestLongReplay plays a recording that is far larger than the memory that
// doing so may take.
func TestLongReplay(t *testing.T) {
	if testing.Short() {
		t.Skip("plays 200 MiB")
	}
	line := `{"type":"exchange","id":1,"url":"http://example.com/","source":"live","observed_at":"2026-01-02T03:04:05Z","request":{"method":"GET","target":"/","version":"HTTP/1.1","headers":[["Accept","` +
		strings.Repeat("text/html, ", 40) + `"]]},"response":{"version":"HTTP/1.1","status":200,"reason":"OK","headers":[["Cache-Control","max-age=60"],["Vary","Accept-Language"]],"body":{"bytes":100}}}` + "\n"
	p := program(t, "replay", "--ttl", "5", "--rate", "10", "-")
	p.Stdin = endless(`{"type":"run","schema_version":"1"}`+"\n", line, "", 200<<20)
	out, errs, code := finish(t, p)
	if code != 0 || errs != "" || !strings.HasPrefix(out, "Replay  ") || !strings.Contains(out, "What if") {
		t.Errorf("exit code %d, output %.300q, errors %.300q", code, out, errs)
	}
	checkMemory(t, p, 160)
}
