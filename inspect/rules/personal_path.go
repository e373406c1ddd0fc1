package rules

import (
	"strings"

	"maxage/inspect/field"
	"maxage/inspect/wire"
)

// personalSegment returns the segment of the URL's path that sounds like
// something of one user, or "". Only the last one tells what it is: below
// /users/ stand public profiles, below /billing/ documentation. "me" and "my"
// are the user wherever they stand.
func (p *Pass) personalSegment() string {
	path, _ := pathAndQuery(p.Exchange.URL)
	path = strings.TrimSuffix(path, "/")
	if documentation(path) {
		return ""
	}
	last := path[strings.LastIndexByte(path, '/')+1:]
	if name, _, _ := strings.Cut(last, "."); field.PersonalWord(name) {
		return name
	}
	for segment := range strings.SplitSeq(path, "/") {
		if segment == "me" || segment == "my" {
			return segment
		}
	}
	return ""
}

// documentation: the path begins with what sites call the part that explains
// orders and accounts to everybody.
func documentation(path string) bool {
	first, _, _ := strings.Cut(strings.TrimPrefix(path, "/"), "/")
	switch first {
	case "docs", "doc", "documentation", "help", "blog", "guide", "guides", "support", "reference", "learn", "manual", "wiki", "faq", "kb":
		return true
	}
	return false
}

// entrance: what is called so is a form for those who are nobody yet, the same
// for all.
func entrance(word string) bool {
	return oneOf(word, []string{"login", "signin", "signup", "password", "oauth"})
}

// segmentSpan points at a segment of the path in the request line, or at the
// status where the request is not known.
func (p *Pass) segmentSpan(segment string) []wire.Span {
	line := p.Exchange.Request.Start
	for start := 0; start < len(line); start++ {
		end := start + len(segment)
		if line[start] == '/' && strings.HasPrefix(line[start+1:], segment) && (end+1 == len(line) || strings.IndexByte("/.?# ", line[end+1]) >= 0) {
			return []wire.Span{{Part: wire.Request, Line: wire.StartLine, Start: start + 1, End: end + 1}}
		}
	}
	return p.statusSpan()
}
