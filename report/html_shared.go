package report

import (
	"fmt"
	"html/template"
	"regexp"
)

// htmlText is text, or the class of the shared text that it is.
type htmlText struct{ Text, Class string }

// htmlShared is a text that rows share, and its class.
type htmlShared struct{ Class, Text string }

// shortText is up to where a text is not worth sharing.
const shortText = 24

// share writes text, which is shared from the second time on.
func (h *HTML) share(text string) htmlText {
	text = visible(text, false)
	if len(text) <= shortText {
		return htmlText{Text: text}
	}
	class, known := h.texts[text]
	switch {
	case !known:
		h.texts[text] = ""
		return htmlText{Text: text}
	case class == "":
		class = fmt.Sprintf("n%d", len(h.shared)+1)
		h.shared = append(h.shared, htmlShared{class, text})
		h.texts[text] = class
	}
	return htmlText{Class: class}
}

// sharing matches where a row has a shared text: the text belongs behind the
// code, if there is any. Text from the wire is escaped, and cannot look like it.
var sharing = regexp.MustCompile(`<p class=(?:"say (n\d+)"|(n\d+))>(<code>[^<]*</code>)?`)

// writeOut writes the shared texts into the rows, the gravest first, while they
// stay below the limit, and returns those texts if some rows still share them.
func (h *HTML) writeOut() []htmlShared {
	size, texts := 0, map[string]string{}
	for _, s := range h.shared {
		size += len(s.Text)
		texts[s.Class] = template.HTMLEscapeString(s.Text)
	}
	for i := range h.rows {
		size += len(h.rows[i].markup)
	}
	for i := range h.rows {
		if size >= h.limit {
			return h.shared
		}
		markup := &h.rows[i].markup
		size -= len(*markup)
		*markup = sharing.ReplaceAllFunc(*markup, func(found []byte) []byte {
			part := sharing.FindSubmatch(found)
			if len(part[1]) > 0 {
				return []byte("<p class=say>" + texts[string(part[1])])
			}
			return fmt.Appendf(nil, "<p>%s%s", part[3], texts[string(part[2])])
		})
		size += len(*markup)
	}
	return nil
}
