package curl

import (
	"strings"

	"maxage/inspect/fetch"
)

func request(p *parser, a arg) error {
	if strings.ContainsFunc(a.text, func(r rune) bool { return r <= ' ' || r == 0x7f }) {
		return usage("option %s: the method %q contains white space", a.flag, a.text)
	}
	p.request().Method = a.text
	return nil
}

// head is -I. It also asks for HEAD, which no other method option may contradict.
func head(p *parser, a arg) error {
	p.request().Head, p.op.t.ShowHeaders = a.on, a.on
	if a.on {
		return p.op.choose(methodHead)
	}
	if p.op.method == methodHead {
		p.op.method = ""
	}
	return nil
}

func header(p *parser, a arg) error {
	name, isFile := strings.CutPrefix(a.text, "@")
	if !isFile {
		p.addHeader(a.text)
		return nil
	}
	data, err := p.readFile(name)
	if err != nil {
		return err
	}
	for line := range strings.Lines(string(data)) {
		if line = strings.TrimRight(line, "\r\n"); line != "" {
			p.addHeader(line)
		}
	}
	return nil
}

// addHeader takes "Name: value", "Name:" (do not send) and "Name;" (send it
// empty). curl drops what is none of these, and so do we, with a warning.
func (p *parser) addHeader(line string) {
	r := p.request()
	if name, value, ok := strings.Cut(line, ":"); ok && name != "" {
		value = strings.TrimLeft(value, " \t\r\n\v\f")
		r.Header = append(r.Header, fetch.Header{Name: name, Value: value, Remove: value == "", Line: line})
		return
	}
	name, rest, ok := strings.Cut(line, ";")
	if !ok || name == "" || strings.TrimSpace(rest) != "" {
		p.warn("the header %q is not sent: it does not look like a header", line)
		return
	}
	r.Header = append(r.Header, fetch.Header{Name: name})
}

func referer(p *parser, a arg) error {
	p.request().Referer, p.request().AutoRefer = strings.CutSuffix(a.text, ";auto")
	return nil
}

// byteRange is -r. A number alone is no range, so curl appends the dash.
func byteRange(p *parser, a arg) error {
	digits := strings.Trim(a.text, "0123456789") == ""
	if digits {
		p.warn("the range %q has no dash; one was appended", a.text)
		a.text += "-"
	}
	if strings.Trim(a.text, "0123456789-,") != "" {
		p.warn("the range %q has characters other than digits, dash and comma", a.text)
	}
	p.request().Range = a.text
	return nil
}

func version(v fetch.Version) func(*parser, arg) error {
	return func(p *parser, a arg) error {
		if old := p.request().Version; old != fetch.Any && old != v {
			p.warn("%s overrides an earlier HTTP version option", a.flag)
		}
		p.request().Version = v
		return nil
	}
}

func location(p *parser, a arg) error {
	f := &p.request().Follow
	if f.ResetMethod && a.on {
		p.warn("%s overrides --follow", a.flag)
	}
	f.Redirects, f.ResetMethod = a.on, false
	return nil
}

func locationTrusted(p *parser, a arg) error {
	p.request().Follow.Trusted = a.on
	return location(p, a)
}

func follow(p *parser, a arg) error {
	f := &p.request().Follow
	if f.Redirects && !f.ResetMethod && a.on {
		p.warn("%s overrides --location", a.flag)
	}
	f.Redirects, f.ResetMethod = a.on, a.on
	return nil
}

func maxRedirs(p *parser, a arg) error {
	n, err := number(a)
	if err != nil || n < -1 {
		return notNumber(a)
	}
	p.request().Follow.Max = n
	return nil
}

// etagCompare is --etag-compare: the ETag in the file, or an empty one when
// there is no such file yet.
func etagCompare(p *parser, a arg) error {
	etag := `""`
	if data, err := p.readFile(a.text); err == nil {
		if text := strings.TrimSpace(string(data)); text != "" {
			etag = text
		}
	}
	p.op.etagCompare = &etag
	return nil
}
