package curl

import (
	"strings"

	"maxage/inspect/fetch"
)

// operation is what lies between two --next.
type operation struct {
	t     Transfer // the settings that all its transfers share
	nodes nodes

	nextURL, nextOut, nextUpload int // first node that lacks a URL, output, upload

	remoteAll, globOff, noUserInURL bool
	outputDir, protoDefault         string
	onlyHTTPS                       bool

	method  method
	data    []byte
	hasData bool
	json    bool
	get     bool
	query   []string // --url-query pieces
	form    *form
	escape  bool // --form-escape

	cookies     []string
	etagCompare *string
	keyPassword string
	proxy       *string // -x; nil: from the environment
	noProxy     *string
	netrc       netrcMode
	netrcFile   string
	netrcText   string
}

// addURL takes a URL argument; "@file" names a list of URLs, each saved under
// its remote name.
func (p *parser) addURL(text string) error {
	if text == "" {
		return usage("an empty argument is not a URL")
	}
	name, isList := strings.CutPrefix(text, "@")
	if !isList {
		return p.addOne(text, false)
	}
	data, err := p.readFile(name)
	if err != nil {
		return err
	}
	for line := range strings.Lines(string(data)) {
		if line = strings.TrimSpace(line); line == "" || line[0] == '#' {
			continue
		}
		if err := p.addOne(line, true); err != nil {
			return err
		}
	}
	return nil
}

func (p *parser) addOne(url string, fromList bool) error {
	if p.urls++; p.urls > MaxTransfers {
		return usage("there are more than %d URLs", MaxTransfers)
	}
	n := p.op.free(&p.op.nextURL)
	n.url = url
	if fromList {
		n.noGlob, n.remote = true, true
	}
	return nil
}

// method is the kind of request that options ask for; only one may be chosen.
type method string

const (
	methodGet  method = "GET (-G, --get)"
	methodHead method = "HEAD (-I, --head)"
	methodForm method = "a multipart form (-F, --form)"
	methodPost method = "POST (-d, --data)"
	methodPut  method = "PUT (-T, --upload-file)"
)

func (o *operation) choose(m method) error {
	if o.method != "" && o.method != m {
		return usage("only one HTTP request method can be selected: %s and %s were both asked for", o.method, m)
	}
	o.method = m
	return nil
}

// request returns the settings that go to every transfer of the operation.
func (p *parser) request() *fetch.Request { return &p.op.t.Request }
