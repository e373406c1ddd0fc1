package rules

import (
	"maxage/inspect/cache"
	"maxage/inspect/field"
	"maxage/inspect/wire"
)

// ImmutableUnfingerprinted sees immutable on a URL that will be used again for
// the next version.
var ImmutableUnfingerprinted = &Rule{
	ID:       "immutable-unfingerprinted",
	Severity: Warning,
	Category: Staleness,
	Title:    "immutable on a URL that names no version",
	Doc: `immutable promises that what this URL gives will never change, so browsers need not ask even when the user presses reload: a mistake on this page stays with its users until the lifetime ends.

It is meant for names that change with the content, such as app.3f9c1d2e.js. This URL shows no hash and no version. On pages and API answers this is an error.`,
	Fix:  `Send "Cache-Control: no-cache" here, and keep immutable for URLs with a hash or a version in them.`,
	Send: "Cache-Control: no-cache",
	Refs: []string{"RFC 8246 section 2"},

	Check: func(p *Pass) {
		d := p.CacheControl.Get(field.Immutable)
		if d == nil || !d.Trusted() || !browserFresh(p) || p.fingerprinted() || p.named() {
			return
		}
		switch p.Status() {
		case 200, 203, 206, 304:
		default:
			return
		}
		at := append([]wire.Span{d.Span}, lifetimeSpans(p.Browser)...)
		f := p.Report(at, "Even pressing reload need not fetch a new version for %s, and the URL names no version: a mistake here stays with its users.", field.Spoken(p.Browser.Lifetime))
		if k := p.kind(); k == page || k == data {
			f.Severity = Error
		}
	},
}

// named: the URL has something like a hash in it. With a page or data that is
// mostly the name of a thing that may change, but it may be one that cannot.
func (p *Pass) named() bool {
	path, _ := pathAndQuery(p.Exchange.URL)
	return versionedPath(path)
}

// browserFresh reports whether browsers were given a lifetime above zero that
// counts.
func browserFresh(p *Pass) bool {
	v := p.Browser
	if v.Lifetime == 0 || v.Source == cache.SourceHeuristic {
		return false
	}
	return len(v.Windows) > 0 && v.Windows[0].State == cache.StateFresh
}
