package content

import "bytes"

// addresses marks the first e-mail address.
func (c *Content) addresses() {
	for at := 0; ; {
		i := bytes.IndexByte(c.text[at:], '@')
		if i < 0 {
			return
		}
		sign := at + i
		start, end := sign, sign+1
		for start > 0 && local(c.text[start-1]) {
			start--
		}
		for end < len(c.text) && (run(c.text[end:end+1]) == 1 && c.text[end] != '_' || c.text[end] == '.') {
			end++
		}
		for end > sign && c.text[end-1] == '.' {
			end--
		}
		if start < sign && isDomain(c.text[sign+1:end]) {
			c.mark(Address, "", start, end)
			return
		}
		at = sign + 1
	}
}

// local: characters that stand before the @ of an address.
func local(c byte) bool {
	return 'a' <= c|0x20 && c|0x20 <= 'z' || '0' <= c && c <= '9' || c == '.' || c == '-' || c == '_' || c == '+'
}

// isDomain wants a dot and a last label of letters that ends no file's name:
// logo@2x.png and vue@3.4.js are none.
func isDomain(s []byte) bool {
	dot := bytes.LastIndexByte(s, '.')
	if dot < 1 || len(s)-dot < 3 {
		return false
	}
	for _, c := range s[dot+1:] {
		if c|0x20 < 'a' || c|0x20 > 'z' {
			return false
		}
	}
	switch string(s[dot+1:]) {
	case "png", "jpg", "jpeg", "gif", "webp", "avif", "svg", "js", "mjs", "cjs", "css", "json", "map", "ts", "tsx", "html":
		return false
	}
	return true
}
