package rules

import (
	"cmp"
	"net/textproto"
	"strings"

	"maxage/inspect/field"
	"maxage/inspect/wire"
)

// VaryNoEffect sees names in Vary that keep no copies apart.
var VaryNoEffect = &Rule{
	ID:       "vary-no-effect",
	Severity: Info,
	Category: Variation,
	Title:    "A name in Vary has no effect",
	Doc: `Vary names the request fields by which caches keep copies apart. This name is none that clients send, or one that is part of every key already, so it does nothing; if another was meant, users may get a copy that was made for others.

Usual slips: the response's Content-Encoding for the request's Accept-Encoding, Set-Cookie for Cookie, a missing comma. Varnish stores nothing with white space in a name. Host never needs to be named, as the host is part of the URL that every copy is kept under.`,
	Fix:      `Name the request field that the answer depends on, such as "Vary: Accept-Encoding", and take out what does nothing.`,
	Send:     "-Vary\nVary: Accept-Encoding",
	Refs:     []string{"RFC 9110 section 12.5.5", "RFC 9111 section 2"},
	Optional: true,

	Check: func(p *Pass) {
		if len(p.Vary.Names) == 0 || p.Vary.Star || p.fingerprinted() || !p.reusedAnywhere() {
			return
		}
		for _, span := range p.Vary.Spans {
			text := p.Exchange.Text(span)
			if why := whyNoEffect(text); why != "" {
				f := p.Report([]wire.Span{span}, "%s in Vary does nothing: %s.", plain(text), why)
				f.Send = p.varyWithout(func(name string) bool { return whyNoEffect(name) == "" }, meantInVary(text)...)
				return
			}
		}
	},
}

// whyNoEffect says why a name in Vary keeps no copies apart, or "".
func whyNoEffect(name string) string {
	name = strings.ToLower(name)
	switch name {
	case "host", ":authority":
		return "the host is part of the key of every copy already"
	case "content-encoding", "content-type", "content-language", "set-cookie":
		return "clients do not send it, and users may get a copy made for those who sent another " + meantBy[name]
	case "etag", "last-modified", "expires", "date", "age", "location", "server", "vary", "content-length", "content-location", "x-cache":
		return "clients do not send it, so it keeps no copies apart"
	}
	if strings.ContainsAny(name, " \t;:\"=") {
		return "it is no field name, and users may get a copy made for others"
	}
	if field.LookupField(name) != nil {
		return ""
	}
	if known := misspelt(name); known != "" {
		return "clients send " + known + ", and users may get a copy made for those who sent another"
	}
	return ""
}

// misspelt returns the request field that a name in lower case is a slip of the
// finger away from, or "".
func misspelt(name string) string {
	for _, known := range [...]string{"Accept-Encoding", "Accept-Language", "User-Agent", "Authorization", "Cookie", "Origin", "Accept"} {
		if n := field.Slips(name, strings.ToLower(known)); n == 1 || n == 2 && len(known) > 8 {
			return known
		}
	}
	return ""
}

// meantInVary returns the request fields that were meant by a name without
// effect.
func meantInVary(name string) (names []string) {
	if len(name) > longestLine {
		return nil
	}
	for _, word := range strings.FieldsFunc(strings.ToLower(name), func(c rune) bool { return !isName(string(c)) }) {
		switch meant := cmp.Or(meantBy[word], misspelt(word)); {
		case meant != "":
			names = append(names, meant)
		case whyNoEffect(word) == "":
			names = append(names, textproto.CanonicalMIMEHeaderKey(word))
		}
	}
	return names
}

// meantBy is the request field that people mean by a response field in Vary.
var meantBy = map[string]string{
	"content-encoding": "Accept-Encoding", "content-type": "Accept", "content-language": "Accept-Language", "set-cookie": "Cookie",
}
