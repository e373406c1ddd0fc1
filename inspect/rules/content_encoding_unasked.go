package rules

import (
	"slices"
	"strings"

	"maxage/inspect/field"
	"maxage/inspect/wire"
)

// ContentEncodingUnasked sees a cache answer with a coding that the client did
// not offer.
var ContentEncodingUnasked = &Rule{
	ID:       "content-encoding-unasked",
	Severity: Warning,
	Category: Negotiation,
	Title:    "A cache answered with a coding that the client did not offer",
	Doc: `The answer came out of a cache and is compressed in a way that this client did not say it can undo: such clients get unreadable bytes.

Either the cache does not select by Accept-Encoding (the response lacked Vary when it was stored, or the cache is told to ignore it), or the origin has only the compressed file, as happens with files compressed before they were put into an object store. A request without Accept-Encoding formally takes any coding, but small clients and monitoring send none because they know none; there this is only information.`,
	Fix:    `Send "Vary: Accept-Encoding" with every variant, have the cache obey it, purge it, and keep an uncompressed file beside the compressed one.`,
	Send:   "Vary: Accept-Encoding",
	Config: Config{Nginx: "gzip_vary on;\ngunzip on; # for clients that cannot"},
	Refs:   []string{"RFC 9110 section 12.5.3", "RFC 9111 section 4.1"},

	Check: func(p *Pass) {
		s := p.Answered()
		if s == nil || !p.ContentEncoding.Present || len(p.Exchange.Request.Fields) == 0 || p.fromBrowser() || archive(p) || p.Found(VaryMissingAcceptEncoding) || p.Found(DictionaryMissingVary) {
			return
		}
		offered := field.ReadList(&p.Exchange.Request, wire.Request, "Accept-Encoding")
		coding := unoffered(p.ContentEncoding.Members, offered.Members)
		if coding == "" {
			return
		}
		at := slices.Concat(p.ContentEncoding.Spans, []wire.Span{s.Span}, offered.Spans)
		if len(offered.Members) == 0 {
			p.Report(at, "The client asked for no compression, yet %s answered with %s out of its store: clients that cannot undo it get unreadable bytes.", nameOf(s), plain(coding)).Severity = Info
			return
		}
		p.Report(at, "This client did not offer %s, yet %s answered with it out of its store: such clients get unreadable bytes.", plain(coding), nameOf(s))
	},
}

// unoffered returns the first of the codings that offered does not accept, or
// "".
func unoffered(codings, offered []string) string {
	for _, coding := range codings {
		if coding != "identity" && !acceptsCoding(offered, coding) {
			return coding
		}
	}
	return ""
}

// acceptsCoding reports whether the list in Accept-Encoding accepts a coding,
// in lower case. What is named itself counts before *.
func acceptsCoding(list []string, coding string) bool {
	any := false
	for _, member := range list {
		name, weight, _ := strings.Cut(member, ";")
		name = strings.TrimPrefix(strings.ToLower(strings.TrimSpace(name)), "x-")
		switch name {
		case strings.TrimPrefix(coding, "x-"):
			return !zeroWeight(weight)
		case "*":
			any = !zeroWeight(weight)
		}
	}
	return any
}

// zeroWeight: q=0 refuses what it stands behind.
func zeroWeight(parameters string) bool {
	for parameter := range strings.SplitSeq(parameters, ";") {
		name, value, _ := strings.Cut(strings.TrimSpace(parameter), "=")
		if strings.EqualFold(name, "q") && value != "" && strings.Trim(value, "0.") == "" {
			return true
		}
	}
	return false
}
