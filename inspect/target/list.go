package target

import (
	"io"
	"strings"
)

// List reads one URL a line. Blank lines and what follows a # at the beginning
// of a line or after white space are left out. See Parse for the base.
func List(name string, r io.Reader, base string) Stream {
	return func(yield func(Target, error) bool) {
		for l := newLines(r); ; {
			line, err := l.next()
			at := Place{File: name, Line: l.n}
			switch {
			case err == io.EOF:
				return
			case err == errLongLine:
				if !yield(Target{}, failf(at, "the line is longer than %d bytes", longestLine)) {
					return
				}
				continue
			case err != nil:
				yield(Target{}, unreadable(at, err))
				return
			}
			if line = uncommented(line); line == "" {
				continue
			}
			if !yield(get(line, base, at)) {
				return
			}
		}
	}
}

// get is a plain request for the URL that stands at that place.
func get(text, base string, at Place) (Target, error) {
	address, err := parse(text, base, at)
	if err != nil {
		return Target{}, err
	}
	return Target{URL: address, Method: "GET", From: at}, nil
}

// uncommented cuts off a comment: a # that belongs to a URL has no white space
// before it.
func uncommented(line string) string {
	for i := range len(line) {
		if line[i] == '#' && (i == 0 || line[i-1] == ' ' || line[i-1] == '\t') {
			return strings.TrimSpace(line[:i])
		}
	}
	return line
}
