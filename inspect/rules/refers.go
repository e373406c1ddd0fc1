package rules

import (
	"net/url"

	"maxage/inspect/wire"
)

// referral says which page refers to a file, and how long the page may be
// kept by somebody.
type referral struct {
	page  string // its path
	kept  int64  // in seconds
	since int64  // when the page was received
}

// refers returns the absolute URLs of the files that a page refers to: those
// that it loads, not those that it links to.
func refers(p *Pass) []string {
	c := p.content()
	base, err := url.Parse(p.Exchange.URL)
	if c == nil || err != nil {
		return nil
	}
	if b, err := base.Parse(c.Base); err == nil {
		base = b
	}
	var urls []string
	for _, r := range c.Resources {
		if ref, err := base.Parse(r.URL); err == nil {
			urls = append(urls, ref.String())
		}
	}
	return urls
}

// mostFiles is how many files of pages are remembered; then it begins anew.
const mostFiles = 4096

// keepReferences notes the files of the page's own origin, if a page that
// somebody may keep for a while refers to them.
func (m *Memory) keepReferences(p *Pass) {
	s := &m.now
	kept := max(s.browser, s.shared)
	if s.kind != page || s.status != 200 || !s.get || kept <= longEnoughToMatter {
		return
	}
	urls := refers(p)
	if len(urls) == 0 {
		return
	}
	path, _ := pathAndQuery(p.Exchange.URL)
	own := wire.Origin(p.Exchange.URL)
	r := referral{page: m.words.keep(path), kept: kept, since: s.received}
	for _, file := range urls {
		if len(m.files) >= mostFiles {
			clear(m.files)
		}
		if wire.Origin(file) == own {
			m.files[m.hash(withoutFragment(file))] = r
		}
	}
}

// longEnoughToMatter, in seconds: a page kept for less is gone when a file
// that it refers to has been missed.
const longEnoughToMatter = 60
