package cache

import (
	"iter"
	"slices"
	"strings"

	"maxage/inspect/field"
	"maxage/inspect/wire"
)

// squid is how Squid reads fields: with exact set, names of directives count in
// lower case only.
type squid struct{ exact bool }

// squidDirectives are those that it knows.
var squidDirectives = []field.Kind{
	field.Public, field.Private, field.NoCache, field.NoStore, field.NoTransform, field.MustRevalidate, field.ProxyRevalidate,
	field.MaxAge, field.SMaxAge, field.MaxStale, field.MinFresh, field.OnlyIfCached, field.StaleIfError, field.Immutable,
}

// control does as HttpHdrCc.cc: of a directive the first one counts that it
// can read; what it does not know is not there.
func (q squid) control(of iter.Seq[member]) *field.Directives {
	d := &field.Directives{}
	for m := range of {
		name, arg, has := m.cut()
		k := field.KindOf(name)
		if q.exact && k.String() != name || !slices.Contains(squidDirectives, k) || d.Has(k) {
			continue
		}
		one := m.directive(k, field.Invalid)
		switch k {
		case field.MaxAge, field.SMaxAge, field.MinFresh, field.StaleIfError, field.MaxStale:
			n, ok := squidNumber(arg)
			if one.HasArg = has && ok && n >= 0; one.HasArg {
				one.Seconds, one.Arg = n, arg
			} else if k != field.MaxStale {
				continue
			}
		case field.NoCache:
			text, ok := squidQuoted(arg)
			if has && !ok {
				continue
			}
			one.Arg, one.HasArg = text, text != ""
		}
		d.Put(one, false)
	}
	return d
}

// squidMembers yields the elements of all lines joined, as StrList.cc does: a
// quote that one line leaves open goes on in the next.
func squidMembers(m *wire.Message, part wire.Part, name string) iter.Seq[member] {
	var joined strings.Builder
	var lines []wire.Span // Start is where the line begins in joined
	for i, f := range m.Fields {
		if strings.EqualFold(f.Name, name) {
			if len(lines) > 0 {
				joined.WriteString(", ")
			}
			lines = append(lines, wire.Span{Part: part, Line: i, Start: joined.Len()})
			joined.WriteString(f.Value)
		}
	}
	text := joined.String()
	return func(yield func(member) bool) {
		line := 0
		for start := 0; start <= len(text) && len(lines) > 0; {
			end := elementEnd(text, start)
			e := element(text, 0, start, end)
			for line+1 < len(lines) && lines[line+1].Start <= e.span.Start {
				line++
			}
			at := lines[line]
			e.span = wire.Span{Part: part, Line: at.Line, Start: e.span.Start - at.Start, End: min(e.span.End-at.Start, len(m.Fields[at.Line].Value))}
			if e.text != "" && !yield(e) {
				return
			}
			start = end + 1
		}
	}
}

// squidPragma reports whether Pragma says no-cache, with or without an argument.
func squidPragma(m *wire.Message) bool {
	for e := range squidMembers(m, wire.Response, "Pragma") {
		const word = "no-cache"
		if len(e.text) >= len(word) && strings.EqualFold(e.text[:len(word)], word) && (len(e.text) == len(word) || strings.IndexByte("=;", e.text[len(word)]) >= 0) {
			return true
		}
	}
	return false
}

// squidNumber is C's atoi in 32 bits. Where there is no digit it is no number.
func squidNumber(text string) (n int64, ok bool) {
	digit := text != "" && text[0] >= '0' && text[0] <= '9'
	text = strings.TrimLeft(text, " \t\r\n\v\f")
	sign := int64(1)
	if text != "" && (text[0] == '+' || text[0] == '-') {
		sign = int64(',') - int64(text[0])
		text = text[1:]
	}
	for text != "" && text[0] >= '0' && text[0] <= '9' {
		if n > (1<<63-10)/10 {
			n = 1<<63 - 1
			break
		}
		n = n*10 + int64(text[0]-'0')
		text = text[1:]
	}
	n = int64(int32(sign * n))
	return n, n != 0 || digit
}

// squidQuoted reads a quoted-string at the beginning of text.
func squidQuoted(text string) (unquoted string, ok bool) {
	rest, ok := strings.CutPrefix(text, `"`)
	for i := 0; ok && i < len(rest); i++ {
		switch rest[i] {
		case '"':
			return unquoted, true
		case '\\':
			if i++; i == len(rest) {
				return "", false
			}
		}
		unquoted += rest[i : i+1]
	}
	return "", false
}
