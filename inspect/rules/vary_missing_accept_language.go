package rules

import (
	"slices"
	"strings"

	"maxage/inspect/field"
	"maxage/inspect/wire"
)

// VaryMissingAcceptLanguage sees one visitor's language kept for all.
var VaryMissingAcceptLanguage = &Rule{
	ID:       "vary-missing-accept-language",
	Severity: Info,
	Category: Negotiation,
	Title:    "The language of the first visitor may be served to all",
	Doc: `The answer is in a language that the request asked for, the URL does not name that language, and nothing tells caches that it depends on Accept-Language: if it does, all visitors get the language of whoever came first.

This is a guess: a site in one language answers the same to everybody. English, which most sites give to whoever does not ask, and hosts under the domain of a country are left out. A language in the URL is safer than Vary, as browsers send hundreds of different Accept-Language and several CDNs (Cloudflare, Bunny, CloudFront without a policy for it) do not look at it.`,
	Fix:  `If the language is chosen by the request, send "Vary: Accept-Language" with every variant, redirects too; better give each language a URL of its own, and "Cache-Control: private" to the redirect.`,
	Send: "Vary: Accept-Language",
	Refs: []string{"RFC 9110 section 12.5.4", "RFC 9110 section 12.5.5"},

	Check: func(p *Pass) {
		if p.Vary.Star || p.Vary.Has("accept-language") {
			return
		}
		wanted := field.ReadList(&p.Exchange.Request, wire.Request, "Accept-Language")
		if !wanted.Present {
			return
		}
		language, chosen := p.chosenLanguage()
		if language == "" || language == "en" || !asksFor(wanted.Members, language) || nationalHost(p.Exchange.URL) || namesLanguage(p.Exchange.URL, language) {
			return
		}
		v := p.shared(given)
		if v == nil {
			return
		}
		at := slices.Concat([]wire.Span{chosen}, wanted.Spans, p.Vary.Spans)
		p.Report(at, "If the language is chosen by Accept-Language, caches give the answer for %s to all visitors %s, whatever they ask for.", plain(language), forHowLong(v))
	},
}

// chosenLanguage returns the one language that the response is in, or sends
// the client to, and where it says so.
func (p *Pass) chosenLanguage() (language string, at wire.Span) {
	if status := p.Status(); status >= 300 && status < 400 {
		if !p.Location.Present {
			return "", at
		}
		path, _ := pathAndQuery(p.Location.Value)
		first, _, _ := strings.Cut(strings.TrimPrefix(path, "/"), "/")
		return primaryTag(first), p.Location.Span
	}
	said := field.ReadList(&p.Exchange.Response, wire.Response, "Content-Language")
	if len(said.Members) != 1 || p.Status() != 200 {
		return "", at
	}
	return primaryTag(said.Members[0]), said.Spans[0]
}

// primaryTag returns the language of a tag such as de-AT, in lower case, or ""
// where text is no tag.
func primaryTag(text string) string {
	language, region, _ := strings.Cut(strings.ToLower(strings.TrimSpace(text)), "-")
	for i := range len(language) {
		if !isLetter(language[i]) {
			return ""
		}
	}
	if len(language) != 2 || len(region) > 4 {
		return ""
	}
	return language
}

func asksFor(acceptLanguage []string, language string) bool {
	for _, member := range acceptLanguage {
		tag, weight, _ := strings.Cut(member, ";")
		if primaryTag(tag) == language && !zeroWeight(weight) {
			return true
		}
	}
	return false
}

// nationalHost: the host stands under the domain of a country, whose language
// most of its sites speak.
func nationalHost(url string) bool {
	_, rest, _ := strings.Cut(url, "://")
	if end := strings.IndexAny(rest, "/:?#"); end >= 0 {
		rest = rest[:end]
	}
	return len(rest)-strings.LastIndexByte(rest, '.') == len(".de")
}

// namesLanguage reports whether the URL names the language anywhere: in a label of the
// host, a segment of the path or the query.
func namesLanguage(url, language string) bool {
	return anyToken(strings.ToLower(url), func(token string) bool { return token == language })
}
