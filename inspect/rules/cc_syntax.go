package rules

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"maxage/inspect/field"
	"maxage/inspect/wire"
)

// CCSyntax sees directives that are not written as the grammar has it.
var CCSyntax = &Rule{
	ID:       "cc-syntax",
	Severity: Warning,
	Category: Syntax,
	Title:    "Cache-Control is malformed",
	Doc: `Part of Cache-Control is not what the grammar allows, and every cache gets over that in its own way: what you forbid may be kept and shown to others, and what you allow may not be kept at all.

The usual slips are a missing comma between directives, white space around "=", a quotation mark that is never closed, and quotation marks around a directive. Caddy stores nothing whose Cache-Control it cannot read; others skip the member, or find the words in it. It is an error where a directive that forbids gets lost.`,
	Fix:  `Write directives with commas between them and nothing around "=", as in "Cache-Control: private, max-age=300".`,
	Send: "Cache-Control: private, max-age=300",
	Refs: []string{"RFC 9111 section 5.2", "RFC 9110 section 5.6.1"},

	Check: func(p *Pass) {
		var f faulty
		list := p.CacheControl.List
		for i := range list {
			if d := &list[i]; malformed[d.Fault] != "" {
				f.add(d)
			}
		}
		if f.worst != nil && (f.worst.Kind != field.Unknown || !p.Found(DirectiveTypo)) && p.ordinary() && !p.CacheControl.Permits(field.NoStore) {
			what := malformed[f.worst.Fault]
			if stray := p.stray(f.worst.Span); stray != "" && f.worst.Fault == field.BadToken {
				what = stray + " stands where none may be"
			} else if f.worst.Fault == field.MissingComma && cutOff(list, f.worst) {
				what = `"=" is missing before the number`
			}
			p.misread(&f, "In Cache-Control "+what)
		}
	},
}

// stray names the first character between the commas around a member that
// belongs neither into a word nor between two; "" if there is none.
func (p *Pass) stray(at wire.Span) string {
	value := p.Exchange.Response.Fields[at.Line].Value
	start := strings.LastIndexByte(value[:at.Start], ',') + 1
	member, _, _ := strings.Cut(value[start:], ",")
	c := utf8.RuneError
	if i := strings.IndexFunc(member, func(c rune) bool { return !belongs(c) }); i >= 0 {
		c, _ = utf8.DecodeRuneInString(member[i:])
	}
	switch {
	case belongs(c):
		return ""
	case c == ':':
		return "a colon"
	case c == '"':
		return "a quotation mark"
	case strings.ContainsRune("“”„‘’", c):
		return "a typographic quotation mark"
	}
	return "the character " + plain(string(c))
}

func belongs(c rune) bool {
	return c == utf8.RuneError || strings.ContainsRune(";-_= \t", c) || unicode.IsLetter(c) || unicode.IsDigit(c)
}

// malformed says what is wrong with a member. Semicolons have a rule of their
// own.
var malformed = map[field.Fault]string{
	field.SpaceAroundEquals: `white space stands around "="`,
	field.MissingComma:      "a comma is missing",
	field.UnclosedQuote:     "a quotation mark is never closed",
	field.BadToken:          "a character stands that may not be there",
}
