package curl

import "testing"

func BenchmarkParse(b *testing.B) {
	argv := []string{"-sSkL", "-H", "Accept: */*", "--compressed", "https://example.com/"}
	for b.Loop() {
		if _, err := Parse(argv, Env{}, ownFlags); err != nil {
			b.Fatal(err)
		}
	}
}
