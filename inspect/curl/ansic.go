package curl

import (
	"strconv"
	"strings"
	"unicode/utf16"
)

// ansiC decodes the inside of $'...'. Browsers write UTF-16 code units as
// \uXXXX, so two surrogates become the one character they stand for.
func ansiC(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); {
		if s[i] != '\\' || i+1 == len(s) {
			b.WriteByte(s[i])
			i++
			continue
		}
		n := ansiEscape(&b, s[i+1:])
		i += 1 + n
	}
	return b.String()
}

// ansiEscape writes what the escape after a backslash stands for and returns
// its length.
func ansiEscape(b *strings.Builder, s string) int {
	const letters, bytes = "abeEfnrtv", "\a\b\x1b\x1b\f\n\r\t\v"
	c := s[0]
	if i := strings.IndexByte(letters, c); i >= 0 {
		b.WriteByte(bytes[i])
		return 1
	}
	switch c {
	case '\\', '\'', '"', '?':
		b.WriteByte(c)
		return 1
	case 'x':
		if v, n := number16(s[1:], 2); n > 0 {
			b.WriteByte(byte(v))
			return 1 + n
		}
	case 'u', 'U':
		width := 4
		if c == 'U' {
			width = 8
		}
		if n := unicodeEscape(b, s[1:], width); n > 0 {
			return 1 + n
		}
	case 'c':
		if len(s) > 1 {
			b.WriteByte(s[1] & 0x1f)
			return 2
		}
	}
	if v, n := octal(s); n > 0 {
		b.WriteByte(v)
		return n
	}
	b.WriteByte('\\') // not an escape: the backslash stays
	return 0
}

// unicodeEscape writes the character of up to width hexadecimal digits, and
// takes the second half of a surrogate pair with it. It returns the length.
func unicodeEscape(b *strings.Builder, s string, width int) int {
	v, n := number16(s, width)
	if n == 0 {
		return 0
	}
	if utf16.IsSurrogate(rune(v)) && strings.HasPrefix(s[n:], `\u`) {
		if low, m := number16(s[n+2:], 4); m == 4 {
			b.WriteRune(utf16.DecodeRune(rune(v), rune(low)))
			return n + 2 + m
		}
	}
	b.WriteRune(rune(v))
	return n
}

// octal reads up to three octal digits; the byte wraps, as in bash.
func octal(s string) (v byte, n int) {
	for n < len(s) && n < 3 && '0' <= s[n] && s[n] <= '7' {
		v = v<<3 | s[n] - '0'
		n++
	}
	return v, n
}

// number16 reads up to most hexadecimal digits.
func number16(s string, most int) (v uint64, n int) {
	for n < len(s) && n < most && strings.IndexByte("0123456789abcdefABCDEF", s[n]) >= 0 {
		n++
	}
	v, _ = strconv.ParseUint(s[:n], 16, 32)
	return v, n
}
