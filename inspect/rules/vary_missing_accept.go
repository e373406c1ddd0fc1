package rules

import (
	"slices"
	"strings"

	"maxage/inspect/wire"
)

// VaryMissingAccept sees an image in another format than its name says, kept
// for all.
var VaryMissingAccept = &Rule{
	ID:       "vary-missing-accept",
	Severity: Warning,
	Category: Negotiation,
	Title:    "An image made for this browser may be served to others",
	Doc: `The URL names a JPEG, PNG or GIF, the answer is AVIF or WebP, which this browser said it reads, and nothing tells caches that it suits only such browsers: others get the stored copy, and a broken picture.

All current browsers read WebP and AVIF, but older phones, mail programs, crawlers that make previews, and people who save the file do not. If the server sends this format whatever is asked, nothing breaks that was not broken before; a name that tells the truth is still better. Cloudflare, CloudFront and Bunny do not look at Vary: Accept unless they are told to.`,
	Fix:  `Send "Vary: Accept" with every variant, the JPEG too; or give each format a URL of its own, with <picture> in the page.`,
	Send: "Vary: Accept",
	Refs: []string{"RFC 9110 section 12.5.1", "RFC 9110 section 12.5.5"},

	Check: func(p *Pass) {
		format := p.ContentType.Subtype
		if p.ContentType.Type != "image" || imageFormats[format] == "" || p.Vary.Star || p.Vary.Has("accept") || p.Status() != 200 {
			return
		}
		if !strings.Contains(p.Request.Accept.String(), "image/"+format) || !namedOtherwise(p.Exchange.URL, format) {
			return
		}
		v := p.shared(given)
		if v == nil {
			return
		}
		at := slices.Concat([]wire.Span{p.ContentType.Span}, p.Request.Accept.Spans, p.Vary.Spans)
		f := p.Report(at, "Caches may give this %s image %s to clients that asked for the %s of its name, and those that cannot read it show a broken picture.", imageFormats[format], forHowLong(v), nameEnd(p.Exchange.URL))
		f.Caches = p.sharers(given)
	},
}

// imageFormats are those that servers send to the browsers that ask for them.
var imageFormats = map[string]string{"avif": "AVIF", "webp": "WebP"}

// namedOtherwise: the URL names one of the formats that every client reads,
// and nowhere the one that came.
func namedOtherwise(url, format string) bool {
	return nameEnd(url) != "" && !strings.Contains(strings.ToLower(url), format)
}

// nameEnd returns the format that the path ends in, or "".
func nameEnd(url string) string {
	path, _ := pathAndQuery(url)
	switch strings.ToLower(path[strings.LastIndexByte(path, '.')+1:]) {
	case "jpg", "jpeg":
		return "JPEG"
	case "png":
		return "PNG"
	case "gif":
		return "GIF"
	}
	return ""
}
