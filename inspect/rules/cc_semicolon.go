package rules

import (
	"cmp"
	"fmt"
	"slices"

	"maxage/inspect/field"
	"maxage/inspect/wire"
)

// CCSemicolon sees semicolons between directives.
var CCSemicolon = &Rule{
	ID:       "cc-semicolon",
	Severity: Error,
	Category: Syntax,
	Title:    "Directives are separated by semicolons",
	Doc: `Directives are separated by commas. Where a semicolon stands, caches disagree: some drop both directives, some the second one, some read them as one value, so users get a page that is older, or more public, than was written.

Other header fields (Set-Cookie, Content-Type) do use semicolons, which is how they get here. What such a directive forbids we still count; what it permits we do not. Where nothing that was measured reads it otherwise, as with a semicolon at the end of "no-store, no-cache;", this is only information. In CDN-Cache-Control a semicolon is no fault of form, which is worse: what stands behind it is a parameter, and is ignored.`,
	Fix:  `Write commas, as in "Cache-Control: private, max-age=60".`,
	Send: "Cache-Control: private, max-age=60",
	Refs: []string{"RFC 9111 section 5.2", "RFC 9110 section 5.6.1", "RFC 9213 section 2.1"},

	Check: func(p *Pass) {
		var f faulty
		list := p.CacheControl.List
		for i := range list {
			if list[i].Fault == field.Semicolon {
				f.add(&list[i])
			}
		}
		if f.worst == nil {
			targetedSemicolon(p)
			return
		}
		found := p.misread(&f, "Directives are separated by commas, and here a semicolon stands")
		if k := f.worst.Kind; found.Severity == Info && protects(k) && !p.CacheControl.Permits(field.NoStore) {
			found.Severity = Error
			found.Message = fmt.Sprintf("Directives are separated by commas, and here a semicolon stands: a cache that drops what it cannot read loses %s, and %s.", k, lost[k])
		}
		found.mends("Write commas:", rewrite("Cache-Control", &p.CacheControl, nil))
	},
}

// targetedSemicolon: in a targeted field a semicolon is no fault of form, which
// makes it worse: it turns the next directive into a parameter of this one.
func targetedSemicolon(p *Pass) {
	for i := range p.Targeted {
		t := &p.Targeted[i]
		if !t.Valid || len(t.Params) == 0 {
			continue
		}
		var at []wire.Span
		for k := range t.Params {
			at = append(at, t.Params[k].Span)
		}
		f := p.Report(at, "Behind a semicolon %s is only a parameter, which the CDN ignores: users may get an older or more public page than you wrote.", t.Params[0].Name)
		if !slices.ContainsFunc(t.Params, func(d field.Directive) bool { return protects(d.Kind) || d.Kind == field.MustRevalidate }) {
			f.Severity = Info // what is lost there forbids nothing
			f.Message = fmt.Sprintf("Behind a semicolon %s is only a parameter, which the CDN ignores: what you meant by it does not happen.", t.Params[0].Name)
		}
		meant := p.leniently(t)
		f.mends("Write commas:", cmp.Or(rewrite(p.spelling(t), &meant, without(field.Unknown)), p.spelling(t)+": no-store"))
		return
	}
}
