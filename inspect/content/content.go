// Package content reads the beginning of a text body: what in it belongs to one
// user, and what of its HTML caching rules need to know.
package content

import (
	"bytes"

	"maxage/inspect/field"
	"maxage/inspect/wire"
)

// Content is what the sample of a body holds. Offsets count in the decoded
// body.
type Content struct {
	HTML      bool // it is a page; what follows is empty otherwise
	Metas     []Meta
	Nonces    []wire.Span // values of nonce attributes
	Base      string      // of <base>: what relative URLs of the page are relative to; "": the page
	Resources []Resource

	Marks []Mark // in the order of the kinds of mark, at most one for each name

	text []byte
	code []wire.Span // what stands between <pre> or <code> and the end of it
}

// Meta is <meta http-equiv>.
type Meta struct {
	Name  string // in lower case
	Value string
	At    wire.Span // of the tag
}

// Resource is something that a browser loads for the page.
type Resource struct {
	URL string // as written
	At  wire.Span
}

// Mark is a sign that the body was made for one user, or holds what is secret.
type Mark struct {
	Kind Kind
	Name string    // what it is called where it stands, from the wire: "access_token", "viewer"; "" where it has no name
	At   wire.Span // the secret itself, or the name where there is no secret
}

// Contact reports whether it is a way to reach somebody, which is published as
// often as it is a user's.
func (m *Mark) Contact() bool { return m.Kind == Account && contact(m.Name) }

func contact(name string) bool {
	return name == "email" || name == "phone" || name == "phoneNumber" || name == "phone_number"
}

// Kind is a kind of Mark.
type Kind uint8

// The kinds, those that prove most first.
const (
	JWT       Kind = iota // a signed token (RFC 7519) with claims about somebody
	Token                 // an OAuth token in JSON (RFC 6749 section 5.1)
	Secret                // a key known by its prefix
	FormToken             // an anti-forgery token in a form or a meta tag
	Account               // JSON about an account: an address, a balance, the user who is signed in
	SignedIn              // "signed in as" (words), or a way to sign out (link)
	Address               // an e-mail address
)

// Parse reads the sample of the body. It returns nil when there is none.
func Parse(r *field.Response) *Content {
	text := r.Exchange.Body.Sample
	if len(text) == 0 {
		return nil
	}
	c := &Content{text: text}
	switch kind := kindOf(r, text); kind {
	case html:
		c.HTML = true
		c.html()
	case json:
		c.keys(0, len(text))
	}
	c.jwt()
	c.secrets()
	c.addresses()
	return c
}

// Find returns where s stands in the sample.
func (c *Content) Find(s string) (at wire.Span, ok bool) {
	if i := bytes.Index(c.text, []byte(s)); i >= 0 && s != "" {
		return wire.InBody(i, i+len(s)), true
	}
	return wire.Span{}, false
}

// Mark returns the first mark of that kind, or nil.
func (c *Content) Mark(k Kind) *Mark {
	for i := range c.Marks {
		if c.Marks[i].Kind == k {
			return &c.Marks[i]
		}
	}
	return nil
}

// mostMarks bounds the marks of one body.
const mostMarks = 32

// mark notes a mark, unless there is one of that kind and name.
func (c *Content) mark(k Kind, name string, start, end int) {
	if len(c.Marks) == mostMarks {
		return
	}
	for i := range c.Marks {
		if m := &c.Marks[i]; m.Kind == k && m.Name == name {
			return
		}
	}
	c.Marks = append(c.Marks, Mark{k, name, wire.InBody(start, end)})
}

// syntax is what a body is written in.
type syntax uint8

const (
	plain syntax = iota
	html
	json
)

// kindOf asks Content-Type, and the first character where there is none.
func kindOf(r *field.Response, text []byte) syntax {
	switch t := r.ContentType; {
	case t.Is("text/html"), t.Is("application/xhtml+xml"):
		return html
	case t.Subtype == "json", len(t.Subtype) > 5 && t.Subtype[len(t.Subtype)-5:] == "+json":
		return json
	case len(t.Subtype) >= 10 && t.Subtype[len(t.Subtype)-10:] == "javascript" && called(text):
		return json
	case t.Present:
		return plain
	}
	switch start := bytes.TrimLeft(text, "\ufeff \t\r\n"); {
	case bytes.HasPrefix(start, []byte("{")), bytes.HasPrefix(start, []byte("[")):
		return json
	case len(start) > 1 && start[0] == '<' && (start[1] == '!' || start[1]|0x20 == 'h'):
		return html
	}
	return plain
}

// called: a function is called with an object (JSONP).
func called(text []byte) bool {
	text = bytes.TrimLeft(text, "/* \t\r\n")
	name := run(text)
	return name > 0 && bytes.HasPrefix(text[name:], []byte("({"))
}
