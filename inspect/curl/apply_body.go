package curl

import (
	"errors"
	"io/fs"
	"strings"
)

// data makes an apply for the -d family: pieces are joined with '&'. read says
// what becomes of a file's content; literal means that '@' names no file.
func data(read func([]byte) []byte) func(*parser, arg) error {
	return func(p *parser, a arg) error {
		piece := []byte(a.text)
		if name, isFile := strings.CutPrefix(a.text, "@"); isFile && read != nil {
			content, err := p.readFile(name)
			if err != nil {
				return err
			}
			piece = read(content)
		}
		p.op.addData(piece, "&")
		return nil
	}
}

// literal is the reading of --data-raw, which reads no file.
var literal func([]byte) []byte

func whole(content []byte) []byte { return content }

// stripped takes out what curl does not read into a string from a file.
func stripped(content []byte) []byte {
	kept := make([]byte, 0, len(content))
	for _, c := range content {
		if c != '\r' && c != '\n' && c != 0 {
			kept = append(kept, c)
		}
	}
	return kept
}

func (o *operation) addData(piece []byte, separator string) {
	if len(o.data) > 0 {
		o.data = append(o.data, separator...)
	}
	o.data, o.hasData = append(o.data, piece...), true
}

// jsonData is --json: --data-binary whose pieces are joined without '&'.
func jsonData(p *parser, a arg) error {
	piece := []byte(a.text)
	if name, isFile := strings.CutPrefix(a.text, "@"); isFile {
		content, err := p.readFile(name)
		if err != nil {
			return err
		}
		piece = content
	}
	p.op.json = true
	p.op.addData(piece, "")
	return nil
}

func dataURLEncode(p *parser, a arg) error {
	piece, err := p.encoded(a.text)
	if err == nil {
		p.op.addData([]byte(piece), "&")
	}
	return err
}

func urlQuery(p *parser, a arg) error {
	piece, raw := strings.CutPrefix(a.text, "+")
	if !raw {
		var err error
		if piece, err = p.encoded(a.text); err != nil {
			return err
		}
	}
	p.op.query = append(p.op.query, piece)
	return nil
}

// encoded reads the five forms of --data-urlencode: content, =content,
// name=content, @file and name@file. The name is taken as encoded already.
func (p *parser) encoded(text string) (string, error) {
	i := strings.IndexByte(text, '=')
	if i < 0 {
		i = strings.IndexByte(text, '@')
	}
	if i < 0 {
		return formEncode(text), nil
	}
	name, content := text[:i], text[i+1:]
	if text[i] == '@' {
		data, err := p.readFile(content)
		if err != nil {
			return "", err
		}
		content = string(data)
	}
	if name != "" {
		name += "="
	}
	return name + formEncode(content), nil
}

func uploadFile(p *parser, a arg) error {
	n := p.op.free(&p.op.nextUpload)
	n.upload = a.text
	return nil
}

// formField is -F and --form-string.
func formField(isLiteral bool) func(*parser, arg) error {
	return func(p *parser, a arg) error {
		if err := p.op.choose(methodForm); err != nil {
			return err
		}
		if p.op.form == nil {
			p.op.form = newForm()
		}
		return p.op.form.add(p, a, isLiteral)
	}
}

// readFile reads through Env, with an error that says what was to be read.
func (p *parser) readFile(name string) ([]byte, error) {
	if p.env.ReadFile == nil {
		return nil, &Error{Code: 26, Message: "files cannot be read here: " + name}
	}
	data, err := p.env.ReadFile(name)
	if err != nil {
		why := err
		if path, ok := errors.AsType[*fs.PathError](err); ok {
			why = path.Err // the path is in the message already
		}
		return nil, &Error{Code: 26, Message: "cannot read " + name + ": " + why.Error(), Err: err}
	}
	return data, nil
}
