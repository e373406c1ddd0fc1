package rules

import "maxage/inspect/field"

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
			p.misread(&f, "In Cache-Control "+malformed[f.worst.Fault])
		}
	},
}

// malformed says what is wrong with a member. Semicolons have a rule of their
// own.
var malformed = map[field.Fault]string{
	field.SpaceAroundEquals: `white space stands around "="`,
	field.MissingComma:      "a comma is missing",
	field.UnclosedQuote:     "a quotation mark is never closed",
	field.BadToken:          "a character stands that may not be there",
}
