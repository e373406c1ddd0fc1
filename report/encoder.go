package report

import (
	"strconv"
	"unicode/utf8"
)

// encoder appends JSON to b. It writes what encoding/json would write for the
// same types, with hostile characters escaped, several times faster: a run
// over many URLs spends most of its time here.
type encoder struct{ b []byte }

// next puts a comma before all but the first member of an object or array.
func (e *encoder) next() {
	if n := len(e.b); n > 0 {
		if c := e.b[n-1]; c != '{' && c != '[' && c != ':' {
			e.b = append(e.b, ',')
		}
	}
}

func (e *encoder) key(name string) {
	e.next()
	e.b = append(e.b, '"')
	e.b = append(e.b, name...)
	e.b = append(e.b, '"', ':')
}

func (e *encoder) open(c byte)  { e.b = append(e.b, c) }
func (e *encoder) close(c byte) { e.b = append(e.b, c) }

func (e *encoder) text(name, v string) {
	e.key(name)
	e.b = appendText(e.b, v)
}

// some writes text unless it is empty.
func (e *encoder) some(name, v string) {
	if v != "" {
		e.text(name, v)
	}
}

func (e *encoder) number(name string, v int64) {
	e.key(name)
	e.b = strconv.AppendInt(e.b, v, 10)
}

// count writes a number unless it is zero.
func (e *encoder) count(name string, v int) {
	if v != 0 {
		e.number(name, int64(v))
	}
}

func (e *encoder) optional(name string, v *int64) {
	if v != nil {
		e.number(name, *v)
	}
}

func (e *encoder) flag(name string, v bool) {
	e.key(name)
	e.b = strconv.AppendBool(e.b, v)
}

// set writes a flag unless it is false.
func (e *encoder) set(name string, v bool) {
	if v {
		e.flag(name, v)
	}
}

// float writes a number in the form of encoding/json for usual sizes.
func (e *encoder) float(name string, v float64) {
	e.key(name)
	format := byte('f')
	if v != 0 && (v < 1e-6 || v >= 1e21) {
		format = 'e'
	}
	e.b = strconv.AppendFloat(e.b, v, format, -1, 64)
	if n := len(e.b); format == 'e' && e.b[n-4] == 'e' && e.b[n-3] == '-' && e.b[n-2] == '0' {
		e.b = append(e.b[:n-2], e.b[n-1]) // 1e-07 is written 1e-7
	}
}

// decimal writes a float unless it is zero.
func (e *encoder) decimal(name string, v float64) {
	if v != 0 {
		e.float(name, v)
	}
}

func (e *encoder) texts(name string, list []string) {
	e.key(name)
	e.open('[')
	for _, v := range list {
		e.next()
		e.b = appendText(e.b, v)
	}
	e.close(']')
}

// each writes an array of objects; one fills in the members.
func each[T any](e *encoder, name string, list []T, one func(*encoder, *T)) {
	e.key(name)
	e.open('[')
	for i := range list {
		e.next()
		e.open('{')
		one(e, &list[i])
		e.close('}')
	}
	e.close(']')
}

const hexDigits = "0123456789abcdef"

// appendText appends s as a JSON string in which nothing can steer a terminal.
func appendText(b []byte, s string) []byte {
	b = append(b, '"')
	from := 0
	for i := 0; i < len(s); {
		if i+8 <= len(s) && plainEight(s[i:i+8]) {
			i += 8
			continue
		}
		c := s[i]
		if c >= 0x20 && c < 0x7f && c != '"' && c != '\\' {
			i++
			continue
		}
		r, n := rune(c), 1
		if c >= 0x80 {
			if r, n = utf8.DecodeRuneInString(s[i:]); !(r == utf8.RuneError && n == 1) && !hostile(r) {
				i += n
				continue
			}
		}
		b = append(b, s[from:i]...)
		b = appendSpecial(b, r)
		i += n
		from = i
	}
	b = append(b, s[from:]...)
	return append(b, '"')
}

// plainEight reports whether eight bytes are printable ASCII that JSON does not
// escape. It looks at them all at once: a byte is zero after an exclusive or
// with what it is compared to, and only then does subtracting one borrow.
func plainEight(s string) bool {
	const ones, high = 0x0101010101010101, 0x8080808080808080
	x := uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
	quote, slash, del := x^ones*'"', x^ones*'\\', x^ones*0x7f
	control := (x - ones*0x20) &^ x
	special := (quote-ones)&^quote | (slash-ones)&^slash | (del-ones)&^del
	return (x|control|special)&high == 0
}

func appendSpecial(b []byte, r rune) []byte {
	switch r {
	case '"', '\\':
		return append(b, '\\', byte(r))
	case '\b':
		return append(b, '\\', 'b')
	case '\f':
		return append(b, '\\', 'f')
	case '\n':
		return append(b, '\\', 'n')
	case '\r':
		return append(b, '\\', 'r')
	case '\t':
		return append(b, '\\', 't')
	}
	if r < 0x20 {
		return append(b, '\\', 'u', '0', '0', hexDigits[r>>4], hexDigits[r&15])
	}
	return appendEscape(b, r)
}
