package policy

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// What a policy may be at most. Nobody writes one by hand that is larger, and
// the parser goes as deep as its input does.
const (
	LargestFile = 1 << 20 // in bytes
	deepest     = 100
	mostMarks   = 1000 // anchors and tags, of which a policy has none: the parser takes a second look at each
)

// unreadable says why the bytes should not even be parsed, or "".
func unreadable(data []byte) string {
	switch {
	case len(data) > LargestFile:
		return fmt.Sprintf("the file has more than %d bytes", LargestFile)
	case !utf8.Valid(data):
		return "the file is not in UTF-8"
	case depth(data) > deepest:
		return "the file is nested too deeply"
	case marks(data) > mostMarks:
		return "the file is full of anchors or tags, and a policy has none"
	}
	return ""
}

// depth is how many brackets are open at once, or dashes and question marks in
// a line, at most: a careful guess that no quotes can deceive downwards.
func depth(data []byte) int {
	open, inLine, most := 0, 0, 0
	for i, c := range data {
		switch c {
		case '[', '{':
			open++
		case ']', '}':
			open = max(0, open-1)
		case '\n':
			inLine = 0
		case '-', '?', ':':
			if i+1 < len(data) && (data[i+1] == ' ' || data[i+1] == '\t') {
				inLine++
			}
		}
		most = max(most, open, inLine)
	}
	return most
}

// marks counts what may be anchors or tags.
func marks(data []byte) (n int) {
	for i := 1; i < len(data); i++ {
		if (data[i] == '&' || data[i] == '!') && strings.IndexByte(" \t\n[{,", data[i-1]) >= 0 {
			n++
		}
	}
	return n
}
