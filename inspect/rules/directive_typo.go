package rules

import (
	"strings"

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

It is an error when the word was meant to protect (no-store, private, no-cache) and nothing else does, and only information where a stronger directive beside it settles the matter. Words that no directive resembles are extensions, and are left alone.`,
	Fix:  `Spell it as the standard does: no-store, no-cache, private, must-revalidate, max-age, s-maxage.`,
	Send: "Cache-Control: private, no-store",
	Refs: []string{"RFC 9111 section 5.2.3", "RFC 9111 section 5.2.2"},

	Check: func(p *Pass) {
		var typos typos
		typos.collect(&p.CacheControl)
		typos.inTwo(p)
		for i := range p.Targeted {
			if p.Targeted[i].Valid {
				typos.collect(&p.Targeted[i].Directives)
			}
		}
		if typos.at == nil {
			return
		}
		if by := p.settledBy(typos.meant); by != nil {
			p.Report(typos.at, "%s is not a directive (%s is) and is ignored; %s beside it settles the matter, so users notice nothing.", plain(typos.wrote), typos.meant, by.Name).Severity = Info
			return
		}
		harm, kept := missing(typos.meant), typos.meant == field.NoStore && p.said(field.Private) != nil
		if kept {
			harm = "browsers keep this page, and whoever uses the computer next may see it"
		}
		f := p.Report(typos.at, "%s is not a directive (%s is) and is ignored: %s.", plain(typos.wrote), typos.meant, harm)
		if protects(typos.meant) && !kept && !p.CacheControl.Has(field.NoStore) {
			f.Severity = Error
		}
		name, all := p.fieldAt(f.At[0])
		f.mends("Spell it as the standard does:", rewrite(name, &all, corrected))
	},
}

// typos holds the places of all misspelt words and the gravest of them.
type typos struct {
	wrote string
	meant field.Kind
	at    []wire.Span
}

// corrected spells a directive right.
func corrected(d *field.Directive, text string) string {
	switch meant := nearest(d.Name); {
	case d.Kind != field.Unknown || meant == field.Unknown:
		return text
	case isLifetime(meant) && field.Seconds(d.Arg) == field.Invalid:
		return ""
	case isLifetime(meant):
		return meant.String() + "=" + strings.Trim(d.Arg, " ")
	default:
		return meant.String()
	}
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
		t.add(d.Name, meant, d.Span)
	}
}

// inTwo sees a directive with something else in place of its hyphen: no store.
func (t *typos) inTwo(p *Pass) {
	list := p.CacheControl.List
	for i := 1; i < len(list); i++ {
		a, b := &list[i-1], &list[i]
		if a.Fault != field.MissingComma && a.Fault != field.BadToken || a.Span.Line != b.Span.Line {
			continue
		}
		if meant := field.KindOf(a.Name + "-" + b.Name); meant != field.Unknown && !p.CacheControl.Has(meant) {
			at := a.Span
			at.End = b.Span.End
			t.add(p.Exchange.Text(at), meant, at)
		}
	}
}

// settledBy returns the directive that makes another one idle, were it spelled
// well: no-store all but must-understand, which lifts it, and no-transform;
// private those for shared caches. Fields for some caches only say their own.
func (p *Pass) settledBy(k field.Kind) *field.Directive {
	by := p.keepsOut()
	if by == nil || len(p.Targeted) > 0 || k == field.MustUnderstand || k == field.NoTransform {
		return nil
	}
	if by.Kind == field.NoStore || k == field.SMaxAge || k == field.ProxyRevalidate || k == field.Public {
		return by
	}
	return nil
}

func (t *typos) add(wrote string, meant field.Kind, at wire.Span) {
	if t.at == nil || protects(meant) && !protects(t.meant) {
		t.wrote, t.meant = wrote, meant
		t.at = append([]wire.Span{at}, t.at...)
		return
	}
	t.at = append(t.at, at)
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
		if otherEnding(name, k.String()) {
			return k
		}
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

// otherEnding: both begin alike and only the last few letters differ, as in
// must-revalidation.
func otherEnding(name, want string) bool {
	const stem, ending = 10, 5
	i := 0
	for i < len(name) && i < len(want) && name[i] == want[i] {
		i++
	}
	return i >= stem && len(name)-i <= ending && len(want)-i <= ending
}
