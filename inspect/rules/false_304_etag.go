package rules

import (
	"maxage/inspect/field"
	"maxage/inspect/wire"
)

// False304ETag sees a client told that what it has is current when it is not.
var False304ETag = &Rule{
	ID:       "false-304-etag",
	Severity: Error,
	Category: Validation,
	Title:    "A 304 confirms a version that the client does not have",
	Doc: `The client named the version it holds, the 304 names another one, and yet says "not modified": visitors keep their old copy and are never told that there is a newer one.

A server that answers 304 to any If-None-Match does this, or a cache that looks at If-Modified-Since although If-None-Match was sent. Endings that servers add to the tag of a compressed answer (-gzip) do not count as another version. Where only If-Modified-Since was sent, a Last-Modified after it says the same.`,
	Fix:  `Answer 304 only if the current ETag is one of those that If-None-Match names, and 200 otherwise; look at If-Modified-Since only where no If-None-Match came.`,
	Refs: []string{"RFC 9110 section 13.1.2", "RFC 9110 section 13.1.3", "RFC 9110 section 13.2.2"},

	Check: func(p *Pass) {
		if p.Status() != 304 {
			return
		}
		if at, since, ok := p.askedSince(); ok && p.LastModified.Valid && p.LastModified.Unix > since {
			p.Report([]wire.Span{p.LastModified.Span, at}, "By Last-Modified it changed %s after the date that the visitor asks with, and yet he is told that nothing did: the old copy stays.", field.Spoken(p.LastModified.Unix-since))
			return
		}
		if tags, ok := p.asked(); ok && p.ETag.Valid && !p.holds(tags.Members) {
			p.Report(append([]wire.Span{p.ETag.Span}, tags.Spans...), "The visitor holds another version than this one and is told that nothing changed: the old one stays, and no later check mends it.")
		}
	},
}
