package report

import "strings"

// glue is a space that no line is broken at. Text from the wire cannot hold it
// once it has been made visible.
const glue = "\x1f"

// wrap breaks s at spaces into lines of at most limit cells. Words that are
// longer are broken anywhere, with fold at the break.
func wrap(s string, limit int, fold string) []string {
	limit = max(limit, 8)
	var lines []string
	line, used := "", 0
	for word := range strings.SplitSeq(s, " ") {
		if word == "" {
			continue
		}
		if w := width(word); line != "" && used+1+w <= limit {
			line, used = line+" "+word, used+1+w
			continue
		}
		if line != "" {
			lines = append(lines, line)
		}
		parts := folded(word, limit, limit, fold)
		lines = append(lines, parts[:len(parts)-1]...)
		line = parts[len(parts)-1]
		used = width(line)
	}
	if line != "" || len(lines) == 0 {
		lines = append(lines, line)
	}
	for i := range lines {
		lines[i] = strings.ReplaceAll(lines[i], glue, " ")
	}
	return lines
}

// folded breaks s into lines of at most limit cells without losing a byte.
func folded(s string, first, limit int, fold string) []string {
	var lines []string
	for limit, first = max(limit, 8), max(first, 8); ; first = limit {
		if _, tail := splitAt(s, first); tail == "" {
			return append(lines, s)
		}
		var head string
		head, s = splitAt(s, first-width(fold))
		lines = append(lines, head+fold)
	}
}
