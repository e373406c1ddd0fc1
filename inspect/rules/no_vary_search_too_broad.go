package rules

import (
	"strings"

	"maxage/inspect/field"
	"maxage/inspect/wire"
)

// NoVarySearchTooBroad sees parameters ignored that choose the content.
var NoVarySearchTooBroad = &Rule{
	ID:       "no-vary-search-too-broad",
	Severity: Warning,
	Category: Variation,
	Title:    "No-Vary-Search ignores parameters that choose the content",
	Doc: `No-Vary-Search says that a parameter of the query does not matter, but by its name it chooses what the page shows: browsers then answer one search, page or article with the stored copy of another.

Browsers on Chromium obey it, in their HTTP cache and for what they prefetch. It is meant for parameters that only scripts or statistics read. Where a page has no such name in its URL or in the list, nothing is reported; for a parameter that may be either, this is only information.`,
	Fix:  `List only the parameters that change nothing: No-Vary-Search: params=("utm_source" "utm_medium"); or except those that matter: params, except=("id" "page").`,
	Send: `No-Vary-Search: params=("utm_source" "utm_medium")`,
	Refs: []string{"No-Vary-Search, obtain a URL search variance"},

	Check: func(p *Pass) {
		n := p.noVarySearch()
		if n == nil || n.Fault != "" || p.said(field.NoStore) != nil {
			return
		}
		for _, name := range n.Params {
			if choosesContent(name) {
				p.Report(p.quoted(n.Spans, name), "No-Vary-Search says that %s does not matter, so a user who asks for another %[1]s may be shown this one.", plain(name))
				return
			}
		}
		if name := ignoredInURL(p, n); name != "" {
			f := p.Report(n.Spans, "No-Vary-Search says that %s does not matter, so a user who asks for another %[1]s may be shown this one.", plain(name))
			if !choosesContent(name) {
				f.Severity = Info
			}
		}
	},
}

// ignoredInURL returns the parameter of the URL that matters most of those
// ignored without being named, or "".
func ignoredInURL(p *Pass, n *field.NoVarySearch) (found string) {
	if !n.All {
		return ""
	}
	_, query := pathAndQuery(p.Exchange.URL)
	left := 64 // of a longer query nobody reads more, and comparing all would take for ever
	for pair := range strings.SplitSeq(query, "&") {
		if left--; left < 0 {
			break
		}
		name, value, _ := strings.Cut(pair, "=")
		switch {
		case name == "" || value == "" || !n.Ignores(name) || tracks(name):
		case choosesContent(name):
			return name
		case found == "":
			found = name
		}
	}
	return found
}

// quoted points at the name in its quotes, or else at the whole lines.
func (p *Pass) quoted(lines []wire.Span, name string) []wire.Span {
	for _, span := range lines {
		if i := strings.Index(p.Exchange.Text(span), `"`+name+`"`); i >= 0 {
			span.Start += i
			span.End = span.Start + len(name) + 2
			return []wire.Span{span}
		}
	}
	return lines
}

// choosesContent: a parameter of that name says nearly everywhere what the
// page shows.
func choosesContent(name string) bool {
	switch strings.ToLower(name) {
	case "id", "user", "userid", "user_id", "lang", "language", "locale", "page", "q", "query", "search", "category", "sort", "filter", "currency", "token":
		return true
	}
	return false
}

// tracks: a parameter of that name tells statistics where the visitor comes
// from.
func tracks(name string) bool {
	if strings.HasPrefix(name, "utm_") || strings.HasPrefix(name, "mc_") || strings.HasPrefix(name, "mtm_") || strings.HasPrefix(name, "pk_") {
		return true
	}
	switch name {
	case "gclid", "gbraid", "wbraid", "dclid", "gad_source", "fbclid", "msclkid", "ttclid", "twclid", "yclid", "li_fat_id", "igshid", "_ga", "_gl", "ref", "source", "campaign":
		return true
	}
	return false
}
