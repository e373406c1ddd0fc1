package rules

import (
	"strings"

	"maxage/inspect/field"
	"maxage/inspect/wire"
)

// ETagSyntax sees entity tags that strict readers cannot read.
var ETagSyntax = &Rule{
	ID:       "etag-syntax",
	Severity: Warning,
	Category: Validation,
	Title:    "The ETag is malformed",
	Doc: `An ETag is a text in double quotes, with W/ before it if it is weak. One that is not is compared as it stands by some and thrown away by others, so checks that should cost an empty 304 download everything again, and users wait.

nginx takes a tag without quotes away when it compresses the response, HAProxy does not compress it at all, Squid and Go's http.ServeContent do not find it equal to anything. A w/ in lower case is no mark of a weak tag, and fares the same with them.`,
	Fix:  `Put the tag in double quotes, as in ETag: "3f9c1d2e", and write W/ in upper case if it is weak.`,
	Send: `ETag: "3f9c1d2e"`,
	Refs: []string{"RFC 9110 section 8.8.3"},

	Check: func(p *Pass) {
		e := &p.ETag
		if !e.Present || e.Valid || e.Opaque == "" || p.said(field.NoStore) != nil {
			return
		}
		switch p.Status() {
		case 200, 203, 206, 304:
		default:
			return
		}
		f := p.Report([]wire.Span{e.Span}, "The ETag %s, so those who read it strictly find no match: users download again what they have.", tagFault(e.Opaque))
		f.Send = quotedTag(e.Opaque)
	},
}

// quotedTag returns the line that sends the tag in quotes, or "".
func quotedTag(tag string) string {
	mark := ""
	if strings.HasPrefix(tag, "w/") || strings.HasPrefix(tag, "W/") {
		mark, tag = "W/", tag[2:]
	}
	if tag = strings.Trim(tag, `"`); !isName(tag) || len(tag) > 100 {
		return ""
	}
	return `ETag: ` + mark + `"` + tag + `"`
}

// tagFault says what is wrong with an entity tag.
func tagFault(tag string) string {
	switch opaque := strings.TrimPrefix(tag, "W/"); {
	case strings.HasPrefix(tag, "w/"):
		return "begins with w/ instead of W/"
	case len(opaque) < 2 || opaque[0] != '"' || opaque[len(opaque)-1] != '"':
		return "is not in double quotes"
	}
	return "holds a character that no ETag may hold"
}
