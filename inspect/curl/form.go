package curl

import "strings"

// form is a multipart body under construction; "=(" opens a part that holds
// further parts and "=)" closes it.
type form struct {
	open []*formPart // from the root to the part that fields go into
}

// maxFormDepth bounds the nesting; each level copies what it holds.
const maxFormDepth = 30

// formPart is one part of a multipart body.
type formPart struct {
	name, filename string
	named, hasFile bool // name and filename are sent, even if empty
	contentType    string
	headers        []string
	data           []byte
	path           string // of the file the data came from, for its type
	fromFile       bool
	parts          []*formPart
	isMultipart    bool
}

func newForm() *form {
	return &form{open: []*formPart{{isMultipart: true}}}
}

// add reads one -F argument; isLiteral is --form-string.
func (f *form) add(p *parser, a arg, isLiteral bool) error {
	name, content, ok := strings.Cut(a.text, "=")
	if !ok {
		e := usage("option %s: %q is not NAME=VALUE", a.flag, a.text)
		e.Hint = "write NAME=VALUE, NAME=@FILE to send a file, or NAME=<FILE to send what is in it"
		return e
	}
	into := f.open[len(f.open)-1]
	part := &formPart{name: name, named: name != ""}
	switch {
	case isLiteral:
		part.data = []byte(content)
	case strings.HasPrefix(content, "(") && len(f.open) > maxFormDepth:
		return usage("option %s: multiparts are nested more than %d deep", a.flag, maxFormDepth)
	case strings.HasPrefix(content, "("):
		r := fieldReader{p: p, flag: a.flag, text: content[1:]}
		spec, err := r.part(0)
		if err != nil {
			return err
		}
		part.isMultipart, part.contentType, part.headers = true, spec.contentType, spec.headers
		f.open = append(f.open, part)
	case content == ")" && name == "":
		if len(f.open) == 1 {
			return usage("option %s: there is no multipart to end", a.flag)
		}
		f.open = f.open[:len(f.open)-1]
		return nil
	case strings.HasPrefix(content, "@"):
		if err := part.addFiles(p, a, content); err != nil {
			return err
		}
	default:
		if err := part.addValue(p, a, content); err != nil {
			return err
		}
	}
	into.parts = append(into.parts, part)
	return nil
}

// addFiles reads "@file;type=...;filename=...,file2": one file is the part
// itself, several become a multipart/mixed inside it.
func (part *formPart) addFiles(p *parser, a arg, content string) error {
	r := fieldReader{p: p, flag: a.flag, text: content}
	var files []*formPart
	for r.pos < len(r.text) {
		r.pos++ // the '@' or the ','
		spec, err := r.part(',')
		if err != nil {
			return err
		}
		one := &formPart{contentType: spec.contentType, headers: spec.headers, path: spec.data, fromFile: spec.data != "-"}
		if one.data, err = p.readFile(spec.data); err != nil {
			return err
		}
		one.filename, one.hasFile = spec.data[strings.LastIndexByte(spec.data, '/')+1:], true
		if spec.filename != nil {
			one.filename = *spec.filename
		}
		files = append(files, one)
	}
	if len(files) == 1 {
		name := part.name
		*part = *files[0]
		part.name, part.named = name, name != ""
		return nil
	}
	part.isMultipart, part.parts = true, files
	return nil
}

// addValue reads "value;type=..." and "<file;type=...".
func (part *formPart) addValue(p *parser, a arg, content string) error {
	rest, isFile := strings.CutPrefix(content, "<")
	r := fieldReader{p: p, flag: a.flag, text: rest}
	spec, err := r.part(0)
	if err != nil {
		return err
	}
	part.contentType, part.headers, part.data = spec.contentType, spec.headers, []byte(spec.data)
	if spec.filename != nil {
		if isFile {
			p.warn("%s: filename= has no meaning after '<'", a.flag)
		} else {
			part.filename, part.hasFile = *spec.filename, true
		}
	}
	if isFile {
		part.path, part.fromFile = spec.data, spec.data != "-"
		part.data, err = p.readFile(spec.data)
	}
	return err
}
