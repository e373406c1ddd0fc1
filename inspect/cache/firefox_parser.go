package cache

import (
	"math"
	"strconv"
	"strings"
)

// gecko is what Gecko's CacheControlParser finds; -1 is a number not given.
type gecko struct {
	noCache, noStore, public, private bool
	maxAge, maxStale, minFresh, swr   int64

	text string
	at   int
}

// readGecko reads a Cache-Control of a response or a request. Whatever it does
// not expect ends the reading, and what stood before counts.
func readGecko(text string) gecko {
	g := gecko{maxAge: -1, maxStale: -1, minFresh: -1, swr: -1, text: text}
	for g.directive() {
		if g.skip(); g.peek() != ',' {
			break
		}
		g.at++
	}
	return g
}

// directive reads one; it returns false at the end and at what is no word.
func (g *gecko) directive() bool {
	g.skip()
	switch word := g.word(); strings.ToLower(word) {
	case "":
		return false
	case "no-cache":
		g.noCache = true
		g.ignore()
	case "no-store":
		g.noStore = true
	case "public":
		g.public = true
	case "private":
		g.private = true
	case "immutable":
	case "max-age":
		g.maxAge = g.seconds(-1)
	case "max-stale":
		g.maxStale = g.seconds(math.MaxUint32)
	case "min-fresh":
		g.minFresh = g.seconds(-1)
	case "stale-while-revalidate":
		g.swr = g.seconds(-1)
	default:
		g.ignore()
	}
	return true
}

// seconds reads "= 60"; what follows the digits is left.
func (g *gecko) seconds(without int64) int64 {
	if g.skip(); g.peek() != '=' {
		g.ignore()
		return without
	}
	g.at++
	g.skip()
	start := g.at
	for isDigit(g.peek()) {
		g.at++
	}
	n, err := strconv.ParseUint(g.text[start:g.at], 10, 32)
	if err != nil {
		g.at = start
		g.ignore()
		return without
	}
	return int64(n)
}

// ignore goes on to the next comma outside of quotes.
func (g *gecko) ignore() {
	for ; g.at < len(g.text) && g.text[g.at] != ','; g.at++ {
		if g.text[g.at] != '"' {
			continue
		}
		end := strings.IndexByte(g.text[g.at+1:], '"')
		if end < 0 {
			g.at = len(g.text)
			return
		}
		g.at += end + 1
	}
}

// word takes letters, "-", "_" and, but for the first, digits.
func (g *gecko) word() string {
	start := g.at
	for c := g.peek(); isLetter(c) || c == '-' || c == '_' || isDigit(c) && g.at > start; c = g.peek() {
		g.at++
	}
	return g.text[start:g.at]
}

func (g *gecko) skip() {
	for g.peek() == ' ' || g.peek() == '\t' {
		g.at++
	}
}

func (g *gecko) peek() byte {
	if g.at < len(g.text) {
		return g.text[g.at]
	}
	return 0
}
