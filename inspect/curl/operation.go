package curl

import (
	"fmt"
	"path"
	"strings"

	"maxage/inspect/fetch"
)

// parser holds the state while arguments are read. The settings of -s, -v, -Z
// and the like are of the whole run and go to cmd; all others belong to the
// operation that --next closes.
type parser struct {
	env   Env
	own   []Own
	cmd   *Command
	op    *operation
	ops   []*operation
	depth int   // of nested config files
	place place // while a config file is read
	stop  bool  // -h or -V: the rest is not read
	urls  int   // URL arguments so far
	count int64 // transfers that they stand for
}

// place is a line of a config file; the zero value is the command line.
type place struct {
	file string
	line int
}

func (p place) String() string {
	if p.file == "" {
		return ""
	}
	return fmt.Sprintf("%s:%d", p.file, p.line)
}

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

// node pairs the n-th URL with the n-th -o and the n-th -T, as curl does.
type node struct {
	url, output, upload string
	noGlob, remote      bool
}

// nodes is a list that grows without being copied: it may hold a hundred
// thousand.
type nodes struct {
	chunks [][]node
	length int
}

const nodesPerChunk = 512

func (l *nodes) at(i int) *node { return &l.chunks[i/nodesPerChunk][i%nodesPerChunk] }

func (l *nodes) add(n node) {
	if l.length%nodesPerChunk == 0 {
		l.chunks = append(l.chunks, make([]node, 0, nodesPerChunk))
	}
	last := len(l.chunks) - 1
	l.chunks[last] = append(l.chunks[last], n)
	l.length++
}

func (p *parser) start() {
	o := &operation{}
	o.t.Request.UserAgent = p.env.UserAgent
	o.t.Request.Follow.Max = 50
	p.op, p.ops = o, append(p.ops, o)
}

// next starts the operation after --next.
func (p *parser) next() error {
	if p.op.nextURL == 0 {
		return usage("there is no URL before --next")
	}
	p.start()
	return nil
}

// free returns the first node, from *cursor on, that has no such part yet,
// and adds one when all have.
func (o *operation) free(cursor *int) *node {
	if *cursor == o.nodes.length {
		o.nodes.add(node{remote: o.remoteAll})
	}
	*cursor++
	return o.nodes.at(*cursor - 1)
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

// isCurl tells whether word names the curl program, in any directory.
func isCurl(word string) bool {
	base := strings.ToLower(path.Base(strings.ReplaceAll(word, `\`, "/")))
	return base == "curl" || base == "curl.exe"
}
