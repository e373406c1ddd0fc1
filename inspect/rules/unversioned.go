package rules

import "strings"

// Unversioned returns the path of a URL without what names one build of a file,
// so that app.3f2a9c1d.js is app.*.js after every deployment. Pages, whose
// last segment has no extension, keep all of theirs: it names what they are
// about.
func Unversioned(path string) string {
	slash := strings.LastIndexByte(path, '/') + 1
	folders, file := path[:slash], path[slash:]
	if !strings.Contains(file, ".") {
		return path
	}
	if start, end := shortHash(file); end > 0 {
		return starred(folders, isLongHash) + file[:start] + "*" + file[end:]
	}
	return starred(folders, isLongHash) + starred(file, isHash)
}

// starred puts a star for every run of letters and digits for which is holds.
func starred(s string, is func(string) bool) string {
	if !anyToken(s, is) {
		return s
	}
	var b strings.Builder
	for start := 0; start < len(s); {
		end := start
		for end < len(s) && (isLetter(s[end]) || isDigit(s[end])) {
			end++
		}
		switch token := s[start:end]; {
		case token == "":
			end++
			b.WriteByte(s[start])
		case is(token):
			b.WriteByte('*')
		default:
			b.WriteString(token)
		}
		start = end
	}
	return b.String()
}
