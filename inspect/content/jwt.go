package content

import (
	"bytes"
	"encoding/base64"
	stdjson "encoding/json"
	"strings"
)

// jwt marks the first token of somebody's: a header that names its algorithm,
// claims, a signature (RFC 7519). Every header begins with {" , which is eyJ.
// What a page quotes as code is an example.
func (c *Content) jwt() {
	for at := 0; ; {
		i := bytes.Index(c.text[at:], []byte("eyJ"))
		if i < 0 {
			return
		}
		start := at + i
		if end := TokenEnd(c.text[start:]); end > 0 && !c.quoted(start) {
			c.mark(JWT, "", start, start+end)
			return
		}
		at = start + run(c.text[start:]) // the letters behind it were looked at, and need not be again
	}
}

// FindToken returns where in text the first JWT about a person stands; 0, 0 if
// there is none.
func FindToken(text string) (start, end int) {
	for at := 0; ; {
		i := strings.Index(text[at:], "eyJ")
		if i < 0 {
			return 0, 0
		}
		start = at + i
		if n := TokenEnd(text[start:]); n > 0 {
			return start, start + n
		}
		at = start + run(text[start:])
	}
}

// TokenEnd returns the length of the JWT that text begins with, or 0: there is
// none, or it says nothing about a person. Sites publish tokens of the second
// kind on purpose, such as the key of an anonymous role.
func TokenEnd[T []byte | string](text T) int {
	first := run(text)
	if first == len(text) || text[first] != '.' || !algorithm(text[:first]) {
		return 0
	}
	claims := text[first+1:]
	second := run(claims)
	if second == len(claims) || claims[second] != '.' || !personal(claims[:second]) {
		return 0
	}
	return first + second + 2 + run(claims[second+1:])
}

// run is the length of base64url text without padding.
func run[T []byte | string](text T) int {
	for i := 0; i < len(text); i++ {
		c := text[i]
		if !('a' <= c|0x20 && c|0x20 <= 'z' || '0' <= c && c <= '9' || c == '-' || c == '_') {
			return i
		}
	}
	return len(text)
}

func algorithm[T []byte | string](head T) bool {
	var h struct {
		Alg string `json:"alg"`
	}
	return decode(head, &h) && h.Alg != ""
}

func personal[T []byte | string](claims T) bool {
	var p struct {
		Sub      any    `json:"sub"`
		UserID   any    `json:"user_id"`
		UID      any    `json:"uid"`
		Email    any    `json:"email"`
		Name     any    `json:"name"`
		Username any    `json:"preferred_username"`
		Role     string `json:"role"`
	}
	return decode(claims, &p) && p.Role != "anon" && (p.Sub != nil || p.UserID != nil || p.UID != nil || p.Email != nil || p.Name != nil || p.Username != nil)
}

func decode[T []byte | string](part T, into any) bool {
	plain, err := base64.RawURLEncoding.DecodeString(string(part))
	return err == nil && stdjson.Unmarshal(plain, into) == nil
}
