package fetch

import (
	"strconv"
	"strings"
)

func isASCII(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}

// EscapeHigh percent-encodes the bytes of a URL above 0x7F, in lower case as
// curl does.
func EscapeHigh(s string) string {
	if isASCII(s) {
		return s
	}
	b := make([]byte, 0, len(s)+16)
	for i := 0; i < len(s); i++ {
		if s[i] < 0x80 {
			b = append(b, s[i])
		} else {
			b = append(b, '%', lowerHex[s[i]>>4], lowerHex[s[i]&15])
		}
	}
	return string(b)
}

const lowerHex = "0123456789abcdef"

// unescape decodes percent-encoding; what is no valid sequence stays.
func unescape(s string) string {
	if strings.IndexByte(s, '%') < 0 {
		return s
	}
	b := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		if s[i] == '%' && i+2 < len(s) {
			if n, err := strconv.ParseUint(s[i+1:i+3], 16, 8); err == nil {
				b = append(b, byte(n))
				i += 2
				continue
			}
		}
		b = append(b, s[i])
	}
	return string(b)
}

// userinfo writes the credentials so that parseURL reads them back.
func (u *location) userinfo() string {
	s := escapeUser(u.user)
	if u.password != "" {
		s += ":" + escapeUser(u.password)
	}
	return s
}

func escapeUser(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if c := s[i]; c|0x20 >= 'a' && c|0x20 <= 'z' || c >= '0' && c <= '9' || strings.IndexByte("-._~", c) >= 0 {
			b.WriteByte(c)
		} else {
			b.WriteString("%" + lowerHex[c>>4:c>>4+1] + lowerHex[c&15:c&15+1])
		}
	}
	return b.String()
}

// escapeSpaces writes a space as %20, behind the question mark as +.
func escapeSpaces(s string) string {
	if strings.IndexByte(s, ' ') < 0 {
		return s
	}
	path, query, found := strings.Cut(s, "?")
	if strings.Contains(path, "#") {
		return strings.ReplaceAll(s, " ", "%20")
	}
	path = strings.ReplaceAll(path, " ", "%20")
	if !found {
		return path
	}
	return path + "?" + strings.ReplaceAll(query, " ", "+")
}
