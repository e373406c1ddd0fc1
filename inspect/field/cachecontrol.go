package field

import (
	"strings"

	"maxage/inspect/wire"
)

// Directives holds every member of every Cache-Control line of one message,
// in order. A member that cannot be understood never hides another.
type Directives struct {
	List  []Directive
	first [numKinds]uint32 // index+1 in List of the directive that counts
}

// Get returns the directive of that kind that counts, or nil: the first one
// when several disagree, but an unqualified no-cache or private before a
// qualified one (RFC 9111 section 4.2.1: the most restrictive).
func (d *Directives) Get(k Kind) *Directive {
	if i := d.first[k]; i > 0 {
		return &d.List[i-1]
	}
	return nil
}

// Has reports whether a directive of that kind is present in any form.
func (d *Directives) Has(k Kind) bool { return d.first[k] > 0 }

// Permits reports whether a directive of that kind is present in a form that
// may be trusted to permit something.
func (d *Directives) Permits(k Kind) bool {
	dir := d.Get(k)
	return dir != nil && dir.Trusted()
}

// Forbids reports whether no-cache or private is present and speaks of the
// whole response.
func (d *Directives) Forbids(k Kind) bool {
	dir := d.Get(k)
	return dir != nil && !dir.Qualified()
}

// Opener returns the directive that lets shared caches store answers to
// requests with Authorization (RFC 9111 section 3.5), or Unknown.
func (d *Directives) Opener() Kind {
	for _, k := range [...]Kind{Public, SMaxAge, MustRevalidate} {
		if d.Permits(k) {
			return k
		}
	}
	return Unknown
}

// String renders the directives as one well-formed field value; parsing it
// gives the same directives, if they were well-formed.
func (d *Directives) String() string {
	var b strings.Builder
	for i := range d.List {
		if i > 0 {
			b.WriteString(", ")
		}
		dir := &d.List[i]
		b.WriteString(dir.Name)
		if dir.HasArg {
			b.WriteByte('=')
			writeArg(&b, dir)
		}
	}
	return b.String()
}

func writeArg(b *strings.Builder, d *Directive) {
	if !d.Quoted {
		b.WriteString(d.Arg)
		return
	}
	b.WriteByte('"')
	for i := 0; i < len(d.Arg); i++ {
		if c := d.Arg[i]; c == '"' || c == '\\' {
			b.WriteByte('\\')
		}
		b.WriteByte(d.Arg[i])
	}
	b.WriteByte('"')
}

// ParseCacheControl reads the lines of m with the given indexes. Each line is
// read by itself, so that a quote left open in one cannot swallow the next.
func ParseCacheControl(m *wire.Message, part wire.Part, lines []int) Directives {
	n := 0
	for _, i := range lines {
		n += 1 + strings.Count(m.Fields[i].Value, ",")
	}
	d := Directives{List: make([]Directive, 0, n)}
	for _, i := range lines {
		p := parser{s: m.Fields[i].Value, part: part, line: i, out: &d}
		p.parse()
	}
	return d
}

func (d *Directives) add(dir Directive) {
	if k := dir.Kind; k != Unknown {
		if before := d.Get(k); before != nil {
			if dir.Fault == NoFault {
				dir.Fault = Conflicting
				if dir.HasArg == before.HasArg && sameArg(&dir, before) {
					dir.Fault = Repeated
				}
			}
			if before.Qualified() && !dir.Qualified() {
				d.first[k] = uint32(len(d.List) + 1)
			}
		} else {
			d.first[k] = uint32(len(d.List) + 1)
		}
	}
	d.List = append(d.List, dir)
}

// widen lets List[i] count instead of a qualified one before it, once a fault
// of its member has taken its own limits away.
func (d *Directives) widen(i int) {
	k := d.List[i].Kind
	if before := d.Get(k); before != nil && before.Qualified() && !d.List[i].Qualified() {
		d.first[k] = uint32(i + 1)
	}
}

func sameArg(a, b *Directive) bool {
	if takes[a.Kind] == seconds {
		return a.Seconds == b.Seconds
	}
	return strings.EqualFold(a.Arg, b.Arg) // names of fields
}

// Put appends a directive. Of its kind it counts if it is the first, or if it
// is told to. For caches that read Cache-Control in a way of their own.
func (d *Directives) Put(dir Directive, counts bool) {
	d.List = append(d.List, dir)
	if counts || d.first[dir.Kind] == 0 {
		d.first[dir.Kind] = uint32(len(d.List))
	}
}
