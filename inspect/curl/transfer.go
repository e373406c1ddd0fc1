package curl

import (
	"path"
	"strings"

	"maxage/inspect/fetch"
)

// Transfers yields one transfer per URL, globs expanded, in curl's order. They
// are made as they are asked for, so that a long list costs little more than
// its text.
func (c *Command) Transfers(yield func(*Transfer) bool) {
	number := 0
	for _, o := range c.parser.ops {
		for i := range o.nextURL {
			if !c.parser.expand(o, o.nodes.at(i), number, yield) {
				return
			}
			number++
		}
	}
}

// For returns a transfer of a URL that comes from elsewhere, with the options of
// the command line. It is taken as it stands: nothing in it is a pattern.
func (c *Command) For(url string) *Transfer {
	o := c.parser.ops[len(c.parser.ops)-1]
	n := &node{url: url}
	t := o.transfer(0, n)
	g, err := parseGlob(url, true)
	if t.Err = err; err == nil {
		t.Err = c.parser.fill(o, n, t, g, 0, "")
	}
	return t
}

// one stands for no file to upload.
var one = &glob{count: 1}

// globs parses the patterns in the URL and in the name of the upload file.
func (n *node) globs(literally bool) (urls, files *glob, err error) {
	files = one
	urls, err = parseGlob(n.url, literally || n.noGlob)
	if err == nil && n.upload != "" {
		files, err = parseGlob(n.upload, literally)
	}
	return urls, files, err
}

// transfers counts what the node expands to; a bad pattern is one transfer
// that fails.
func (n *node) transfers(literally bool) int64 {
	if n.upload == "" && (literally || n.noGlob || !strings.ContainsAny(n.url, globSigns)) {
		return 1
	}
	urls, files, err := n.globs(literally)
	if err != nil {
		return 1
	}
	return urls.count * files.count
}

// expand yields the transfers of one URL argument: one per globbed upload file
// and globbed URL. What is wrong with the URL goes into its Transfer.
func (p *parser) expand(o *operation, n *node, number int, yield func(*Transfer) bool) (more bool) {
	urls, files, err := n.globs(o.globOff)
	if err != nil {
		t := o.transfer(number, n)
		t.Err = err
		return yield(t)
	}
	for i := range files.count {
		for j := range urls.count {
			t := o.transfer(number, n)
			t.Err = p.fill(o, n, t, urls, j, files.at(i))
			if !yield(t) {
				return false
			}
		}
	}
	return true
}

// transfer begins one transfer with what all of the operation share.
func (o *operation) transfer(number int, n *node) *Transfer {
	t := new(Transfer)
	*t = o.t
	t.Number, t.Source = number, n.url
	return t
}

// fill completes one transfer: its URL, its file names, and what depends on
// the URL's scheme and host.
func (p *parser) fill(o *operation, n *node, t *Transfer, urls *glob, i int64, upload string) error {
	r := &t.Request
	var err error
	if r.URL, err = absoluteURL(urls.at(i), o.protoDefault); err != nil {
		return err
	}
	if o.onlyHTTPS && !strings.HasPrefix(r.URL, "https:") {
		return badURL("--proto does not allow %s", r.URL)
	}
	if o.noUserInURL && userOf(r.URL) != "" {
		return badURL("the URL has a user name, which --disallow-username-in-url forbids")
	}
	if n.upload != "" {
		r.URL = withFileName(r.URL, upload)
		if r.Body, err = p.upload(upload); err != nil {
			return err
		}
	}
	for _, piece := range o.query {
		r.URL = withQuery(r.URL, piece)
	}
	if err := checkURL(r.URL); err != nil {
		return err
	}
	p.setProxy(o, t)
	t.Output, t.RemoteName = urls.name(n.output, i), n.remote
	if n.remote {
		t.Output = remoteFile(r.URL)
	}
	if t.Output != "" && t.Output != "-" && o.outputDir != "" {
		t.Output = path.Join(o.outputDir, t.Output)
	}
	o.useNetrc(t)
	return nil
}

// upload is the payload of -T: a file read while it is sent, or standard input.
func (p *parser) upload(file string) (*fetch.Payload, error) {
	if file != "-" && file != "." {
		return &fetch.Payload{File: file, Upload: true}, nil
	}
	if p.env.Stdin == nil {
		return nil, &Error{Code: 26, Message: "standard input cannot be read here"}
	}
	return &fetch.Payload{From: p.env.Stdin, Upload: true}, nil
}
