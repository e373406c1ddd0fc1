package curl

import (
	"fmt"
	"strings"
)

// args reads arguments the way curl 8 does: URLs and options in any order.
func (p *parser) args(argv []string) error {
	flags := true
	for i := 0; i < len(argv) && !p.stop; i++ {
		a := argv[i]
		if flags && a == "--" {
			flags = false
			continue
		}
		if !flags || !strings.HasPrefix(a, "-") {
			if err := p.addURL(a); err != nil {
				return err
			}
			continue
		}
		used, err := p.option(a, argv[i+1:])
		if err != nil {
			return err
		}
		if used {
			i++
		}
	}
	return nil
}

// option applies one argument that starts with a dash; used tells whether
// the argument after it was its value.
func (p *parser) option(arg string, rest []string) (used bool, err error) {
	if strings.HasPrefix(arg, "--") {
		return p.long(arg[2:], rest)
	}
	return p.cluster(arg, rest)
}

// long reads --name, --no-name, --name value and --name=value.
func (p *parser) long(body string, rest []string) (used bool, err error) {
	name, value, attached := strings.Cut(body, "=")
	o, on := p.find(name), true
	if o == nil && strings.HasPrefix(name, "no-") {
		o, on = p.find(name[3:]), false
	}
	a := arg{flag: "--" + name, text: value, on: on}
	switch {
	case o == nil:
		return false, p.unknown(name)
	case !on && o.kind != toggle:
		return false, usage("option %s: --no- works only for options that are a switch", a.flag)
	case !o.takesValue() && attached:
		return false, usage("option %s takes no value", a.flag)
	case !o.takesValue() || attached:
		return false, p.run(o, a, rest)
	case len(rest) == 0 && o.long != "help":
		return false, usage("option %s requires a parameter", a.flag)
	}
	if len(rest) > 0 {
		a.text = rest[0]
	}
	return true, p.run(o, a, rest)
}

// cluster reads -x, -xVALUE, -x VALUE and several letters in one word.
func (p *parser) cluster(word string, rest []string) (used bool, err error) {
	if word == "-" {
		return false, usage("option - is unknown")
	}
	for i := 1; i < len(word); i++ {
		o := p.letter(word[i])
		a := arg{flag: "-" + string(rune(word[i])), on: true}
		if o == nil || o.status == Refused && len(word) > 2 && p.find(word[1:]) != nil {
			return false, p.badLetter(a.flag, word)
		}
		if !o.takesValue() {
			if err := p.run(o, a, rest); err != nil || p.stop {
				return false, err
			}
			continue
		}
		if a.text = word[i+1:]; a.text != "" {
			return false, p.run(o, a, rest)
		}
		if len(rest) == 0 && o.long != "help" {
			return false, usage("option %s requires a parameter", a.flag)
		}
		if len(rest) > 0 {
			a.text = rest[0]
		}
		return true, p.run(o, a, rest)
	}
	return false, nil
}

// badLetter is the error for an unknown letter in word, which may be a long
// option that lacks a dash.
func (p *parser) badLetter(flag, word string) error {
	if flag == word {
		return usage("unknown option %s", flag)
	}
	e := usage("unknown option %s in %s", flag, word)
	if p.find(word[1:]) != nil {
		e.Hint = "did you mean -" + word + "?"
	}
	return e
}

// run checks the value and applies the option. The four options that steer the
// reading itself are handled here; the table cannot refer back to its reader.
func (p *parser) run(o *option, a arg, rest []string) error {
	if o.status == Refused {
		return p.refuse(o, a)
	}
	if a.text == "" && (o.kind == word || o.kind == file) {
		return usage("option %s needs a value that is not empty", a.flag)
	}
	if o.kind == file && len(a.text) > 1 && a.text[0] == '-' {
		p.warn("the file name %q of %s looks like a flag", a.text, a.flag)
	}
	switch o.long {
	case "next":
		return p.next()
	case "config":
		return p.config(a.text)
	case "url":
		return p.addURL(a.text)
	case "help":
		p.cmd.Help, p.cmd.HelpTopic, p.stop = true, a.text, true
		return nil
	}
	if o.apply == nil {
		return nil
	}
	return o.apply(p, a)
}

// refuse names an option that is not supported. Setting a switch to what it
// is anyway asks for nothing, so that is let through.
func (p *parser) refuse(o *option, a arg) error {
	if o.kind == toggle && a.on == o.isOn {
		return nil
	}
	e := usage("curl option %s is not supported: %s", a.flag, o.note)
	e.Hint = o.hint
	return e
}

func (p *parser) warn(format string, args ...any) {
	text := fmt.Sprintf(format, args...)
	if p.place.file != "" {
		text = p.place.String() + ": " + text
	}
	p.cmd.Warnings = append(p.cmd.Warnings, text)
}
