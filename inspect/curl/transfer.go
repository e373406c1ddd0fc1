package curl

import (
	"path"
	"strings"

	"maxage/inspect/fetch"
)

// finish turns an operation into transfers once all its options are known.
func (p *parser) finish(o *operation) error {
	if o.nextURL == 0 {
		e := usage("no URL given")
		e.Hint, e.Err = "name one, as in maxage https://example.com/", ErrNoURL
		return e
	}
	if err := o.pickMethod(); err != nil {
		return err
	}
	o.settleHeaders()
	if err := p.settleBody(o); err != nil {
		return err
	}
	if err := p.readNetrc(o); err != nil {
		return err
	}
	if extra := max(o.nextOut, o.nextUpload) - o.nextURL; extra > 0 {
		p.warn("there are %d more -o, -O or -T options than URLs", extra)
	}
	for i := range o.nextURL {
		n := o.nodes.at(i)
		if p.count += n.transfers(o.globOff); p.count > MaxTransfers {
			e := usage("there are more than %d transfers", MaxTransfers)
			e.Hint = "use a smaller range in " + n.url
			return e
		}
	}
	return nil
}

// pickMethod rejects options that ask for different kinds of request. A HEAD
// asked for with -X is the same as -I: waiting for its body would never end.
func (o *operation) pickMethod() error {
	r := &o.t.Request
	if r.Method == "HEAD" {
		r.Method, r.Head = "", true
	}
	m := methodPost
	if o.get {
		if m = methodGet; o.method == methodHead {
			m = methodHead
		}
	}
	if o.hasData {
		if err := o.choose(m); err != nil {
			return err
		}
	}
	for i := range o.nodes.length {
		n := o.nodes.at(i)
		if n.upload != "" {
			return o.choose(methodPut)
		}
	}
	return nil
}

// settleHeaders adds the fields that other options than -H stand for.
func (o *operation) settleHeaders() {
	r := &o.t.Request
	if o.etagCompare != nil {
		r.Header = append(r.Header, fetch.Header{Name: "If-None-Match", Value: *o.etagCompare})
	}
	if o.json {
		for _, name := range []string{"Content-Type", "Accept"} {
			if findHeader(r.Header, name) < 0 {
				r.Header = append(r.Header, fetch.Header{Name: name, Value: "application/json"})
			}
		}
	}
	r.Cookie = strings.Join(o.cookies, ";")
	if o.keyPassword != "" && r.Cert != "" && !strings.Contains(r.Cert, ":") {
		r.Cert += ":" + o.keyPassword
	}
}

// settleBody makes the payload of -d or -F, or moves the data to the query.
func (p *parser) settleBody(o *operation) error {
	r := &o.t.Request
	switch {
	case o.form != nil:
		return o.form.body(p, r, o.escape)
	case !o.hasData:
	case o.get:
		o.query = append([]string{string(o.data)}, o.query...)
	default:
		r.Body = &fetch.Payload{Data: o.data}
		if findHeader(r.Header, "Content-Type") < 0 {
			r.Body.ContentType = "application/x-www-form-urlencoded"
		}
	}
	return nil
}

func findHeader(list []fetch.Header, name string) int {
	for i := range list {
		if strings.EqualFold(list[i].Name, name) {
			return i
		}
	}
	return -1
}

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
