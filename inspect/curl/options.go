package curl

import (
	"slices"
	"strings"
	"sync"
)

// Status says what maxage does with an option of curl.
type Status string

// The three things that can happen to an option. Nothing is ignored silently:
// an accepted option has no effect here, and its note says why that is right.
const (
	Supported Status = "supported"
	Accepted  Status = "accepted"
	Refused   Status = "refused"
)

// kind says what an option takes.
type kind uint8

const (
	bare   kind = iota // nothing, and no --no- form
	toggle             // nothing; --no-NAME switches it off
	word               // a value that must not be empty
	text               // a value that may be empty
	file               // a file name; warned about when it looks like a flag
)

// arg is one option as found: how it was written, its value, and whether it
// switches on.
type arg struct {
	flag string // "-d" or "--data"
	text string
	on   bool
}

// option is one row of the table.
type option struct {
	long   string
	short  byte // 0: none
	kind   kind
	status Status
	note   string // what it does; for accepted and refused ones why
	hint   string // for refused ones a way out, or ""
	isOn   bool   // the default of a toggle
	apply  func(p *parser, a arg) error
}

func (o *option) takesValue() bool { return o.kind >= word }

// options is the whole table, in the order of the three parts.
var options = slices.Concat(supported, accepted, refusedHTTP, refusedOther)

// index finds options by long name and by letter.
var index = sync.OnceValue(func() (byName struct {
	long  map[string]*option
	short [128]*option
}) {
	byName.long = make(map[string]*option, len(options))
	for i := range options {
		o := &options[i]
		byName.long[o.long] = o
		if o.short != 0 {
			byName.short[o.short] = o
		}
	}
	return byName
})

// Row is one line of the documented table.
type Row struct {
	Long   string // without dashes
	Short  string // without dash, or ""
	Value  bool   // it takes a value
	Status Status
	Note   string // what it does, or why it is accepted without effect or refused
}

// Table lists every option of curl with what maxage does with it, by name.
func Table() []Row {
	rows := make([]Row, 0, len(options))
	for _, o := range options {
		r := Row{Long: o.long, Value: o.takesValue(), Status: o.status, Note: o.note}
		if o.short != 0 {
			r.Short = string(o.short)
		}
		rows = append(rows, r)
	}
	slices.SortFunc(rows, func(a, b Row) int { return strings.Compare(a.Long, b.Long) })
	return rows
}
