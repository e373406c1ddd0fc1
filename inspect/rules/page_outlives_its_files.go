package rules

import "maxage/inspect/field"

// PageOutlivesItsFiles sees a file gone that a kept page still needs.
var PageOutlivesItsFiles = &Rule{
	ID:       "page-outlives-its-files",
	Severity: Warning,
	Category: Staleness,
	Title:    "A page may be kept longer than its files exist",
	Doc: `A page of this run refers to this file, which does not exist, and browsers or shared caches may keep the page: until they ask for it again, users see it without its style or its scripts.

It happens after deployments: the new build removes the old files with their hashes, while copies of the old page, which name them, are still in use. Mending the page helps only those who get a new copy.`,
	Fix:  `Leave the files of earlier builds in place for longer than pages are kept, or send "Cache-Control: no-cache" with pages.`,
	Refs: []string{"RFC 9111 section 4.2", "RFC 9205 section 4.9"},

	Follow: func(p *Pass) {
		n := p.now()
		if !n.get || n.status != 404 && n.status != 410 {
			return
		}
		if r, ok := p.run.files[n.url]; ok {
			p.Report(p.statusSpan(), "The page %s refers to this file, which is gone, and may be kept for %s: users who have the page miss the file as long.", plain(r.page), field.Spoken(r.kept))
		}
	},
}
