package curl

import "strings"

// user is -u. curl asks at the terminal when the password is missing; nothing
// here may do that.
func user(p *parser, a arg) error {
	if a.text != "" && !strings.Contains(a.text, ":") {
		e := usage("option %s: %q has no password, and it is not asked for", a.flag, a.text)
		e.Hint = "write USER:PASSWORD, or USER: for an empty password"
		return e
	}
	p.request().User = a.text
	return nil
}

// cookie is -b: with '=' it is the cookies themselves, else a file.
func cookie(p *parser, a arg) error {
	if strings.Contains(a.text, "=") {
		p.op.cookies = append(p.op.cookies, a.text)
		return nil
	}
	p.op.t.CookieFiles = append(p.op.t.CookieFiles, a.text)
	return nil
}

func netrc(mode netrcMode) func(*parser, arg) error {
	return func(p *parser, a arg) error {
		if p.op.netrc = mode; !a.on {
			p.op.netrc = netrcOff
		}
		return nil
	}
}

func netrcFile(p *parser, a arg) error {
	if p.op.netrcFile = a.text; p.op.netrc == netrcOff {
		p.op.netrc = netrcRequired
	}
	return nil
}
