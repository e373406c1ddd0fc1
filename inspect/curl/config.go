package curl

import (
	"bytes"
	"strings"
)

// maxConfigDepth is how deep config files may include each other, as in curl.
const maxConfigDepth = 5

// config reads options from a -K file. Each line is an option, with or without
// its dashes, and a parameter after white space, '=' or ':'; quotes around the
// parameter allow escapes.
func (p *parser) config(name string) error {
	if p.depth >= maxConfigDepth {
		return usage("config files include each other more than %d deep", maxConfigDepth)
	}
	data, err := p.readFile(name)
	if err != nil {
		return err
	}
	data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
	outer := p.place
	p.depth++
	defer func() { p.depth, p.place = p.depth-1, outer }()
	if name == "-" {
		name = "<stdin>"
	}
	number := 0
	for line := range strings.Lines(string(data)) {
		number++
		p.place = place{name, number}
		if err := p.configLine(strings.TrimSpace(line)); err != nil {
			return at(p.place.String(), err)
		}
		if p.stop {
			break
		}
	}
	return nil
}

func (p *parser) configLine(line string) error {
	if line == "" || strings.IndexByte("#/*", line[0]) >= 0 {
		return nil
	}
	separators := " \t=:"
	if line[0] == '-' {
		separators = " \t" // "--name=value" is read as on the command line
	}
	end := strings.IndexAny(line, separators)
	if end < 0 {
		end = len(line)
	}
	option := line[:end]
	rest := strings.TrimLeft(line[end:], separators)
	if line[0] != '-' {
		option = "--" + option
	}
	var params []string
	if rest != "" {
		params = []string{p.configValue(option, rest)}
	}
	used, err := p.option(option, params)
	if err == nil && !used && len(params) > 0 && params[0] != "" && !p.stop {
		return usage("%s takes no parameter, but %q follows it", option, params[0])
	}
	return err
}

// configValue reads a parameter: quoted, or up to the next white space.
func (p *parser) configValue(option, text string) string {
	if text[0] == '"' {
		value, _ := unquote(text[1:])
		return value
	}
	value, more := text, ""
	if i := strings.IndexAny(text, " \t"); i >= 0 {
		value, more = text[:i], strings.TrimLeft(text[i:], " \t")
	}
	if more != "" && more[0] != '#' {
		p.warn("%s has white space in its parameter; put it in double quotes", option)
	}
	return value
}

// unquote reads up to the closing double quote (or the end) and returns the
// text with its escapes undone and the number of bytes read.
func unquote(s string) (text string, n int) {
	var b strings.Builder
	for n < len(s) {
		c := s[n]
		n++
		if c == '"' {
			break
		}
		if c == '\\' && n < len(s) {
			switch c = s[n]; c {
			case 't':
				c = '\t'
			case 'n':
				c = '\n'
			case 'r':
				c = '\r'
			case 'v':
				c = '\v'
			}
			n++
		}
		b.WriteByte(c)
	}
	return b.String(), n
}
