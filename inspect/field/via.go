package field

import (
	"strings"

	"maxage/inspect/wire"
)

// Via is one member of the Via field (RFC 9110 section 7.6.3): a proxy or
// gateway that the message passed, from the sender's side on.
type Via struct {
	Protocol string // "1.1", "HTTP/2"
	By       string // host or pseudonym
	Comment  string // without the parentheses
	Span     wire.Span
}

func parseVia(m *wire.Message, part wire.Part, line int) []Via {
	var all []Via
	value := m.Fields[line].Value
	eachMember(value, func(start, end int) {
		v := Via{Span: wire.Span{Part: part, Line: line, Start: start, End: end}}
		text := value[start:end]
		if i := strings.IndexByte(text, '('); i >= 0 {
			v.Comment = strings.TrimSuffix(text[i+1:], ")")
			text = text[:i]
		}
		words := strings.Fields(text)
		if len(words) > 0 {
			v.Protocol = words[0]
		}
		if len(words) > 1 {
			v.By = words[1]
		}
		all = append(all, v)
	})
	return all
}
