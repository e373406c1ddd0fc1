package report

import "strings"

// hideURL hides the userinfo and the values of query parameters and fragments
// whose names sound secret.
func hideURL(w *rewriting, text string) {
	if scheme := strings.Index(text, "://"); scheme >= 0 {
		host := scheme + 3
		end := host + indexAnyOr(text[host:], "/?#>")
		if at := strings.LastIndexByte(text[host:end], '@'); at > 0 {
			hide(w, host, host+at)
		}
	}
	for i := strings.IndexAny(text, ";?#"); i >= 0 && i < len(text); {
		start := i + 1
		end := start + indexAnyOr(text[start:], "&;?#> ")
		name, _, found := strings.Cut(text[start:end], "=")
		if found && secretName(name) {
			hide(w, start+len(name)+1, end)
		}
		i = end
	}
}

// indexAnyOr is strings.IndexAny, or the length of s.
func indexAnyOr(s, chars string) int {
	if i := strings.IndexAny(s, chars); i >= 0 {
		return i
	}
	return len(s)
}
