package load

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"maxage/inspect/wire"
)

var update = flag.Bool("update", false, "write the golden files")

// TestText reads every text recording in testdata: transcripts of the curl that
// the name tells, curl -i output and HTTP text, and compares what was
// understood with the golden file beside it.
func TestText(t *testing.T) {
	files, _ := filepath.Glob("testdata/*.txt")
	more, _ := filepath.Glob("testdata/*.http")
	if len(files)+len(more) < 25 {
		t.Fatalf("only %d recordings in testdata", len(files)+len(more))
	}
	for _, file := range append(files, more...) {
		t.Run(filepath.Base(file), func(t *testing.T) {
			input, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			got := describe(input)
			golden := strings.TrimSuffix(file, filepath.Ext(file)) + ".golden"
			if *update {
				if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if got != string(want) {
				t.Errorf("got:\n%s\nwant:\n%s", got, want)
			}
		})
	}
}

// describe says in text what Read made of the input.
func describe(input []byte) string {
	var b strings.Builder
	format, err := Read("", bytes.NewReader(input), func(x *wire.Exchange) bool {
		describeExchange(&b, x)
		return true
	}, func(p *Problem) {
		fmt.Fprintf(&b, "PROBLEM %v\n\n", p)
	})
	fmt.Fprintf(&b, "format %q, error %v\n", format, err)
	return b.String()
}

func describeExchange(b *strings.Builder, x *wire.Exchange) {
	fmt.Fprintf(b, "EXCHANGE %d: %s %q", x.Entry, x.Request.Method, x.URL)
	if x.Hop > 0 {
		fmt.Fprintf(b, ", hop %d", x.Hop)
	}
	b.WriteByte('\n')
	if c := x.Connection; c.Remote != "" || c.TLS != nil {
		fmt.Fprintf(b, "connection %q reused %v", c.Remote, c.Reused)
		if c.TLS != nil {
			fmt.Fprintf(b, " tls %q %q alpn %q subject %q issuer %q until %s verified %v", c.TLS.Version, c.TLS.Cipher, c.TLS.ALPN,
				c.TLS.Subject, c.TLS.Issuer, c.TLS.NotAfter.Format(time.RFC3339), c.TLS.Verified)
		}
		b.WriteByte('\n')
	}
	describeMessage(b, "> ", &x.Request)
	for i := range x.Interim {
		describeMessage(b, "i ", &x.Interim[i])
	}
	describeMessage(b, "< ", &x.Response)
	fmt.Fprintf(b, "body %d decoded %d", x.Body.Bytes, x.Body.Decoded)
	if x.Body.SHA256 != "" {
		fmt.Fprintf(b, " sha256 %.8s", x.Body.SHA256)
	}
	if x.Body.Truncated {
		b.WriteString(" truncated")
	}
	if !x.Received.IsZero() {
		fmt.Fprintf(b, ", received %s", x.Received.Format(time.RFC3339Nano))
	}
	b.WriteString("\n\n")
}

func describeMessage(b *strings.Builder, mark string, m *wire.Message) {
	fmt.Fprintf(b, "%s%q version %q bytes %d\n", mark, m.Start, m.Version, m.Bytes)
	for _, f := range m.Fields {
		fmt.Fprintf(b, "%s%q: %q\n", mark, f.Name, f.Value)
	}
	for _, f := range m.Trailers {
		fmt.Fprintf(b, "%strailer %q: %q\n", mark, f.Name, f.Value)
	}
}
