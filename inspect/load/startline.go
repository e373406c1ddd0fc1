package load

import "strings"

// statusLine splits "HTTP/1.1 200 OK". The reason may be missing.
func statusLine(s string) (version string, status int, reason string, ok bool) {
	version, rest, _ := strings.Cut(s, " ")
	if version, ok = httpVersion(version); !ok {
		return "", 0, "", false
	}
	code, reason, _ := strings.Cut(strings.TrimLeft(rest, " "), " ")
	if len(code) != 3 || code[0] < '1' || code[0] > '9' {
		return "", 0, "", false
	}
	for i := range code {
		if code[i] < '0' || code[i] > '9' {
			return "", 0, "", false
		}
		status = status*10 + int(code[i]-'0')
	}
	return version, status, strings.TrimSpace(reason), true
}

func isStatusLine(line []byte) bool {
	if len(line) < len("HTTP/2 200") || string(line[:5]) != "HTTP/" {
		return false
	}
	_, _, _, ok := statusLine(string(trimEOL(line)))
	return ok
}

// requestLine splits "GET / HTTP/1.1". A target may hold spaces; they are kept.
func requestLine(s string) (method, target, version string, ok bool) {
	method, rest, _ := strings.Cut(s, " ")
	last := strings.LastIndexByte(rest, ' ')
	if last < 1 || !isToken(method) {
		return "", "", "", false
	}
	if version, ok = httpVersion(rest[last+1:]); !ok {
		return "", "", "", false
	}
	return method, trimSpace(rest[:last]), version, true
}

func isRequestLine(line []byte) bool {
	_, _, _, ok := requestLine(string(trimEOL(line)))
	return ok
}

// httpVersion reads a version of a start line, in the spelling that wire uses.
func httpVersion(s string) (version string, ok bool) {
	number, ok := strings.CutPrefix(s, "HTTP/")
	if !ok {
		return "", false
	}
	switch number {
	case "2.0", "3.0":
		return "HTTP/" + number[:1], true
	case "2", "3", "0.9", "1.0", "1.1":
		return s, true
	}
	if len(number) == 3 && number[0] == '1' && number[1] == '.' && number[2] >= '0' && number[2] <= '9' {
		return s, true
	}
	return "", false
}

// isToken tells a token of RFC 9110 section 5.6.2.
func isToken(s string) bool {
	for i := range len(s) {
		c := s[i]
		if c <= ' ' || c >= 0x7f || strings.IndexByte(`"(),/:;<=>?@[\]{}`, c) >= 0 {
			return false
		}
	}
	return s != ""
}

// orStart returns start, or a start line made of the parts that are known:
// some formats keep only those.
func orStart(start string, parts ...string) string {
	if start != "" || parts[0] == "" {
		return start
	}
	var known []string
	for _, p := range parts {
		if p != "" {
			known = append(known, p)
		}
	}
	if len(known) < 2 {
		return "" // a method alone is assumed, not recorded
	}
	return strings.Join(known, " ")
}
