package rules

import (
	"strings"

	"maxage/inspect/field"
	"maxage/inspect/wire"
)

// asked returns what in the request names the versions which the client holds
// (If-None-Match), if there is something and it is no star.
func (p *Pass) asked() (tags field.List, ok bool) {
	if p.retrieval() {
		tags = field.ReadList(&p.Exchange.Request, wire.Request, "If-None-Match")
	}
	return tags, len(tags.Members) > 0 && tags.Members[0] != "*"
}

// askedSince returns the line of the request that asks only for what changed
// after a date, and that date, if there is one.
func (p *Pass) askedSince() (at wire.Span, since int64, ok bool) {
	line := p.Exchange.Request.Index("If-Modified-Since")
	if line < 0 || !p.retrieval() || p.Exchange.Request.Index("If-None-Match") >= 0 {
		return wire.Span{}, 0, false
	}
	since, ok = field.ParseDate(p.Exchange.Request.Fields[line].Value, p.Clock.Now)
	return p.Exchange.Request.Line(wire.Request, line), since, ok
}

// holds reports whether one of the tags is the response's, by weak comparison
// (RFC 9110 section 8.8.3.2). What servers put behind the tag of a compressed
// answer makes no other version of it.
func (p *Pass) holds(tags []string) bool {
	for _, tag := range tags {
		tag = strings.TrimPrefix(tag, "W/")
		if uncoded(strings.Trim(tag, `"`)) == uncoded(p.ETag.Opaque) {
			return true
		}
	}
	return false
}

// uncoded takes from a tag what Apache, CDNs and frameworks add for a coding.
func uncoded(tag string) string {
	for _, coding := range [...]string{"gzip", "br", "zstd", "deflate", "df"} {
		if rest, ok := strings.CutSuffix(tag, coding); ok && rest != "" && !isLetter(rest[len(rest)-1]) && !isDigit(rest[len(rest)-1]) {
			return strings.TrimRight(rest, "-;:_.")
		}
	}
	return tag
}
