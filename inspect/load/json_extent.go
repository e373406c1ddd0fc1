package load

import "bytes"

// extent finds the end of a JSON value.
type extent struct {
	depth            int
	inString, escape bool
	scalar, done     bool
}

// feed returns how many bytes of p belong to the value.
func (s *extent) feed(p []byte) int {
	for i := 0; i < len(p); i++ {
		if s.inString {
			if i = s.text(p, i); i == len(p) {
				return i
			}
			if s.depth == 0 {
				s.done = true
				return i + 1
			}
			continue
		}
		switch p[i] {
		case '"':
			s.inString = true
		case '{', '[':
			s.depth++
		case '}', ']':
			if s.depth--; s.depth < 0 {
				s.done = true
				return i // it closes what the value stands in
			}
			if s.depth == 0 {
				s.done = true
				return i + 1
			}
		case ',', ' ', '\n', '\r', '\t':
			if s.depth == 0 {
				s.done = true
				return i
			}
		default:
			s.scalar = s.depth == 0
		}
	}
	return len(p)
}

// text returns the index of the quote that ends the string, or len(p).
func (s *extent) text(p []byte, i int) int {
	quote := -1
	for i < len(p) {
		if s.escape {
			s.escape = false
			i++
			continue
		}
		if quote < i {
			if quote = bytes.IndexByte(p[i:], '"'); quote < 0 {
				quote = len(p)
			} else {
				quote += i
			}
		}
		slash := bytes.IndexByte(p[i:quote], '\\')
		if slash < 0 {
			s.inString = quote == len(p)
			return quote
		}
		s.escape = true
		i += slash + 1
	}
	return len(p)
}
