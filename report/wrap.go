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
		for {
			w := width(word)
			if line != "" && used+1+w <= limit {
				line, used = line+" "+word, used+1+w
				break
			}
			if line != "" {
				lines = append(lines, line)
				line, used = "", 0
			}
			if w <= limit {
				line, used = word, w
				break
			}
			var head string
			head, word = splitAt(word, limit-width(fold))
			lines = append(lines, head+fold)
		}
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
	for limit, first = max(limit, 8), max(first, 8); width(s) > first; first = limit {
		var head string
		head, s = splitAt(s, first-width(fold))
		lines = append(lines, head+fold)
	}
	return append(lines, s)
}
