package rules

import (
	"maxage/inspect/field"
)

// NoValidator sees copies that can never be confirmed.
var NoValidator = &Rule{
	ID:       "no-validator",
	Severity: Info,
	Category: Validation,
	Title:    "Nothing to ask with: no ETag and no Last-Modified",
	Doc: `Once a stored copy is stale, caches ask whether it is still good, and they ask with its ETag or Last-Modified. Without either every check downloads the whole answer again: users wait, and your application does all the work.

Reported for answers of more than 2 KB that may be stored and are fresh for less than a day. Where Pragma repeats no-cache the answer is meant to be another each time, and nothing is reported.`,
	Fix:  `Send an "ETag" made from the content: an unchanged page is then confirmed with an empty 304.`,
	Send: `ETag: "3f9c1d2e"`,
	Config: Config{
		Nginx:  "etag on; # for files; it is on unless switched off",
		Apache: "# for files; it is on unless switched off\nFileETag MTime Size",
		Caddy:  "file_server # sends ETag and Last-Modified by itself",
		Go: `w.Header().Set("ETag", fmt.Sprintf("\"%x\"", sha256.Sum256(content)))
http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(content))`,
	},
	Refs: []string{"RFC 9110 section 8.8", "RFC 9111 section 4.3"},

	Check: func(p *Pass) {
		if p.ETag.Present || p.LastModified.Present || p.Status() != 200 || p.Pragma.NoCache && p.CacheControl.Forbids(field.NoCache) {
			return // who says it twice wants a new answer each time
		}
		const small, aDay = 2048, 86400
		v := p.Browser
		if !v.Store || v.Lifetime >= aDay || !p.retrieval() || p.Found(APICacheableUnvalidated) {
			return
		}
		size := p.size()
		if size <= small {
			return
		}
		p.Report(p.statusSpan(), "Without ETag and Last-Modified every check downloads all %d KB again, and users wait for it.", (size+512)/1024)
	},
}

// size returns the length of the content in bytes: as received, or as
// announced; 0 if neither is known.
func (p *Pass) size() int64 {
	if n := p.Exchange.Body.Bytes; n > 0 {
		return n
	}
	if value, ok := p.Exchange.Response.Get("Content-Length"); ok {
		return max(0, field.Seconds(value)) // the same grammar: digits only
	}
	return 0
}
