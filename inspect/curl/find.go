package curl

import "strings"

// find returns the option called name, maxage's own ones included, or nil.
func (p *parser) find(name string) *option {
	known := index().long[name]
	for _, o := range p.own {
		if o.Name == name && (known == nil || o.Override) {
			return ownOption(o)
		}
	}
	return known
}

// letter returns the option with a short name, or nil.
func (p *parser) letter(c byte) *option {
	var known *option
	if c < 128 {
		known = index().short[c]
	}
	for _, o := range p.own {
		if o.Short == c && c != 0 && (known == nil || o.Override) {
			return ownOption(o)
		}
	}
	return known
}

// ownOption makes a row of the table from one of maxage's own flags.
func ownOption(own Own) *option {
	o := &option{long: own.Name, kind: toggle, status: Supported}
	if own.Value {
		o.kind = text
	}
	o.apply = func(p *parser, a arg) error {
		p.cmd.Rest = append(p.cmd.Rest, Extra{Name: own.Name, Value: a.text, Off: !a.on})
		return nil
	}
	return o
}

// unknown is the error for a long option nobody knows, with the nearest name.
func (p *parser) unknown(name string) error {
	if base, ok := strings.CutPrefix(name, "expand-"); ok && p.find(base) != nil {
		return usage("curl option --%s is not supported: variables are not expanded", name)
	}
	e := usage("unknown option --%s", name)
	if near := p.nearest(name); near != "" {
		e.Hint = "did you mean --" + near + "?"
	}
	return e
}

// nearest returns the known name that most resembles name: one it abbreviates,
// else one within a third of its length in edits, else "".
func (p *parser) nearest(name string) string {
	best, bestCost := "", len(name)/3+1
	consider := func(candidate string) {
		cost := distance(name, candidate)
		if len(name) > 2 && strings.HasPrefix(candidate, name) {
			cost = 0
		}
		if cost < bestCost || cost == 0 && len(candidate) < len(best) {
			best, bestCost = candidate, cost
		}
	}
	for _, o := range p.own {
		consider(o.Name)
	}
	for i := range options {
		if options[i].status != Refused {
			consider(options[i].long)
		}
	}
	return best
}

// distance is the number of single-byte edits between a and b.
func distance(a, b string) int {
	const tooLong = 64 // no option is; an argument may be megabytes
	if len(a) > tooLong || len(b) > tooLong {
		return tooLong
	}
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := diagonal
			if a[i] != b[j] {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}
