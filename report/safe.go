package report

import "strings"

// Escape shows text so that it can neither steer a terminal nor pass for a
// CI command.
func Escape(s string) string {
	s = visible(s, false)
	if trimmed := strings.TrimLeft(s, " "); strings.HasPrefix(trimmed, "::") {
		return strings.Replace(s, ":", `\x3a`, 1) // runners look past leading spaces
	}
	return s
}

// SafeURL returns u without its secrets, unless they may be shown.
func SafeURL(u string, showSecrets bool) string { return redaction{off: showSecrets}.url(u) }

// SafeHeader returns a header value without its secrets, unless they may be
// shown.
func SafeHeader(name, value string, showSecrets bool) string {
	return redaction{off: showSecrets}.text(name, value)
}
