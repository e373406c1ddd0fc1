package rules

import (
	"maxage/inspect/cache"
	"maxage/inspect/content"
	"maxage/inspect/field"
)

// facts are what several rules ask of the same response, found once and only
// when asked for. The questions are the methods of Pass, one subject a file:
// who may share it (sharing.go), whose it is (credentials.go,
// session_cookie.go, personal.go), what it is (media_kind.go, fingerprint.go),
// where it came from (hit.go), which URLs it answers (no_vary_search.go).
type facts struct {
	kind        mediaKind
	fingerprint answer
	session     answer
	sessionAt   int // index of the first session cookie, when session is yes
	sharer      answer
	shares      *cache.Verdict // when sharer is yes
	severity    Severity       // of that
	contentRead bool
	content     *content.Content // nil: there is no text

	noVarySearch *field.NoVarySearch
}

// answer is a yes or no that may not have been looked for yet.
type answer uint8

const (
	unasked answer = iota
	yes
	no
)

func answered(b bool) answer {
	if b {
		return yes
	}
	return no
}
