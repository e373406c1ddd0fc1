package policy

import (
	"strings"
)

// request reads {headers: {Name: value}, cookie: value}.
func (r *reader) request(e entry, rule *Rule) {
	for _, e := range r.entries(e.value, "request") {
		switch e.name {
		case "cookie":
			r.header("Cookie", e, rule)
		case "headers":
			for _, e := range r.entries(e.value, "request headers") {
				r.header(e.name, e, rule)
			}
		default:
			r.fail(e.at, meant(e.name, []string{"headers", "cookie"}), "request has no key %q", e.name)
		}
	}
}

func (r *reader) header(name string, e entry, rule *Rule) {
	value, ok := r.expanded(e.value)
	if !ok {
		return
	}
	if !isToken(name) || strings.ContainsAny(value, "\r\n\x00") {
		r.fail(e.at, "", "%q is no header line that can be sent", name)
		return
	}
	line := r.line("request."+strings.ToLower(name), e)
	if !strings.Contains(line.Value, "${") {
		line.Value = "..." // it may be a secret
	}
	h := Header{line, name, value}
	rule.Request = put(rule.Request, h, func(h *Header) string { return h.Key })
}

// isToken reports whether s may be the name of a field (RFC 9110 section 5.6.2).
func isToken(s string) bool {
	for i := 0; i < len(s); i++ {
		c := s[i]
		letter := 'a' <= c|0x20 && c|0x20 <= 'z' || '0' <= c && c <= '9'
		if !letter && !strings.ContainsRune("!#$%&'*+-.^_`|~", rune(c)) {
			return false
		}
	}
	return s != ""
}
