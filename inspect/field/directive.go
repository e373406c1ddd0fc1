package field

import "maxage/inspect/wire"

// Directive is one member of Cache-Control (RFC 9111 section 5.2).
type Directive struct {
	Kind   Kind   // which of the directives in the standards; Unknown otherwise
	Name   string // in lower case
	Arg    string // the argument, unquoted
	HasArg bool
	Quoted bool  // the argument was a quoted-string
	Fault  Fault // what is wrong with its form; NoFault if nothing

	// Seconds is the argument of a directive that takes delta-seconds, or
	// Invalid. It is Invalid too when the directive's form cannot be trusted.
	Seconds int64

	Span    wire.Span // the whole member
	ArgSpan wire.Span // the argument with its quotes; empty without one
}

// Fault says how a directive departs from the grammar.
type Fault uint8

// The faults, from harmless to grave. From SpaceAroundEquals on, the directive
// still forbids what it forbids, but what it permits is not trusted.
const (
	NoFault Fault = iota
	UnexpectedArgument
	Repeated    // the same directive with the same argument stood before
	Conflicting // the same directive with another argument stood before
	MissingArgument
	NotSeconds
	SpaceAroundEquals
	Semicolon    // ';' where a comma belongs
	MissingComma // white space where a comma belongs
	UnclosedQuote
	BadToken // a character that no directive may contain
)

// Trusted reports whether what the directive permits may be believed.
func (d *Directive) Trusted() bool { return d.Fault < SpaceAroundEquals }

// Qualified reports whether no-cache or private is limited to the fields that
// its argument names (RFC 9111 sections 5.2.2.4 and 5.2.2.7). Malformed and
// empty lists do not qualify: the directive then speaks of the whole response.
func (d *Directive) Qualified() bool {
	sound := d.Fault == NoFault || d.Fault == Repeated || d.Fault == Conflicting
	return takes[d.Kind] == fieldNames && d.HasArg && sound && isFieldNames(d.Arg)
}

// FieldNames returns the names, in lower case, that a qualified no-cache or
// private is limited to.
func (d *Directive) FieldNames() []string {
	if !d.Qualified() {
		return nil
	}
	var names []string
	eachMember(d.Arg, func(start, end int) { names = append(names, lower(d.Arg[start:end])) })
	return names
}
