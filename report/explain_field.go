package report

import (
	"fmt"
	"io"
	"strings"

	"maxage/inspect/field"
)

// ExplainField says what is known of a field. It reports false when it knows
// none of that name.
func ExplainField(w io.Writer, name string, s Style) (known bool, err error) {
	info := field.LookupField(name)
	if info == nil {
		return false, nil
	}
	p := newPrinter(w, s)
	p.about(info, "")
	if strings.HasSuffix(strings.ToLower(info.Name), "cache-control") {
		p.heading("Directives", "")
		for i := range field.DirectiveTable {
			d := &field.DirectiveTable[i]
			p.add(inkPlain, "  ").add(inkStrong, d.Name).pad(26)
			p.paragraph(inkPlain, 26, d.Brief)
		}
	}
	return true, p.flush()
}

// ExplainDirective says what is known of a Cache-Control directive. It reports
// false when it knows none of that name.
func ExplainDirective(w io.Writer, name string, s Style) (known bool, err error) {
	d := field.LookupDirective(name)
	if d == nil {
		return false, nil
	}
	p := newPrinter(w, s)
	p.about(&d.Info, d.Request)
	return true, p.flush()
}

func (p *printer) about(info *field.Info, request string) {
	p.add(inkTitle, info.Name).add(inkPlain, "  ")
	p.paragraph(inkPlain, p.at, info.Brief)
	if info.Doc != "" {
		p.blank()
		p.paragraph(inkPlain, 2, info.Doc)
	}
	if request != "" {
		p.blank()
		p.paragraph(inkPlain, 2, "In a request: "+request)
	}
	p.blank()
	p.add(inkPlain, "  ")
	if info.Ref == "" {
		p.add(inkPlain, "no standard defines it").end()
		return
	}
	p.ref(p.shortRef(info.Ref), info.Ref).end()
}

// ExplainStatus says what a status code means, and whether it may be cached.
// It reports false for codes that are not registered.
func ExplainStatus(w io.Writer, code int, s Style) (known bool, err error) {
	info := field.LookupStatus(code)
	if info == nil {
		return false, nil
	}
	p := newPrinter(w, s)
	p.add(inkTitle, fmt.Sprintf("%d %s", info.Code, info.Phrase)).end()
	n := statusNote(code, 0)
	p.paragraph(inkPlain, 2, n.text+".")
	p.blank()
	p.add(inkPlain, "  ").ref(p.shortRef(n.ref), n.ref).end()
	return true, p.flush()
}
