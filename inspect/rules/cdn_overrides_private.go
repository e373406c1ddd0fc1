package rules

import (
	"strings"

	"maxage/inspect/field"
	"maxage/inspect/wire"
)

// CDNOverridesPrivate sees a targeted field that lets a CDN keep what
// Cache-Control keeps private.
var CDNOverridesPrivate = &Rule{
	ID:       "cdn-overrides-private",
	Severity: Info,
	Category: CDN,
	Title:    "The CDN is told to keep what Cache-Control keeps private",
	Doc: `Cache-Control forbids sharing this response, but a field addressed to CDNs gives it a lifetime, and a CDN that obeys that field never looks at Cache-Control: it stores the response for everybody.

For a page that is the same for all that may be meant: the CDN keeps it, browsers do not. With a session cookie, or in answer to credentials, it is an error: one user's page goes to others.`,
	Fix:  `Send "private" or "no-store" in the targeted field too; it replaces Cache-Control and Expires, it does not add to them.`,
	Send: "CDN-Cache-Control: no-store",
	Refs: []string{"RFC 9213 section 2.2"},

	Check: func(p *Pass) {
		if len(p.Targeted) == 0 || field.NeverStored(p.Status()) {
			return
		}
		forbids := p.keepsOut()
		if forbids == nil {
			return
		}
		for i := range p.Targeted {
			t := &p.Targeted[i]
			d := lifetimeGiven(t)
			if d == nil {
				continue
			}
			at := []wire.Span{d.Span, forbids.Span}
			f := p.Report(at, "Cache-Control says %s, but %s tells the CDN to ignore that and keep this for everybody for %s.", forbids.Name, p.Exchange.Response.Fields[t.Lines[0]].Name, field.Spoken(d.Seconds))
			f.Send = p.closed()
			credentials, known := p.credentials()
			switch session := p.sessionCookie(); {
			case session != nil:
				f.Severity = Error
				f.At = append(f.At, p.sessionSpans()...)
			case known:
				f.Severity = Error
				f.At = append(f.At, credentials)
			}
			return
		}
	},
}

// closed returns the lines that keep out the CDNs which are let in by fields of
// their own.
func (p *Pass) closed() string {
	var lines []string
	for i := range p.Targeted {
		if t := &p.Targeted[i]; lifetimeGiven(t) != nil {
			lines = append(lines, p.spelling(t)+": no-store")
		}
	}
	return strings.Join(lines, "\n")
}

// lifetimeGiven returns the directive by which a targeted field lets a CDN
// reuse the response without asking, or nil.
func lifetimeGiven(t *field.Targeted) *field.Directive {
	ds := &t.Directives
	if !t.Valid || ds.Has(field.NoStore) || ds.Forbids(field.Private) || ds.Forbids(field.NoCache) {
		return nil
	}
	d := ds.Get(field.SMaxAge)
	if d == nil {
		d = ds.Get(field.MaxAge)
	}
	if d == nil || d.Seconds <= 0 {
		return nil
	}
	return d
}
