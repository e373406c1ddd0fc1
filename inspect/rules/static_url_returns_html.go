package rules

import (
	"strings"

	"maxage/inspect/wire"
)

// StaticURLReturnsHTML sees a page under the name of a script or an image.
var StaticURLReturnsHTML = &Rule{
	ID:       "static-url-returns-html",
	Severity: Warning,
	Category: Security,
	Title:    "The address of a file returns a page",
	Doc: `The address ends like a script, a style, a font or an image, and an HTML page came back that shared caches may keep. After a deploy, visitors whose page asks for an old script get this page instead, and a blank screen, for as long as it is stored.

It is usually a fallback: every unknown address gives the start page of the application. If the fallback answers addresses such as /account/x.css with the account, too, it is an opening for cache deception: an attacker's link makes a CDN that goes by file extensions store a victim's page. Pages about files, as wikis and code hosts have them, are left out.`,
	Fix:  `Answer 404 with "Cache-Control: no-store" where the file does not exist; let only addresses without a file extension fall back to the page.`,
	Send: "Cache-Control: private, no-store",
	Refs: []string{"RFC 9111 section 3", "Cached and Confused, USENIX Security 2020"},

	Check: func(p *Pass) {
		if p.Status() != 200 || p.kind() != page || p.guarded() {
			return
		}
		path, _ := pathAndQuery(p.Exchange.URL)
		extension := fileExtension(path)
		if extension == "" {
			return
		}
		v := p.worst(reusable)
		if v == nil {
			return
		}
		at := []wire.Span{p.ContentType.Span}
		if session, ok := p.sessionSent(); ok {
			f := p.Report(append(at, session), "A request with a session for this %s file got an HTML page, and a shared cache may keep it %s: a link to such an address can make a user's page public.", extension, forHowLong(v))
			f.Caches = p.sharers(reusable)
			return
		}
		f := p.Report(at, "Whoever asks for this %s file gets an HTML page, and a shared cache may keep it %s: what needs the file is broken for all.", extension, forHowLong(v))
		f.Caches = p.sharers(reusable)
	},
}

// aboutFiles: the path holds a segment below which code hosts, registries and
// wikis have pages with names such as chart.js.
func aboutFiles(path string) bool {
	for _, below := range [...]string{"/blob/", "/wiki/", "/package/", "/packages/", "/tag/", "/tags/", "/topics/"} {
		if strings.Contains(path, below) {
			return true
		}
	}
	return false
}

// fileExtension returns the extension of a path, if browsers load files of that
// kind into pages, with its dot and as it is written; "" for pages about files.
func fileExtension(path string) string {
	last := path[strings.LastIndexByte(path, '/')+1:]
	dot := strings.LastIndexByte(last, '.')
	if dot < 1 || strings.Contains(last, ":") || aboutFiles(path) {
		return ""
	}
	for _, known := range [...]string{".js", ".mjs", ".css", ".woff", ".woff2", ".ttf", ".otf", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".ico", ".svg"} {
		if strings.EqualFold(last[dot:], known) {
			return last[dot:]
		}
	}
	return ""
}
