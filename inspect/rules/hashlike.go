package rules

import "strings"

// isHash: 8 or more hexadecimal digits, or letters of both cases mixed with
// digits. A word with a number behind it, such as bootstrap4, is neither.
func isHash(s string) bool {
	if len(s) < 8 {
		return false
	}
	c := count(s)
	if c.digits == 0 || c.digits == len(s) {
		return false
	}
	return c.hex == len(s) || c.upper > 0 && c.lower > 0 || isLongHash(s)
}

// isLongHash: 16 or more letters and digits, well mixed.
func isLongHash(s string) bool {
	if len(s) < 16 {
		return false
	}
	c := count(s)
	return c.digits >= 3 && c.digits < len(s)
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
// index-B_7sK-dQ.js, chunk-XKTIFAAB.js.
func shortHash(segment string) bool {
	stem, _, ok := strings.Cut(segment, ".")
	if !ok || len(stem) < 10 || stem[len(stem)-9] != '-' {
		return false
	}
	tail := stem[len(stem)-8:]
	c := count(tail)
	return c.upper > 0 && c.digits > 0 || c.upper > 1 && !words(tail)
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
