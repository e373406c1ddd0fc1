package curl

import (
	"bytes"
	"io"
	"strings"

	"maxage/inspect/fetch"
)

// body writes the form into r.Body. A Content-Type given with -H replaces
// multipart/form-data, and the boundary is added to it, as curl does.
func (f *form) body(p *parser, r *fetch.Request, escape bool) error {
	contentType := "multipart/form-data"
	if i := findHeader(r.Header, "Content-Type"); i >= 0 && !r.Header[i].Remove {
		contentType = r.Header[i].Value
		r.Header = append(r.Header[:i:i], r.Header[i+1:]...)
	}
	disposition := "form-data"
	if media, _, _ := strings.Cut(contentType, ";"); !strings.EqualFold(strings.TrimSpace(media), "multipart/form-data") {
		disposition = "attachment"
	}
	w := multipartWriter{rand: p.env.Rand, escape: escape}
	boundary, err := w.parts(f.open[0].parts, disposition)
	if err != nil {
		return err
	}
	r.Body = &fetch.Payload{Data: w.buf.Bytes(), ContentType: contentType + "; boundary=" + boundary}
	return nil
}

// multipartWriter writes parts byte for byte as curl does.
type multipartWriter struct {
	buf    bytes.Buffer
	rand   io.Reader
	escape bool // --form-escape
}

// parts writes a whole multipart body and returns its boundary.
func (w *multipartWriter) parts(parts []*formPart, disposition string) (boundary string, err error) {
	if boundary, err = w.boundary(); err != nil {
		return "", err
	}
	for i, part := range parts {
		if i > 0 {
			w.buf.WriteString("\r\n")
		}
		w.buf.WriteString("--" + boundary + "\r\n")
		if err := w.part(part, disposition); err != nil {
			return "", err
		}
	}
	w.buf.WriteString("\r\n--" + boundary + "--\r\n")
	return boundary, nil
}

func (w *multipartWriter) part(part *formPart, disposition string) error {
	var nested multipartWriter
	contentType := part.mediaType()
	if part.isMultipart {
		nested = multipartWriter{rand: w.rand, escape: w.escape}
		boundary, err := nested.parts(part.parts, "attachment")
		if err != nil {
			return err
		}
		contentType += "; boundary=" + boundary
	}
	if !part.hasHeader("Content-Disposition") && (disposition == "form-data" || part.named || part.hasFile) {
		w.buf.WriteString("Content-Disposition: " + disposition)
		if part.named {
			w.buf.WriteString(`; name="` + w.quoted(part.name) + `"`)
		}
		if part.hasFile {
			w.buf.WriteString(`; filename="` + w.quoted(part.filename) + `"`)
		}
		w.buf.WriteString("\r\n")
	}
	if contentType != "" && !part.hasHeader("Content-Type") {
		w.buf.WriteString("Content-Type: " + contentType + "\r\n")
	}
	for _, h := range part.headers {
		w.buf.WriteString(h + "\r\n")
	}
	w.buf.WriteString("\r\n")
	w.buf.Write(part.data)
	w.buf.Write(nested.buf.Bytes())
	return nil
}

func (part *formPart) hasHeader(name string) bool {
	for _, h := range part.headers {
		if n, _, _ := strings.Cut(h, ":"); strings.EqualFold(n, name) {
			return true
		}
	}
	return false
}

// mediaType returns the part's type: the given one, or curl's guess from the
// name. Plain text without a file name needs no type.
func (part *formPart) mediaType() string {
	guess := typeOfName(part.filename)
	switch {
	case part.contentType != "":
		return part.contentType
	case part.isMultipart:
		return "multipart/mixed"
	case part.fromFile && guess == "":
		if guess = typeOfName(part.path); guess == "" && part.hasFile {
			guess = "application/octet-stream"
		}
	}
	if guess == "text/plain" && !part.hasFile {
		return ""
	}
	return guess
}

// typeOfName is curl's table of name endings.
func typeOfName(name string) string {
	types := [][2]string{
		{".gif", "image/gif"}, {".jpg", "image/jpeg"}, {".jpeg", "image/jpeg"}, {".png", "image/png"},
		{".svg", "image/svg+xml"}, {".txt", "text/plain"}, {".htm", "text/html"}, {".html", "text/html"},
		{".pdf", "application/pdf"}, {".xml", "application/xml"},
	}
	for _, t := range types {
		if len(name) >= len(t[0]) && strings.EqualFold(name[len(name)-len(t[0]):], t[0]) {
			return t[1]
		}
	}
	return ""
}

// quoted escapes a name for a Content-Disposition: as browsers do, or with
// backslashes for --form-escape.
func (w *multipartWriter) quoted(name string) string {
	if w.escape {
		return strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(name)
	}
	return strings.NewReplacer(`"`, "%22", "\r", "%0D", "\n", "%0A").Replace(name)
}

// boundary is 24 dashes and 22 random letters and digits, as in curl 8.
func (w *multipartWriter) boundary() (string, error) {
	const alphabet = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
	var random [22]byte
	if w.rand == nil {
		return "", usage("a form cannot be sent here: there is no randomness for its boundary")
	}
	if _, err := io.ReadFull(w.rand, random[:]); err != nil {
		return "", &Error{Code: 2, Message: "no randomness for the boundary of a form: " + err.Error(), Err: err}
	}
	for i := range random {
		random[i] = alphabet[int(random[i])%len(alphabet)]
	}
	return strings.Repeat("-", 24) + string(random[:]), nil
}
