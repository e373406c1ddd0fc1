package field

// isTokenChar reports whether c may stand in a token (RFC 9110 section 5.6.2).
func isTokenChar(c byte) bool { return tokenChars[c] }

// isSpace reports whether c is optional white space (RFC 9110 section 5.6.3).
func isSpace(c byte) bool { return c == ' ' || c == '\t' }

var tokenChars = func() (set [256]bool) {
	for c := '0'; c <= '9'; c++ {
		set[c] = true
	}
	for c := 'a'; c <= 'z'; c++ {
		set[c], set[c-'a'+'A'] = true, true
	}
	for _, c := range "!#$%&'*+-.^_`|~" {
		set[c] = true
	}
	return set
}()

// closeQuote returns the index just behind the quoted-string that begins at
// s[start], or -1 when it is never closed (RFC 9110 section 5.6.4).
func closeQuote(s string, start int) int {
	for i := start + 1; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case '"':
			return i + 1
		}
	}
	return -1
}

// unquote removes the quotes of a complete quoted-string; a backslash stands
// for the octet that follows it, never for a C escape.
func unquote(s string) string {
	s = s[1 : len(s)-1]
	for i := 0; i < len(s); i++ {
		if s[i] == '\\' {
			return unescape(s, i)
		}
	}
	return s
}

func unescape(s string, from int) string {
	out := []byte(s[:from])
	for i := from; i < len(s); i++ {
		if s[i] == '\\' && i+1 < len(s) {
			i++
		}
		out = append(out, s[i])
	}
	return string(out)
}

// trim returns the bounds of s[start:end] without white space at its ends.
func trim(s string, start, end int) (int, int) {
	for start < end && isSpace(s[start]) {
		start++
	}
	for end > start && isSpace(s[end-1]) {
		end--
	}
	return start, end
}

// eachMember calls yield with the bounds of every non-empty member of the
// comma-separated list s (RFC 9110 section 5.6.1.2). Commas inside complete
// quoted-strings do not separate.
func eachMember(s string, yield func(start, end int)) {
	open := false // a quote is never closed: no other is looked for, lest that take for ever
	for i := 0; i < len(s); {
		start := i
		for i < len(s) && s[i] != ',' {
			if s[i] == '"' && !open {
				if end := closeQuote(s, i); end > 0 {
					i = end
					continue
				}
				open = true
			}
			i++
		}
		if a, b := trim(s, start, i); a < b {
			yield(a, b)
		}
		i++
	}
}

// isFieldNames reports whether list holds at least one field name and nothing
// else.
func isFieldNames(list string) bool {
	any, only := false, true
	eachMember(list, func(start, end int) {
		any = true
		for ; start < end; start++ {
			only = only && isTokenChar(list[start])
		}
	})
	return any && only
}
