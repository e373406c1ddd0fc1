package rules

import "strings"

// isHash: 8 or more hexadecimal digits, or letters of both cases mixed with
// digits, or letters and digits in turns. A word with a number behind it, such
// as bootstrap4, is none of these. Six hexadecimal digits will do in turns.
func isHash(s string) bool {
	c := count(s)
	if len(s) < 6 || c.digits == 0 || c.digits == len(s) {
		return false
	}
	if len(s) < 8 {
		return c.hex == len(s) && turns(s) >= 3
	}
	return c.hex == len(s) || c.upper > 0 && c.lower > 0 || turns(s) >= 4 || isLongHash(s)
}

// turns counts how often letters follow digits or digits letters.
func turns(s string) (n int) {
	for i := 1; i < len(s); i++ {
		if isDigit(s[i]) != isDigit(s[i-1]) {
			n++
		}
	}
	return n
}

// isLongHash: 16 or more letters and digits, well mixed.
func isLongHash(s string) bool {
	if len(s) < 16 {
		return false
	}
	c := count(s)
	return c.digits >= 3 && c.digits < len(s)
}

// isDigest: as long as the SHA-1 or SHA-256 of the content is in letters and
// digits, and no other name is.
func isDigest(s string) bool { return len(s) >= 40 && isLongHash(s) }

// isBuster: a token as Drupal puts behind the name of a file, s6qk0v. A word
// with a number behind it is none.
func isBuster(s string) bool {
	return len(s) == 6 && isLetter(s[5]) && count(s).digits > 0 || len(s) == 6 && turns(s) >= 3
}

// isStamp: a date or a time, perhaps behind a v: 20260101, v1699999999.
func isStamp(s string) bool {
	s = strings.TrimPrefix(s, "v")
	return len(s) >= 8 && count(s).digits == len(s)
}

// isTime: a stamp that reads as a date from 2000 on, or as seconds or
// milliseconds since 1970, from 2001 to 2033.
func isTime(s string) bool {
	if !isStamp(s) {
		return false
	}
	switch s = strings.TrimPrefix(s, "v"); len(s) {
	case 8, 12, 14:
		month := s[4:6]
		return s[:2] == "20" && "01" <= month && month <= "12"
	case 10, 13:
		return s[0] == '1'
	}
	return false
}

// shortHash recognises the eight characters that bundlers put between the name
// and its extension, which may hold "-" and "_" and need not hold a digit:
// index-B_7sK-dQ.js, chunk-XKTIFAAB.js, normal.BOOGhInR.woff2. It returns where
// they stand, end 0 where they do not.
func shortHash(segment string) (start, end int) {
	const length = 8
	stem, rest, ok := strings.Cut(segment, ".")
	if !ok {
		return 0, 0
	}
	if len(stem) >= length+2 && stem[len(stem)-length-1] == '-' && isShortHash(stem[len(stem)-length:]) {
		return len(stem) - length, len(stem)
	}
	if second, _, ok := strings.Cut(rest, "."); ok && len(second) == length && isShortHash(second) {
		return len(stem) + 1, len(stem) + 1 + length
	}
	return 0, 0
}

func isShortHash(s string) bool {
	c := count(s)
	return c.upper > 0 && c.digits > 0 || c.upper > 1 && !words(s)
}

// words reports whether every capital begins a word of four letters or more.
func words(s string) bool {
	for i := 0; i < len(s); i++ {
		if c := s[i]; c < 'A' || c > 'Z' {
			continue
		}
		if i+4 > len(s) || count(s[i+1:i+4]).lower < 3 {
			return false
		}
	}
	return true
}

type counts struct{ digits, hex, upper, lower int }

func count(s string) counts {
	var n counts
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case isDigit(c):
			n.digits++
			n.hex++
		case 'a' <= c && c <= 'z':
			n.lower++
			if c <= 'f' {
				n.hex++
			}
		case 'A' <= c && c <= 'Z':
			n.upper++
			if c <= 'F' {
				n.hex++
			}
		}
	}
	return n
}

// versionNumber finds three numbers with dots between them that begin a word,
// or stand behind a v.
func versionNumber(path string) bool {
	numbers := 0
	for i := 0; i < len(path); {
		start := i
		for i < len(path) && isDigit(path[i]) {
			i++
		}
		switch {
		case i == start:
			numbers = 0
			i++
			continue
		case numbers == 0 && start > 0 && isLetter(path[start-1]) && path[start-1] != 'v':
			continue
		}
		if numbers++; numbers == 3 {
			return true
		}
		if i < len(path) && path[i] == '.' {
			i++
		}
	}
	return false
}

// versionFolder finds a folder called by three short numbers with dashes between
// them, 1-0-2. What has four digits, as years do, is a date.
func versionFolder(path string) bool {
	for {
		folder, rest, ok := strings.Cut(path, "/")
		if !ok {
			return false
		}
		if count(folder).digits == len(folder)-2 && strings.Count(folder, "-") == 2 && folder[0] != '-' && longestNumber(folder) <= 3 {
			return true
		}
		path = rest
	}
}

// seriesNumber finds a number of two digits or more that may be a version: a
// folder of its own, or at the end of the file's name, /18/app.js, app_78.js.
func seriesNumber(path string) bool {
	slash := strings.LastIndexByte(path, '/')
	for folder := range strings.SplitSeq(path[:max(0, slash)], "/") {
		if folder = strings.TrimPrefix(folder, "v"); len(folder) >= 2 && count(folder).digits == len(folder) {
			return true
		}
	}
	stem, _, _ := strings.Cut(path[slash+1:], ".")
	mark := strings.LastIndexAny(stem, "-_")
	tail := strings.TrimPrefix(stem[mark+1:], "v")
	return mark > 0 && len(tail) >= 2 && count(tail).digits == len(tail)
}

func longestNumber(s string) int {
	longest, n := 0, 0
	for i := 0; i < len(s); i++ {
		if n++; !isDigit(s[i]) {
			n = 0
		}
		longest = max(longest, n)
	}
	return longest
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }
