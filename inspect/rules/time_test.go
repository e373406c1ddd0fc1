package rules

import (
	"fmt"
	"strings"
	"syscall"
	"testing"
	"time"

	"maxage/inspect/wire"
)

// TestTimeGrowsWithSize: eight times as much hostile input takes about eight
// times as long, not sixty-four.
func TestTimeGrowsWithSize(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	const small, large = 32 << 10, 256 << 10
	for _, c := range []struct {
		name, text string // # is a number that counts
		oneLine    bool
	}{
		{"Vary", "m#", false}, {"Vary", "m#,", true}, {"Cache-Control", "m#", false}, {"Cache-Control", "max-age=#;", true}, {"Cache-Control", "", false}, {"Cache-Control", `"`, true},
		{"X-Cache", "HIT", false}, {"X-Cache-Status", "HIT", false}, {"CDN-Cache-Control", "m#", false}, {"CDN-Cache-Control", "m#,", true}, {"Netlify-CDN-Cache-Control", "max-age=1;", true},
		{"Cache-Status", "m#, ", true}, {"ETag", "", false}, {"Set-Cookie", "a#=b", false}, {"Via", "1.1 a#", false}, {"X-A", "eyJ", true}, {"Location", "?a#=b", true}, {"X-#", "a", false},
		{"", `<a href="/#">`, false}, {"", `{"id":#,`, false}, {"", "eyJ", false}, {"", "a@b.", false}, {"", "<", false}, {"", `<input name=csrf_token value=`, false}, {"", `"`, false},
	} {
		took := func(size int) time.Duration {
			x := hostile(c.name, c.text, c.oneLine, size)
			start := processorTime()
			var m Memory
			r, verdicts := judge(x)
			p := NewPass(r, verdicts, Options{Markers: []string{"Ada Lovelace"}, MaxStaleness: 60})
			p.Run(All)
			m.Follow(All, p)
			return processorTime() - start
		}
		ok, a, b := false, time.Duration(0), time.Duration(0)
		for range 3 { // the collector may come in between
			a, b = took(small), took(large)
			if ok = b < 24*a+50*time.Millisecond; ok {
				break
			}
		}
		if !ok {
			t.Errorf("%s %q: %v for %d bytes, %v for %d", c.name, c.text, a, small, b, large)
		}
	}
}

// processorTime is what this process has used: others use the machine too.
func processorTime() time.Duration {
	var used syscall.Rusage
	syscall.Getrusage(syscall.RUSAGE_SELF, &used)
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
}

// hostile returns a response with that much of a field, or of a body.
func hostile(name, text string, oneLine bool, size int) *wire.Exchange {
	x := &wire.Exchange{
		URL: "https://example.com/", Received: arrival, Request: wire.Message{Start: "GET / HTTP/1.1", Method: "GET"},
		Response: wire.Message{Start: "HTTP/1.1 200 OK", Status: 200, Fields: []wire.Field{{Name: "Cache-Control", Value: "public, max-age=600"}}},
	}
	var all strings.Builder
	for i, length := 0, 0; length < size; i++ {
		numbered := strings.NewReplacer("#", fmt.Sprint(i))
		field := wire.Field{Name: numbered.Replace(name), Value: numbered.Replace(text)}
		length += len(field.Value)
		if oneLine || name == "" {
			all.WriteString(field.Value)
			continue
		}
		length += len(field.Name) + len(": \r\n")
		x.Response.Fields = append(x.Response.Fields, field)
	}
	switch {
	case name == "":
		x.Body.Keep([]byte(all.String()))
	case oneLine:
		x.Response.Fields = append(x.Response.Fields, wire.Field{Name: name, Value: all.String()})
	}
	return x
}
