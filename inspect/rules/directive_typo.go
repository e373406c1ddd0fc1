package rules

import (
	"maxage/inspect/field"
	"maxage/inspect/wire"
)

// DirectiveTypo sees words that are almost directives.
var DirectiveTypo = &Rule{
	ID:       "directive-typo",
	Severity: Warning,
	Category: Syntax,
	Title:    "A directive is misspelt",
	Doc: `Caches ignore words they do not know, so a misspelt directive does nothing: the page that was meant to stay out of caches is stored, or the lifetime that was meant is not there.

It is an error when the word was meant to protect (no-store, private, no-cache) and nothing else does. Words that no directive resembles are extensions, and are left alone.`,
	Fix:  `Spell it as the standard does: no-store, no-cache, private, must-revalidate, max-age, s-maxage.`,
	Refs: []string{"RFC 9111 section 5.2.3", "RFC 9111 section 5.2.2"},

	Check: func(p *Pass) {
		var typos typos
		typos.collect(&p.CacheControl)
		for i := range p.Targeted {
			if p.Targeted[i].Valid {
				typos.collect(&p.Targeted[i].Directives)
			}
		}
		if typos.at == nil {
			return
		}
		if typos.meant != field.MustUnderstand && p.CacheControl.Permits(field.NoStore) && len(p.Targeted) == 0 {
			p.Report(typos.at, "%s is not a directive (%s is) and is ignored; beside no-store that changes nothing, until somebody takes no-store away.", plain(typos.wrote), typos.meant).Severity = Info
			return
		}
		f := p.Report(typos.at, "%s is not a directive (%s is) and is ignored: %s.", plain(typos.wrote), typos.meant, missing(typos.meant))
		if protects(typos.meant) && !p.CacheControl.Has(field.NoStore) {
			f.Severity = Error
		}
	},
}

// typos holds the places of all misspelt words and the gravest of them.
type typos struct {
	wrote string
	meant field.Kind
	at    []wire.Span
}

func (t *typos) collect(ds *field.Directives) {
	for i := range ds.List {
		d := &ds.List[i]
		if d.Kind != field.Unknown {
			continue
		}
		meant := nearest(d.Name)
		if meant == field.Unknown || ds.Has(meant) {
			continue
		}
		if t.at == nil || protects(meant) && !protects(t.meant) {
			t.wrote, t.meant = d.Name, meant
			t.at = append([]wire.Span{d.Span}, t.at...)
			continue
		}
		t.at = append(t.at, d.Span)
	}
}

func protects(k field.Kind) bool {
	return k == field.NoStore || k == field.Private || k == field.NoCache
}

func missing(k field.Kind) string {
	switch k {
	case field.NoStore, field.Private:
		return "caches may keep this page and show it to others"
	case field.NoCache, field.MustRevalidate, field.ProxyRevalidate:
		return "users may see an old page without anyone asking for a new one"
	case field.MaxAge, field.SMaxAge:
		return "users see this page for longer, or shorter, than you meant"
	case field.Public:
		return "shared caches may not keep this page, and users wait for your application"
	case field.Immutable:
		return "browsers ask again for what has not changed, and users wait"
	case field.NoTransform:
		return "proxies on the way may alter what users get"
	case field.StaleWhileRevalidate, field.StaleIfError:
		return "users wait, or see an error, when your application is slow or down"
	}
	return "users may get this page from caches that do not understand it"
}

// responseDirectives are what a misspelt word in a response may have meant.
var responseDirectives = [...]field.Kind{
	field.NoStore, field.Private, field.NoCache, field.MaxAge, field.SMaxAge, field.Public, field.MustRevalidate, field.ProxyRevalidate,
	field.Immutable, field.StaleWhileRevalidate, field.StaleIfError, field.NoTransform, field.MustUnderstand,
}

// nearest returns the directive that name is a slip of the finger away from,
// or Unknown: one slip in short names, two in longer ones. What begins with x-
// is somebody's extension.
func nearest(name string) field.Kind {
	const shortest, longest = 5, 30
	if len(name) < shortest || len(name) > longest || name[:2] == "x-" {
		return field.Unknown
	}
	best, least := field.Unknown, 3
	for _, k := range responseDirectives {
		allowed := 1
		if len(k.String()) >= 8 {
			allowed = 2
		}
		if n := field.Slips(name, k.String()); n <= allowed && n < least {
			best, least = k, n
		}
	}
	return best
}
