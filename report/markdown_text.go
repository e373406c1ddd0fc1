package report

import "strings"

// markdownLimit is up to where quoted text is shown.
const markdownLimit = 300

// markdownCode shows text as code. It is in HTML's form with everything that
// Markdown knows written as character references: these work in tables and in
// HTML too, and nobody is mentioned in code.
func markdownCode(text string) string { return "<code>" + markdownText(text) + "</code>" }

// markdownText writes text so that Markdown shows it as it is, mentions nobody
// and links to nothing.
func markdownText(text string) string {
	text = visible(text, false)
	if head, tail := splitAt(text, markdownLimit); tail != "" {
		text = head + "…"
	}
	return commentSigns.Replace(text)
}

// commentSigns writes signs as character references. A comment after @ and #
// keeps them from being joined to what follows.
var commentSigns = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;", "\\", "&#92;", "`", "&#96;", "*", "&#42;", "_", "&#95;", "[", "&#91;", "]", "&#93;", "|", "&#124;", "~", "&#126;",
	"!", "&#33;", "$", "&#36;", "@", "&#64;<!-- -->", "#", "&#35;<!-- -->", "::", "&#58;:", "://", "&#58;//", "www.", "www&#46;", "GH-", "GH<!-- -->-")
