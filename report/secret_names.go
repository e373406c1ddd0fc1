package report

import "strings"

// secretWords are parts of the names of parameters that hold secrets.
var secretWords = []string{"token", "key", "sig", "password", "passwd", "pwd", "secret", "auth", "session", "sessid", "credential", "jwt", "saml", "ticket", "otp"}

// soundsSecret recognises the fields of their own in which sites send tokens.
func soundsSecret(name string) bool {
	if len(name) < 2 || name[0]|0x20 != 'x' || name[1] != '-' {
		return false
	}
	name = strings.ToLower(name)
	for _, word := range [...]string{"token", "api-key", "apikey", "secret", "password", "auth", "session", "email"} {
		if strings.Contains(name, word) {
			return true
		}
	}
	return false
}

// secretName recognises a parameter that holds a secret by its name.
func secretName(name string) bool {
	name = strings.ToLower(name)
	if name == "code" || name == "sid" || name == "state" {
		return true
	}
	for _, word := range secretWords {
		if strings.Contains(name, word) {
			return true
		}
	}
	return false
}
