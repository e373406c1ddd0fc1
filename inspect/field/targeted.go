package field

import (
	"strconv"
	"strings"

	"github.com/dunglas/httpsfv"

	"maxage/inspect/wire"
)

// Targeted is a targeted cache-control field (RFC 9213), such as
// CDN-Cache-Control: a structured dictionary, all lines joined. One bad
// character makes the whole field void, and of a repeated key the last counts.
type Targeted struct {
	Name       string // lower case
	Valid      bool   // it parses and is not empty; otherwise caches ignore it
	Err        string // why it does not parse
	Directives Directives
	Params     []Directive // directives behind a semicolon: as parameters they mean nothing (RFC 9213 section 2.1)
	Lines      []int
	Spans      []wire.Span // the whole value of each line
}

// parseTargeted turns the dictionary into the same Directives that
// Cache-Control gives, so that one set of questions serves both. Values of the
// wrong type count as absent (RFC 9213 section 2.1), "?0" as not set.
func parseTargeted(m *wire.Message, part wire.Part, name string, lines []int) Targeted {
	t := Targeted{Name: name, Lines: lines}
	values := make([]string, len(lines))
	for i, line := range lines {
		values[i] = m.Fields[line].Value
		t.Spans = append(t.Spans, m.Line(part, line))
	}
	dict, err := httpsfv.UnmarshalDictionary(values)
	if err != nil {
		t.Err = err.Error()
		return t
	}
	t.Valid = len(dict.Names()) > 0
	located := ParseCacheControl(m, part, lines)
	last := make(map[string]*Directive, len(located.List))
	for i := range located.List {
		last[located.List[i].Name] = &located.List[i]
	}
	for _, key := range dict.Names() {
		member, _ := dict.Get(key)
		if d, ok := targetedDirective(key, member); ok {
			d.locate(last[key], t.Spans[0])
			t.Directives.add(d)
		}
	}
	t.swallowed(m, &located)
	return t
}

// swallowed finds the directives that a semicolon made parameters.
func (t *Targeted) swallowed(m *wire.Message, in *Directives) {
	for i := range in.List {
		d := &in.List[i]
		before := strings.TrimRight(m.Fields[d.Span.Line].Value[:d.Span.Start], " \t")
		if d.Kind != Unknown && strings.HasSuffix(before, ";") && !t.Directives.Has(d.Kind) {
			t.Params = append(t.Params, *d)
		}
	}
}

// targetedDirective returns false for what counts as absent. A value of the
// wrong type takes a number away, but never a prohibition.
func targetedDirective(key string, member httpsfv.Member) (Directive, bool) {
	d := Directive{Name: key, Kind: KindOf(key), Seconds: Invalid}
	number := takes[d.Kind] == seconds
	item, isItem := member.(httpsfv.Item)
	if !isItem {
		return d, !number
	}
	switch v := item.Value.(type) {
	case bool:
		return d, v && !number
	case int64:
		switch d.HasArg = true; {
		case number && v < 0:
			d.Arg, d.Fault = strconv.FormatInt(v, 10), NotSeconds
		case number:
			d.Seconds = Saturate(v)
		}
		return d, true
	case string:
		d.HasArg, d.Quoted, d.Arg = true, true, v
	case httpsfv.Token:
		d.HasArg, d.Arg = true, string(v)
	}
	return d, !number
}

// locate takes the last place where the key stands, the one that counts, or
// else the whole line.
func (d *Directive) locate(last *Directive, whole wire.Span) {
	if d.Span = whole; last != nil {
		d.Span, d.ArgSpan = last.Span, last.ArgSpan
	}
}
