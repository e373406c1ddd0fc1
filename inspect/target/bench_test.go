package target

import (
	"fmt"
	"io"
	"strings"
	"testing"
)

// BenchmarkList reads a list of a million lines through all that an audit puts
// behind it.
func BenchmarkList(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		in, out := io.Pipe()
		go func() {
			for i := range 1_000_000 {
				fmt.Fprintf(out, "https://shop.example/product/%d?lang=en\n", i)
			}
			out.Close()
		}()
		n := 0
		for _, err := range (Shard{3, 16}).Only(Unique(List("-", in, ""))) {
			if n++; err != nil {
				b.Fatal(err)
			}
		}
		b.ReportMetric(float64(n), "targets")
	}
}

func BenchmarkCSS(b *testing.B) {
	text := strings.Repeat(".icon-a::before { color: #333; background: url(\"/img/a.png\") no-repeat } /* a */\n", 1000)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		css(text, func(cssURL) bool { return true })
	}
}

func BenchmarkAllowed(b *testing.B) {
	var text strings.Builder
	text.WriteString("User-agent: *\n")
	for i := range 200 {
		fmt.Fprintf(&text, "Disallow: /*/private%d/*.html$\n", i)
	}
	r, _ := ReadRobots(200, "", strings.NewReader(text.String()), "maxage")
	for b.Loop() {
		r.Allowed("https://x.test/shop/products/shoes/page.html?sort=price")
	}
}
