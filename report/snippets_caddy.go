package report

import (
	"strings"
)

// caddyCode has Caddy wait for the answer (">") before it sets a field;
// otherwise reverse_proxy would add the one from behind to it.
func caddyCode(changes []change) []string {
	var out []string
	for _, c := range changes {
		switch {
		case c.away:
			out = append(out, "header -"+c.name)
		case c.joins():
			out = append(out, "header +"+c.name+" "+caddyString(c.value))
		case c.grants():
			out = append(out, "header {", "    match status 2xx 3xx", "    >"+c.name+" "+caddyString(c.value), "}")
		default:
			out = append(out, "header >"+c.name+" "+caddyString(c.value))
		}
	}
	return out
}

// caddyString writes a string for a Caddyfile, where a backslash escapes
// nothing but a quotation mark.
func caddyString(s string) string { return `"` + strings.ReplaceAll(s, `"`, `\"`) + `"` }
