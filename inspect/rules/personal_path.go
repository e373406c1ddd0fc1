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
