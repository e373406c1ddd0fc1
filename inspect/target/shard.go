package target

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"strconv"
	"strings"
)

// mostShards bounds how many parts a list is cut into.
const mostShards = 10_000

// Shard is one of Of parts of all targets; the zero value is the whole. Which
// part a target belongs to depends on its URL alone, so it is the same in every
// run, on every machine, and whatever else the list holds.
type Shard struct{ N, Of int }

// ParseShard reads "3/16", the third of sixteen.
func ParseShard(text string) (Shard, error) { return parseShard(text, 1) }

// ParseShardIndex reads "2/16", which is the third of sixteen, too: whoever
// starts the machines may count them from 0.
func ParseShardIndex(text string) (Shard, error) { return parseShard(text, 0) }

func parseShard(text string, first int) (Shard, error) {
	n, of, ok := strings.Cut(text, "/")
	s := Shard{}
	var err, err2 error
	s.N, err = strconv.Atoi(n)
	s.Of, err2 = strconv.Atoi(of)
	switch {
	case !ok || err != nil || err2 != nil:
		return Shard{}, fmt.Errorf("the shard %.40q is not of the form 3/16", text)
	case s.Of < 1 || s.Of > mostShards:
		return Shard{}, fmt.Errorf("%d is no number of shards: it is from 1 to %d", s.Of, mostShards)
	case s.N < first || s.N-first >= s.Of:
		return Shard{}, fmt.Errorf("there is no shard %d of %d: here they are counted from %d", s.N, s.Of, first)
	}
	s.N += 1 - first
	return s, nil
}

// String is "3/16", or "" for the whole.
func (s Shard) String() string {
	if s.Of == 0 {
		return ""
	}
	return fmt.Sprintf("%d/%d", s.N, s.Of)
}

// Has tells whether a URL belongs to the shard: the first eight bytes of the
// SHA-256 of the URL (without fragment, its host in lower case, without default
// port), read as a big-endian number, leave N-1 when divided by Of.
func (s Shard) Has(url string) bool {
	if s.Of == 0 {
		return true
	}
	sum := sha256.Sum256([]byte(normal(url)))
	return binary.BigEndian.Uint64(sum[:])%uint64(s.Of) == uint64(s.N-1)
}

// Only lets the targets of the shard through. Errors are let through by every
// shard: each has read the whole list. It goes behind Unique, so that numbers
// are the same in every shard.
func (s Shard) Only(targets Stream) Stream {
	return func(yield func(Target, error) bool) {
		for t, err := range targets {
			if (err != nil || s.Has(t.URL)) && !yield(t, err) {
				return
			}
		}
	}
}
