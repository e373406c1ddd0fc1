package rules

import (
	"maxage/inspect/content"
	"strings"
)

// LogoutWithoutClearSiteData sees a logout that leaves pages behind in the
// browser.
var LogoutWithoutClearSiteData = &Rule{
	ID:       "logout-without-clear-site-data",
	Severity: Info,
	Category: Privacy,
	Title:    "Logging out leaves the user's pages in the browser",
	Doc: `Logging out ends the session, but the pages that the browser has stored stay there: whoever uses the same computer next can open them with the back button, or from the cache.

Clear-Site-Data tells the browser to throw away what it keeps of the site. It works over https only. Pages that were sent with no-store were never kept, so a site that does so throughout does not need it.`,
	Fix:      `Send 'Clear-Site-Data: "cache", "cookies", "storage"' with the answer to the logout; the quotes belong to it.`,
	Send:     `Clear-Site-Data: "cache", "cookies", "storage"`,
	Refs:     []string{"Clear Site Data, section 3.1"},
	Optional: true,

	Check: func(p *Pass) {
		if s := p.Status(); s < 200 || s > 399 || s == 304 || !strings.HasPrefix(p.Exchange.URL, "https://") {
			return
		}
		path, _ := pathAndQuery(p.Exchange.URL)
		word := logoutSegment(path)
		if word == "" || p.Exchange.Response.Index("Clear-Site-Data") >= 0 {
			return
		}
		p.Report(p.segmentSpan(word), "The user is logged out, but the pages seen before stay in this browser, and the next person at it can open them.")
	},
}

// logoutSegment returns the segment of the path that says that a user leaves.
func logoutSegment(path string) string {
	for segment := range strings.SplitSeq(path, "/") {
		if content.SignsOut(segment) {
			name, _, _ := strings.Cut(segment, ".")
			return name
		}
	}
	return ""
}
