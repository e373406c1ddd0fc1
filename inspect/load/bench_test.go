package load

import (
	"bytes"
	"testing"

	"maxage/inspect/wire"
)

func BenchmarkRead(b *testing.B) {
	for _, name := range []string{"chrome_github.com_home.har", "www.bbc.com.har", "example.warc", "example.warc.gz", "seed-curl-v.txt"} {
		data := capture(b, name)
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(data)))
			b.ReportAllocs()
			for b.Loop() {
				Read(name, bytes.NewReader(data), func(*wire.Exchange) bool { return true }, func(p *Problem) { b.Fatal(p) })
			}
		})
	}
}
