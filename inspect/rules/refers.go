package rules

import (
	"net/url"
	"strings"
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
	r := referral{page: m.words.keep(path), kept: kept, since: s.received}
	for _, file := range urls {
		if len(m.files) >= mostFiles {
			clear(m.files)
		}
		if sameOrigin(file, p.Exchange.URL) {
			m.files[m.hash(withoutFragment(file))] = r
		}
	}
}

// longEnoughToMatter, in seconds: a page kept for less is gone when a file
// that it refers to has been missed.
const longEnoughToMatter = 60

func sameOrigin(a, b string) bool { return strings.EqualFold(origin(a), origin(b)) }

// origin returns scheme, host and port of a URL as they are written, the port
// only if it is not the scheme's own.
func origin(address string) string {
	scheme, rest, ok := strings.Cut(address, "://")
	if !ok {
		return ""
	}
	if i := strings.IndexAny(rest, "/?#"); i >= 0 {
		rest = rest[:i]
	}
	for own, port := range map[string]string{"https": ":443", "http": ":80"} {
		if strings.EqualFold(scheme, own) {
			rest = strings.TrimSuffix(rest, port)
		}
	}
	return address[:len(scheme)+len("://")+len(rest)]
}
