package rules

import "maxage/inspect/wire"

// SafeMethodGroupInvalidation sees groups thrown away where no cache listens.
var SafeMethodGroupInvalidation = &Rule{
	ID:       "safe-method-group-invalidation",
	Severity: Info,
	Category: Storage,
	Title:    "Cache-Group-Invalidation on an answer that changes nothing",
	Doc: `Caches must ignore Cache-Group-Invalidation in answers to GET and other safe methods, so the groups that it names stay in store and users go on seeing the old copies.

Only requests that change something (POST, PUT, PATCH, DELETE) may throw away stored answers; otherwise any link could empty a cache.`,
	Fix:      `Send Cache-Group-Invalidation with the answer to the request that changes the data, a POST for example, and take it away here.`,
	Send:     "-Cache-Group-Invalidation",
	Refs:     []string{"RFC 9875 section 3", "RFC 9110 section 9.2.1"},
	Optional: true,

	Check: func(p *Pass) {
		method := p.Exchange.Request.Method
		switch method {
		case "":
			method = "GET"
		case "GET", "HEAD", "OPTIONS", "TRACE", "QUERY":
		default:
			return
		}
		r := &p.Exchange.Response
		if i := r.Index("Cache-Group-Invalidation"); i >= 0 && r.Fields[i].Value != "" {
			p.Report([]wire.Span{r.Line(wire.Response, i)}, "Caches ignore Cache-Group-Invalidation in answers to %s: what it names stays stored, and users go on seeing it.", method)
		}
	},
}
