package rules

// NoVarySearchInvalid sees a No-Vary-Search that says nothing.
var NoVarySearchInvalid = &Rule{
	ID:       "no-vary-search-invalid",
	Severity: Warning,
	Category: Variation,
	Title:    "No-Vary-Search is void",
	Doc: `No-Vary-Search is to let URLs that differ in some parameters share one stored copy, but this one has a fault, and a single fault makes all of it void: every campaign link is fetched anew, and what was prefetched for it is not used.

It is a structured dictionary: names in small letters, lists in parentheses, their members in quotes and with blanks between, no commas. Browsers on Chromium obey it, in their HTTP cache and for what they prefetch; no CDN is known to.`,
	Fix:  `Write the names in quotes, with blanks between: No-Vary-Search: params=("utm_source" "utm_medium"); or "No-Vary-Search: params, except=("id")" for all but a few.`,
	Send: `No-Vary-Search: params=("utm_source" "utm_medium")`,
	Refs: []string{"No-Vary-Search, obtain a URL search variance", "RFC 9651 section 3.2"},

	Check: func(p *Pass) {
		n := p.noVarySearch()
		if n == nil || n.Fault == "" {
			return
		}
		p.Report(n.Spans, "No-Vary-Search is void (%s), so browsers keep a copy for each query and users wait for what they have already.", n.Fault)
	},
}
