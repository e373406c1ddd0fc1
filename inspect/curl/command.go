// Package curl is curl's command line as data: one table of every option curl
// knows, the curl-exact reading of arguments, config files and pasted shell
// text, and the translation into fetch.Request. It dials nothing, prints
// nothing, and reads files, environment and randomness only through Env.
package curl

import (
	"io"
	"time"

	"maxage/inspect/fetch"
)

// MaxTransfers bounds what URL globbing and URL lists may expand to.
const MaxTransfers = 100_000

// Command is a parsed curl command line.
type Command struct {
	Parallel          bool // -Z
	ParallelMax       int  // --parallel-max; 50 unless set
	ParallelImmediate bool // --parallel-immediate
	FailEarly         bool // --fail-early: stop at the first transfer that fails
	Silent            bool // -s
	ShowError         bool // -S
	Verbose           int  // how often -v was given; --no-verbose resets it

	Help      bool   // -h, --help: nothing else was read after it
	HelpTopic string // the word after -h
	Version   bool   // -V, --version: nothing else was read after it

	Rest     []Extra  // maxage's own flags, in the order given
	Warnings []string // what curl would warn about, as sentences

	parser *parser // what Transfers makes its transfers from
}

// Transfer is one URL to fetch and what to do with its answer.
type Transfer struct {
	Request fetch.Request
	Number  int    // which URL argument it came from, from 0; globbed URLs share it
	Source  string // that argument as typed

	Output       string // where the body goes: "" nowhere, "-" stdout, else a path (--output-dir is in it)
	RemoteName   bool   // -O: Output was taken from the URL
	CreateDirs   bool   // --create-dirs
	DumpHeader   string // -D: a path, "-" stdout, "%" stderr; "" no
	ShowHeaders  bool   // -i, -I
	WriteOut     string // -w: the format, read from its file if it named one
	Fail         bool   // -f or --fail-with-body: a status of 400 or above is error 22
	FailWithBody bool   // --fail-with-body: the body is still written
	EtagSave     string // --etag-save: a path to write the ETag to
	MaxFileSize  int64  // --max-filesize in bytes; 0: none; more is error 63

	CookieFiles []string // -b FILE, in order; "-" is stdin, "" only switches the cookie engine on
	CookieJar   string   // -c: a path, "-" stdout; "" none

	// Err says why this URL cannot be fetched (a bad glob, an unknown scheme);
	// the other transfers are not affected. It is an *Error.
	Err error
}

// Env gives Parse what it may not fetch itself. Each function may be nil:
// what needs it is then an error (ReadFile, Rand, Stdin) or absent.
type Env struct {
	ReadFile  func(name string) ([]byte, error)    // "-" is standard input
	Stdin     io.Reader                            // for -T -: read when the transfer is sent
	ModTime   func(name string) (time.Time, error) // for -z FILE
	Getenv    func(name string) string             // proxies, HOME and NETRC
	Rand      io.Reader                            // for multipart boundaries
	UserAgent string                               // sent unless -A says otherwise
	URLless   bool                                 // the URLs come from elsewhere: see Command.For
}

// Own describes one of maxage's own flags to Parse, which knows only curl's.
type Own struct {
	Name     string // without dashes
	Short    byte   // 0: none
	Value    bool   // it takes a value
	Override bool   // it wins over a curl option of the same name
}

// Extra is one of maxage's own flags as found among the arguments.
type Extra struct {
	Name  string
	Value string // "" for a flag that takes none
	Off   bool   // it was written --no-NAME
}

// Parse reads a curl command line. A leading word curl or curl.exe (with any
// directory) is dropped. The error is an *Error; a URL that cannot be fetched
// is reported in its Transfer instead.
func Parse(argv []string, env Env, own []Own) (*Command, error) {
	p := &parser{env: env, own: own, cmd: &Command{ParallelMax: 50}}
	p.cmd.parser = p
	p.start()
	if len(argv) > 0 && isCurl(argv[0]) {
		argv = argv[1:]
	}
	if err := p.args(argv); err != nil {
		return nil, err
	}
	if p.stop {
		return p.cmd, nil
	}
	for _, o := range p.ops {
		if err := p.finish(o); err != nil {
			return nil, err
		}
	}
	return p.cmd, nil
}

// UsesStdout reports whether the command line sends something to standard
// output: a body, headers, cookies or the text of -w.
func (c *Command) UsesStdout() bool {
	for _, o := range c.parser.ops {
		if o.t.DumpHeader == "-" || o.t.WriteOut != "" || o.t.CookieJar == "-" {
			return true
		}
		for i := range o.nextURL {
			if o.nodes.at(i).output == "-" {
				return true
			}
		}
	}
	return false
}
