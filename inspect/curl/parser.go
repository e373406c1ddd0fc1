package curl

import "fmt"

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
