package field

// check holds the argument against what the directive takes.
func (p *parser) check(d *Directive) {
	if d.Kind == Unknown {
		return
	}
	switch k := takes[d.Kind]; {
	case k == seconds && !d.HasArg:
		d.Fault = max(d.Fault, MissingArgument)
	case k == seconds || k == optionalSeconds && d.HasArg:
		n := Seconds(d.Arg)
		if n == Invalid {
			d.Fault = max(d.Fault, NotSeconds)
		} else if d.Trusted() {
			d.Seconds = n
		}
	case k == flag && d.HasArg, k == fieldNames && isSwitch(d.Arg):
		d.Fault = max(d.Fault, UnexpectedArgument)
	}
}

// isSwitch recognises private=1 and no-cache=true: no field has such a name,
// the writer wants the plain directive.
func isSwitch(arg string) bool {
	switch lower(arg) {
	case "1", "0", "true", "yes", "on":
		return true
	}
	return false
}

// blame marks a fault; a number in a form that cannot be trusted does not count.
func (p *parser) blame(d *Directive, f Fault) {
	if d.Fault = max(d.Fault, f); !d.Trusted() {
		d.Seconds = Invalid
	}
}
