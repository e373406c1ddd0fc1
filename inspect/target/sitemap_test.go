package target

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"sync"
	"testing"
	"time"

	"maxage/inspect/wire"
)

// site answers a Fetch from a map: "404" stands for a status, and a text that
// begins with ">" for a redirect.
type site map[string]string

func (s site) fetch(_ context.Context, t Target) (*Document, error) {
	address := t.URL
	for strings.HasPrefix(s[address], ">") {
		address = s[address][1:]
	}
	text, ok := s[address]
	switch {
	case !ok:
		return nil, errors.New("no such host")
	case text == "404":
		return &Document{URL: address, Status: 404, Body: io.NopCloser(strings.NewReader(""))}, nil
	}
	kind := "text/html"
	if strings.HasSuffix(address, ".css") {
		kind = "text/css; charset=utf-8"
	}
	return &Document{URL: address, Status: 200, Type: kind, Body: io.NopCloser(strings.NewReader(text))}, nil
}

func (s site) sitemap(address string) Stream {
	return Sitemap(context.Background(), s.fetch, Target{URL: address})
}

func zipped(text string) string {
	var out bytes.Buffer
	z := gzip.NewWriter(&out)
	io.WriteString(z, text)
	z.Close()
	return out.String()
}

const urlset = `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
  <url>
    <loc>https://x.test/a?b=1&amp;c=2</loc><lastmod>2024-01-01</lastmod>
    <image:image><image:loc>https://x.test/picture.jpg</image:loc></image:image>
  </url>
  <url><lastmod>2024-01-01</lastmod><loc>
    https://x.test/<!-- two -->b <![CDATA[]]></loc></url>
  <url><loc><![CDATA[https://x.test/c?d=1&e=2]]></loc></url>
  <url><loc>/relative</loc></url>
  <url><loc/></url>
  <other><loc>https://x.test/no</loc></other>
  <url><loc>ftp://x.test/</loc></url>
  <url><loc>https://x.test/é</loc></url>
</urlset>
`

const urlsetTold = `
https://x.test/s.xml:4 GET https://x.test/a?b=1&c=2
https://x.test/s.xml:7 GET https://x.test/b
https://x.test/s.xml:9 GET https://x.test/c?d=1&e=2
! https://x.test/s.xml:10: the location is no absolute URL
! https://x.test/s.xml:11: the location is no absolute URL
! https://x.test/s.xml:13: the scheme "ftp" is not supported
https://x.test/s.xml:14 GET https://x.test/%C3%A9`

func TestSitemap(t *testing.T) {
	for _, text := range []string{
		urlset, "\ufeff" + urlset, zipped(urlset),
		strings.NewReplacer("<url", "<s:url", "</url", "</s:url", "<loc", "<s:loc", "</loc", "</s:loc", "xmlns=", "xmlns:s=").Replace(urlset),
		strings.Replace(urlset, `encoding="UTF-8"`, `encoding="us-ascii"`, 1),
	} {
		same(t, site{"https://x.test/s.xml": text}.sitemap("https://x.test/s.xml"), urlsetTold)
	}
	same(t, site{"https://x.test/s.txt": "https://x.test/a\r\n\r\nhttps://x.test/b c\n/d\nhttps://x.test/e"}.sitemap("https://x.test/s.txt"), `
https://x.test/s.txt:1 GET https://x.test/a
! https://x.test/s.txt:3: the URL has a space or a control character at position 17
! https://x.test/s.txt:4: the location is no absolute URL
https://x.test/s.txt:5 GET https://x.test/e`)
}

