package curl

import (
	"regexp"
	"strings"
)

// fieldReader reads the value of a -F argument: words that may be in double
// quotes, followed by ;type=, ;filename= and ;headers=.
type fieldReader struct {
	p    *parser
	flag string
	text string
	pos  int
}

// fieldSpec is what a fieldReader found for one part.
type fieldSpec struct {
	data        string
	contentType string
	filename    *string
	headers     []string
}

var mediaType = regexp.MustCompile(`^[^/ ]{1,127}/[^;, \n]{1,127}`)

// part reads one part up to end (0: the end of the text).
func (r *fieldReader) part(end byte) (spec fieldSpec, err error) {
	r.skipSpace()
	spec.data = r.word(end)
	typeStart, typeEnd := -1, 0
	for r.peek() == ';' {
		r.pos++
		r.skipSpace()
		switch {
		case r.take("type="):
			match := mediaType.FindString(r.text[r.pos:])
			if match == "" {
				return spec, usage("option %s: %q is not a media type", r.flag, r.text[r.pos:])
			}
			typeStart = r.pos
			r.pos += len(match)
			typeEnd = r.untilSeparator(end)
		case r.take("filename="):
			name := r.word(end)
			spec.filename = &name
			spec.contentType, typeStart = r.typeSoFar(spec, typeStart, typeEnd), -1
		case r.take("headers="):
			spec.contentType, typeStart = r.typeSoFar(spec, typeStart, typeEnd), -1
			if spec.headers, err = r.headers(spec.headers, end); err != nil {
				return spec, err
			}
		case r.take("encoder="):
			return spec, usage("option %s: encoder= is not supported", r.flag)
		case typeStart >= 0: // a parameter of the media type
			typeEnd = r.untilSeparator(end)
		default:
			if unknown := r.word(end); unknown != "" {
				r.p.warn("%s: the unknown form field setting %q is left out", r.flag, unknown)
			}
		}
	}
	spec.contentType = r.typeSoFar(spec, typeStart, typeEnd)
	return spec, nil
}

func (r *fieldReader) typeSoFar(spec fieldSpec, start, end int) string {
	if start < 0 {
		return spec.contentType
	}
	return r.text[start:end]
}

func (r *fieldReader) peek() byte {
	if r.pos < len(r.text) {
		return r.text[r.pos]
	}
	return 0
}

func (r *fieldReader) skipSpace() {
	for isSpace(r.peek()) {
		r.pos++
	}
}

func isSpace(c byte) bool { return c == ' ' || '\t' <= c && c <= '\r' }

// take consumes a prefix, in any case, and the white space after it.
func (r *fieldReader) take(prefix string) bool {
	if rest := r.text[r.pos:]; len(rest) < len(prefix) || !strings.EqualFold(rest[:len(prefix)], prefix) {
		return false
	}
	r.pos += len(prefix)
	if prefix != "headers=" {
		r.skipSpace()
	}
	return true
}

// untilSeparator moves to the next ';' or end and returns where the text
// before it, without trailing white space, ends.
func (r *fieldReader) untilSeparator(end byte) int {
	start := r.pos
	for r.pos < len(r.text) && r.text[r.pos] != ';' && (end == 0 || r.text[r.pos] != end) {
		r.pos++
	}
	return start + len(strings.TrimRight(r.text[start:r.pos], " \t\n\v\f\r"))
}

// word reads up to ';' or end. In double quotes both lose their meaning and a
// backslash escapes a quote or itself; without a closing quote it is plain text.
func (r *fieldReader) word(end byte) string {
	start := r.pos
	if r.peek() == '"' {
		var b strings.Builder
		for i := start + 1; i < len(r.text); i++ {
			c := r.text[i]
			if c == '\\' && i+1 < len(r.text) && (r.text[i+1] == '\\' || r.text[i+1] == '"') {
				i++
				c = r.text[i]
			} else if c == '"' {
				r.pos = i + 1
				r.untilSeparator(end)
				return b.String()
			}
			b.WriteByte(c)
		}
	}
	return r.text[start:r.untilSeparator(end)]
}

// headers reads one header line, or with '@' or '<' a file of them, where a
// line that starts with white space continues the one before.
func (r *fieldReader) headers(list []string, end byte) ([]string, error) {
	if c := r.peek(); c != '@' && c != '<' {
		r.skipSpace()
		return append(list, r.word(end)), nil
	}
	r.pos++
	r.skipSpace()
	data, err := r.p.readFile(r.word(end))
	if err != nil {
		return nil, err
	}
	for line := range strings.Lines(string(data)) {
		line = strings.TrimRight(line, " \t\r\n")
		switch {
		case line == "" || line[0] == '#':
		case isSpace(line[0]) && len(list) > 0:
			list[len(list)-1] += line
		default:
			list = append(list, line)
		}
	}
	return list, nil
}
