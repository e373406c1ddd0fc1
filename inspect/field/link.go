package field

import (
	"iter"
	"strings"
)

// Link is one link of the field of that name (RFC 8288 section 3).
type Link struct {
	URL        string // as written: relative to what was asked for
	parameters []parameter
}

type parameter struct{ name, value string }

// Parameter returns the first parameter of that name, in lower case, or "".
func (l *Link) Parameter(name string) string {
	for _, p := range l.parameters {
		if p.name == name {
			return p.value
		}
	}
	return ""
}

// Links goes through the links of one line, as RFC 8288 appendix B.2 reads it:
// what cannot be read ends it.
func Links(line string) iter.Seq[Link] {
	return func(yield func(Link) bool) {
		for {
			line = strings.TrimLeft(line, " \t,")
			end := strings.IndexByte(line, '>')
			if end < 0 || line[0] != '<' {
				return
			}
			l := Link{URL: line[1:end]}
			l.parameters, line = linkParameters(line[end+1:])
			if !yield(l) {
				return
			}
		}
	}
}

// linkParameters reads the parameters of a link (RFC 8288 appendix B.3) and
// returns what follows them.
func linkParameters(s string) (list []parameter, rest string) {
	for {
		s = strings.TrimLeft(s, " \t")
		if s == "" || s[0] == ',' {
			return list, s
		}
		s = strings.TrimLeft(strings.TrimPrefix(s, ";"), " \t")
		end := strings.IndexAny(s, " \t=;,")
		if end < 0 {
			end = len(s)
		}
		p := parameter{name: lower(s[:end])}
		s = strings.TrimLeft(s[end:], " \t")
		if value, ok := strings.CutPrefix(s, "="); ok {
			p.value, s = linkValue(strings.TrimLeft(value, " \t"))
		}
		list = append(list, p)
	}
}

// linkValue reads a token, or what stands in quotes, which need not be closed.
func linkValue(s string) (value, rest string) {
	if !strings.HasPrefix(s, `"`) {
		end := strings.IndexAny(s, ";,")
		if end < 0 {
			end = len(s)
		}
		return strings.TrimRight(s[:end], " \t"), s[end:]
	}
	if end := closeQuote(s, 0); end > 0 {
		return unquote(s[:end]), s[end:]
	}
	return s[1:], ""
}