func TestSitemapIsNone(t *testing.T) {
	half := zipped(urlset)
	for text, want := range map[string]string{
		"":                                 "! u: the sitemap is empty",
		"  \n ":                            "! u: the sitemap is empty",
		strings.Repeat(" ", 10_000):        "! u: the sitemap is empty",
		"404":                              "! https://x.test/s cannot be read: the answer has status 404",
		"{}":                               "! u: it is no sitemap",
		"<!doctype html><html lang=en><p>": "! u: it is a page and no sitemap",
		"<html><body></body></html>":       "! u: its root is <html>, so it is no sitemap",
		"<rss version='2.0'/>":             "! u: its root is <rss>, so it is no sitemap",
		"<?xml version='1.0' encoding='utf-16'?><urlset/>":                                                     `! u:1: it cannot be read: xml: opening charset "utf-16": the encoding is "utf-16", but a sitemap is UTF-8`,
		"<urlset>\n<url><loc>https://x.test/a</loc></url>\n<url><loc>https://x.test/?a&b</loc></url></urlset>": "u:2 GET https://x.test/a\n! u:3: broken XML: invalid character entity &b (no semicolon); what follows is lost",
		"<urlset><url><loc>https://x.test/a</loc></url>\n<url><loc>https://x.te":                               "u:1 GET https://x.test/a\n! u:2: broken XML: unexpected EOF; what follows is lost",
		half[:len(half)/2]:                                    "! u:4: it cannot be read: the gzip stream is damaged: unexpected EOF",
		"\x1f\x8b\x08junk":                                    "! u: it cannot be read: the gzip stream is damaged: unexpected EOF",
		"<urlset>" + strings.Repeat("<a>", 100):               "! u:1: elements are nested more than 32 deep; what follows is left out",
		"<urlset>" + strings.Repeat(" ", 2<<20) + "</urlset>": "! u:1: a tag or a text is longer than 1 MB; what follows is left out",
		"<urlset " + strings.Repeat("a='' ", 1<<20) + "/>":    "! u:1: a tag or a text is longer than 1 MB; what follows is left out",
	} {
		want = strings.ReplaceAll(strings.ReplaceAll(want, "u:", "https://x.test/s:"), "! u ", "! https://x.test/s ")
		same(t, site{"https://x.test/s": text}.sitemap("https://x.test/s"), want)
	}
	same(t, site{}.sitemap("https://ada:secret@x.test/s"), "! https://x.test/s cannot be fetched: no such host")
}

func TestSitemapIndex(t *testing.T) {
	index := func(urls ...string) string {
		return "<sitemapindex>\n<sitemap><loc>" + strings.Join(urls, "</loc></sitemap>\n<sitemap><loc>") + "</loc></sitemap></sitemapindex>"
	}
	one := func(url string) string { return "<urlset><url><loc>" + url + "</loc></url></urlset>" }
	s := site{
		"https://x.test/":          ">https://www.x.test/i.xml",
		"https://www.x.test/i.xml": index("https://x.test/1.xml.gz", "2.xml", "https://x.test/gone", "https://x.test/404", "https://x.test/deep", "https://X.test/1.xml.gz", "https://cdn.test/3"),
		"https://x.test/1.xml.gz":  zipped(one("https://x.test/one")),
		"https://x.test/404":       "404",
		"https://x.test/deep":      index("https://x.test/deeper", "https://www.x.test/i.xml"),
		"https://x.test/deeper":    index("https://x.test/deepest", "https://x.test/deeper"),
		"https://x.test/deepest":   index("https://x.test/abyss"),
		"https://cdn.test/3":       "https://x.test/three",
	}
	same(t, s.sitemap("https://x.test/"), `
! https://www.x.test/i.xml:3: the location is no absolute URL
https://x.test/1.xml.gz:1 GET https://x.test/one
! https://www.x.test/i.xml:4: https://x.test/gone cannot be fetched: no such host
! https://www.x.test/i.xml:5: https://x.test/404 cannot be read: the answer has status 404
! https://x.test/deepest:2: the indexes are nested more than 3 deep; https://x.test/abyss is left out
https://cdn.test/3:1 GET https://x.test/three`)

	for target, err := range s.sitemap("https://x.test/") {
		if err == nil && (target.Root != "https://x.test/" || !target.Trusted()) {
			t.Errorf("%s comes from %q", target.URL, target.Root)
		}
	}
	stopped, cancel := context.WithCancel(context.Background())
	defer cancel()
	n := 0
	for _, err := range Sitemap(stopped, s.fetch, Target{URL: "https://x.test/"}) {
		n++
		if cancel(); n == 3 && !errors.Is(err, context.Canceled) {
			t.Errorf("after the end: %v", err)
		}
	}
	for stop := 1; stop < 7; stop++ {
		n := 0
		for range s.sitemap("https://x.test/") {
			if n++; n == stop {
				break
			}
		}
	}
}

