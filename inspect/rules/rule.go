// Package rules says what can be wrong, or right, about a response. A rule is
// one file: what it is called, what it means, how to mend it, how to see it.
package rules

import (
	"maxage/inspect/wire"
)

// Rule is one thing to look for. IDs are permanent.
type Rule struct {
	ID       string // kebab-case; the file is called the same with underscores
	Severity Severity
	Category Category
	Title    string   // what it finds: a sentence without its full stop
	Doc      string   // what happens, why, and to whom; the first paragraph stands alone
	Fix      string   // the header line to send, and why
	Send     string   // the header lines of Fix, one a line, "-Name" for a field to take away; "" where no header mends it
	Config   Config   // how to tell servers, where that is more than sending Send
	Refs     []string // "RFC 9111 section 7.3"
	Optional bool     // off unless asked for
	Check    func(*Pass)
	Follow   func(*Pass) // instead of Check, for a rule that compares the response with those before it in the run
}

// Config is what to write into the configuration of servers, or into a handler
// in Go. What is empty follows from Rule.Send.
type Config struct{ Nginx, Apache, Caddy, Varnish, Go string }

// Severity says how much a finding matters.
type Severity string

// The severities, gravest first. Good findings are praise and never counted
// against anything.
const (
	Error   Severity = "error"
	Warning Severity = "warning"
	Info    Severity = "info"
	Good    Severity = "good"
)

// AtLeast reports whether s is as grave as other or graver.
func (s Severity) AtLeast(other Severity) bool { return s.rank() >= other.rank() }

func (s Severity) rank() int {
	switch s {
	case Error:
		return 3
	case Warning:
		return 2
	case Info:
		return 1
	}
	return 0
}

// Category is the kind of harm that a rule is about.
type Category string

// The categories.
const (
	Privacy     Category = "privacy"
	Storage     Category = "storage"
	Freshness   Category = "freshness"
	Staleness   Category = "staleness"
	Validation  Category = "validation"
	Negotiation Category = "negotiation"
	Syntax      Category = "syntax"
	Variation   Category = "variation"
	CDN         Category = "cdn"
	Security    Category = "security"
	Deprecated  Category = "deprecated"
	Performance Category = "performance"
)

// Finding is what one rule says about one response.
type Finding struct {
	Rule     *Rule
	Severity Severity
	Message  string      // the consequence for a user of the site, one sentence; may quote the wire
	Fix      string      // the rule's, or a better one for this case
	Send     string      // the header lines of Fix, in the form of Rule.Send: the rule's, or better ones for this case
	At       []wire.Span // the evidence
	Caches   []string    // the caches that would do the harm, if it is about what caches do
	Subject  string      // which of several things of one kind it is about, the same from run to run: the expectation; "" for the rules of this package
	Place    *Place      // the line of the user's policy that is not kept; nil for the rules of this package
}

// Place is somewhere in a file of the user's. Line and Column count from 1, the
// column in characters.
type Place struct {
	File         string
	Line, Column int
}
