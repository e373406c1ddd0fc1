package replay

import (
	"strings"

	"maxage/inspect/wire"
)

// mostPages bounds the URLs that a Run counts apart.
const mostPages = 100_000

// Page counts the requests for one URL.
type Page struct {
	URL    string   // "" for those beyond the first hundred thousand URLs
	Totals []Totals // by cache, as asked

	content bool // an answer of its own has come, not only a 304
}

// page returns the counts for the exchange's URL, whose fragment does not
// count.
func (r *Run) page(x *wire.Exchange) *Page {
	url, _, _ := strings.Cut(x.URL, "#")
	at, known := r.place[url]
	if !known && len(r.Pages) >= mostPages {
		url = ""
		at, known = r.place[url]
	}
	if !known {
		at = len(r.Pages)
		r.place[url] = at
		r.Pages = append(r.Pages, Page{URL: url, Totals: make([]Totals, len(r.Played))})
	}
	return &r.Pages[at]
}
