package rules

import (
	"bytes"
	"strings"
)

// mediaKind is what a response is to the people who use the site.
type mediaKind uint8

const (
	kindUnasked mediaKind = iota
	page                  // HTML
	data                  // JSON, XML: what programs read
	asset                 // scripts, styles, fonts, images
	other                 // anything else, or not said
)

func (p *Pass) kind() mediaKind {
	if p.facts.kind == kindUnasked {
		p.facts.kind = kindOf(p.ContentType.Type, p.ContentType.Subtype)
		if p.facts.kind == asset && strings.HasSuffix(p.ContentType.Subtype, "javascript") && p.calledBack() {
			p.facts.kind = data
		}
	}
	return p.facts.kind
}

// calledBack: the script calls the function that the request names (JSONP): then
// it holds data.
func (p *Pass) calledBack() bool {
	_, query := pathAndQuery(p.Exchange.URL)
	for pair := range strings.SplitSeq(query, "&") {
		name, function, _ := strings.Cut(pair, "=")
		if function != "" && (name == "callback" || name == "jsonp") {
			script := bytes.TrimLeft(p.Exchange.Body.Sample, "/* \t\r\n")
			return bytes.HasPrefix(script, []byte(function+"("))
		}
	}
	return false
}

func kindOf(typ, subtype string) mediaKind {
	switch typ {
	case "image", "font":
		return asset
	case "text":
		switch subtype {
		case "html":
			return page
		case "css", "javascript", "ecmascript":
			return asset
		case "xml":
			return data
		}
	case "application":
		switch subtype {
		case "xhtml+xml":
			return page
		case "javascript", "x-javascript", "ecmascript", "wasm", "font-woff", "font-woff2", "font-sfnt", "x-font-woff", "x-font-ttf", "x-font-otf", "vnd.ms-fontobject", "manifest+json":
			return asset
		case "json", "xml", "graphql":
			return data
		}
		if strings.HasSuffix(subtype, "+json") || strings.HasSuffix(subtype, "+xml") {
			return data
		}
	}
	return other
}
