package target

import (
	"crypto/sha256"
	"strings"

	"maxage/inspect/curl"
)

// Unique lets the first of equal requests through and numbers what it lets
// through. Requests are equal that have the same method and the same URL
// without its fragment; for pasted commands all that curl would do otherwise
// counts too: header lines, body, cookies, credentials. It remembers 16 bytes
// of each.
func Unique(targets Stream) Stream {
	return func(yield func(Target, error) bool) {
		seen := map[digest]struct{}{}
		for t, err := range targets {
			if err == nil {
				key := t.digest()
				if _, again := seen[key]; again {
					continue
				}
				seen[key] = struct{}{}
				t.Number = len(seen)
			}
			if !yield(t, err) {
				return
			}
		}
	}
}

// digest stands for a request: half of a SHA-256.
type digest [16]byte

func (t *Target) digest() digest {
	text := t.Method + "\x00" + normal(t.URL)
	if t.Transfer != nil {
		r := t.Transfer.Request
		r.URL = "" // it is in text, in its normal spelling
		text += "\x00" + strings.Join(curl.Render(&r, ""), "\x00")
	}
	sum := sha256.Sum256([]byte(text))
	return digest(sum[:])
}