func TestSitemapBounds(t *testing.T) {
	var many strings.Builder
	many.WriteString("<urlset>\n")
	for i := range sitemapURLs + 2 {
		fmt.Fprintf(&many, "<url><loc>https://x.test/%d</loc></url>\n", i)
	}
	many.WriteString("</urlset>")
	n := 0
	for _, err := range (site{"https://x.test/": many.String()}).sitemap("https://x.test/") {
		if n++; err != nil && err.Error() != "https://x.test/:50002: there are more than 50000 URLs in one file; what follows is left out" {
			t.Error(err)
		}
	}
	if n != sitemapURLs+1 {
		t.Errorf("%d URLs", n)
	}
	// A bomb: 60 MB of comments in 60 kB.
	bomb := zipped("<urlset>" + strings.Repeat("<!--"+strings.Repeat("x", 1000)+"-->", 60_000))
	same(t, site{"https://x.test/": bomb}.sitemap("https://x.test/"), "! https://x.test/:1: it is larger than 50 MB; what follows is left out")
}

func FuzzSitemap(f *testing.F) {
	f.Add(urlset)
	f.Add(zipped(urlset))
	f.Add("<sitemapindex><sitemap><loc>https://x.test/</loc></sitemap></sitemapindex>")
	f.Add("https://x.test/\nhttps://x.test/b")
	f.Fuzz(func(t *testing.T, text string) {
		for target, err := range (site{"https://x.test/": text}).sitemap("https://x.test/") {
			if err == nil && wire.Origin(target.URL) == "" {
				t.Errorf("%q has no origin", target.URL)
			}
		}
	})
}

// TestSitemapsAhead: those that an index lists are fetched at the same time,
// each once, and read in its order.
func TestSitemapsAhead(t *testing.T) {
	s := site{"https://x.test/": "<sitemapindex>"}
	var want strings.Builder
	for i := range 2 * sitemapsAhead {
		s["https://x.test/"] += fmt.Sprintf("<sitemap><loc>https://x.test/%d.txt</loc></sitemap>", i)
		s[fmt.Sprintf("https://x.test/%d.txt", i)] = fmt.Sprintf("https://x.test/page%d", i)
		fmt.Fprintf(&want, "https://x.test/%d.txt:1 GET https://x.test/page%d\n", i, i)
	}
	s["https://x.test/"] += "<sitemap><loc>https://x.test/0.txt</loc></sitemap></sitemapindex>"
	var mu sync.Mutex
	asked, together := map[string]int{}, make(chan struct{})
	fetch := func(ctx context.Context, target Target) (*Document, error) {
		mu.Lock()
		if asked[target.URL]++; len(asked) == 1+1+sitemapsAhead { // the index, the first, and those ahead
			close(together)
		}
		mu.Unlock()
		if target.URL != "https://x.test/" {
			select {
			case <-together:
			case <-time.After(10 * time.Second):
				t.Errorf("%s waits for company", target.URL)
			}
		}
		return s.fetch(ctx, target)
	}
	same(t, Sitemap(context.Background(), fetch, Target{URL: "https://x.test/"}), want.String())
	for url, n := range asked {
		if n != 1 {
			t.Errorf("%s was fetched %d times", url, n)
		}
	}
}
