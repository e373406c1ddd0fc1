package curl

import (
	"strconv"
	"strings"
)

// output is -o FILE and --out-null, which has no file.
func output(p *parser, a arg) error {
	n := p.op.free(&p.op.nextOut)
	n.output, n.remote = a.text, false
	return nil
}

func remoteName(p *parser, a arg) error {
	if !a.on && !p.op.remoteAll {
		return nil
	}
	n := p.op.free(&p.op.nextOut)
	n.output, n.remote = "", a.on
	return nil
}

// fail is -f and --fail-with-body; the last one given wins.
func fail(withBody bool) func(*parser, arg) error {
	return func(p *parser, a arg) error {
		t := &p.op.t
		if a.on && t.Fail && t.FailWithBody != withBody {
			p.warn("%s overrides the other --fail option", a.flag)
		}
		t.Fail, t.FailWithBody = a.on, a.on && withBody
		t.Request.Fail = a.on && !withBody
		return nil
	}
}

func writeOut(p *parser, a arg) error {
	format := a.text
	if name, isFile := strings.CutPrefix(a.text, "@"); isFile {
		data, err := p.readFile(name)
		if err != nil {
			return err
		}
		format = string(stripped(data))
	}
	if strings.Contains(format, "%output{") {
		e := usage("%%output{} in %s is not supported", a.flag)
		e.Hint = "redirect standard output, or use %{stderr}"
		return e
	}
	p.op.t.WriteOut = format
	return nil
}

func verbose(p *parser, a arg) error {
	if p.cmd.Verbose++; !a.on {
		p.cmd.Verbose = 0
	}
	return nil
}

func showVersion(p *parser, a arg) error {
	p.cmd.Version, p.stop = a.on, a.on
	return nil
}

func parallelMax(p *parser, a arg) error {
	n, err := number(a)
	switch {
	case err != nil || n < 0:
		return notNumber(a)
	case n == 0:
		n = 50
	}
	p.cmd.ParallelMax = min(n, 300) // curl's own bound
	return nil
}

func maxFileSize(p *parser, a arg) error {
	shift, digits := 0, a.text
	switch digits[len(digits)-1] | 0x20 {
	case 'b':
	case 'k':
		shift = 10
	case 'm':
		shift = 20
	case 'g':
		shift = 30
	default:
		digits += "b"
	}
	n, err := strconv.ParseInt(digits[:len(digits)-1], 10, 64)
	if err != nil || n < 0 || n > (1<<62)>>shift {
		return usage("option %s: %q is not a size", a.flag, a.text)
	}
	p.op.t.MaxFileSize = n << shift
	return nil
}
