package rules

import (
	"cmp"

	"maxage/inspect/field"
	"maxage/inspect/wire"
)

// DuplicateSame sees a directive that is said twice alike.
var DuplicateSame = &Rule{
	ID:       "duplicate-same",
	Severity: Info,
	Category: Syntax,
	Optional: true,
	Title:    "A directive is said twice",
	Doc: `The same directive stands there twice with the same meaning. That does no harm today; on the day one of the two is changed, caches will disagree which counts, and users see an old page or not, by luck.

Mostly two layers write the field: the application and a server before it, or two lines of a configuration.`,
	Fix:  `Say it once; look for a server or framework that adds a second Cache-Control.`,
	Send: "Cache-Control: max-age=300",
	Refs: []string{"RFC 9111 section 4.2.1"},

	Check: func(p *Pass) {
		list := p.CacheControl.List
		for i := range list {
			if list[i].Fault != field.Repeated || p.Found(DuplicateConflicting) {
				continue
			}
			at := []wire.Span{list[i].Span}
			for k := range i {
				if list[k].Kind == list[i].Kind {
					at = append(at, list[k].Span)
				}
			}
			f := p.Report(at, "%s is said twice, mostly by two layers: when one of them is changed, caches disagree, and users see old pages by luck.", list[i].Name)
			f.Send = cmp.Or(rewrite("Cache-Control", &p.CacheControl, nil), f.Send)
			return
		}
	},
}
