package target

import "strings"

// pattern is the path of a rule, normalised: * stands for any characters, a $
// at the end for the end of the path.
type pattern string

func newPattern(path string) pattern {
	if path[0] != '/' && path[0] != '*' {
		path = "/" + path // many write it so, and mean this
	}
	return pattern(normalPath(path, false))
}

// matches holds the pattern against the beginning of path. Between stars the
// first place that fits is as good as any, so it never goes back.
func (p pattern) matches(path string) bool {
	text, whole := strings.CutSuffix(string(p), "$")
	first, rest, star := strings.Cut(text, "*")
	path, ok := strings.CutPrefix(path, first)
	for ok && star {
		first, rest, star = strings.Cut(rest, "*")
		if whole && !star {
			return strings.HasSuffix(path, first)
		}
		var i int
		if i = strings.Index(path, first); i < 0 {
			return false
		}
		path = path[i+len(first):]
	}
	return ok && (!whole || path == "")
}

// normalPath spells a path with its query in one way (RFC 9309 section 2.2.2):
// what is not ASCII is encoded, what is unreserved (RFC 3986 section 2.3) is
// not, nor are the delimiters that a query may hold as they are. In a URL * and
// $ are encoded, as they are in a pattern that means the characters themselves.
func normalPath(path string, isURL bool) string {
	var out strings.Builder
	query := false
	for i := 0; i < len(path); i++ {
		c := path[i]
		encoded := false
		if c == '%' && i+2 < len(path) {
			if hi, lo := unhex(path[i+1]), unhex(path[i+2]); hi >= 0 && lo >= 0 {
				c, encoded = byte(hi<<4|lo), true
				i += 2
			}
		}
		query = query || c == '?' && !encoded
		switch {
		case encoded && (unreserved(c) || query && strings.IndexByte(":/?@[]", c) >= 0):
			encoded = false
		case c <= ' ' || c >= 0x7f || c == '*' && isURL || c == '$' && (isURL || i < len(path)-1):
			encoded = true
		}
		if encoded {
			out.WriteByte('%')
			out.WriteByte("0123456789ABCDEF"[c>>4])
			c = "0123456789ABCDEF"[c&15]
		}
		out.WriteByte(c)
	}
	return out.String()
}

func unreserved(c byte) bool {
	return isLetter(c) || '0' <= c && c <= '9' || c == '-' || c == '.' || c == '_' || c == '~'
}

func unhex(c byte) int {
	switch {
	case '0' <= c && c <= '9':
		return int(c - '0')
	case 'a' <= c|0x20 && c|0x20 <= 'f':
		return int(c|0x20-'a') + 10
	}
	return -1
}
