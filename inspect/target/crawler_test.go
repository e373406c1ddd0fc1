package target

import (
	"context"
	"errors"
	"strings"
	"sync"
	"testing"

	"maxage/inspect/wire"
)

func TestObey(t *testing.T) {
	s := site{
		"https://x.test/robots.txt":   "User-agent: *\nDisallow: /private\nCrawl-delay: 3",
		"https://404.test/robots.txt": "404",
		"https://x.test/s.txt":        "https://x.test/a\nhttps://x.test/private/b\nno URL\nhttps://404.test/c\nhttps://gone.test/d\nhttps://X.test/private",
	}
	var mu sync.Mutex
	asked := 0
	c := Crawler{Agent: "maxage", Fetch: func(ctx context.Context, t Target) (*Document, error) {
		mu.Lock()
		defer mu.Unlock()
		if asked++; t.Trusted() != (wire.Origin(t.URL) == "https://x.test") {
			return nil, errors.New("credentials go astray")
		}
		return s.fetch(ctx, t)
	}}
	same(t, c.Obey(context.Background(), s.sitemap("https://x.test/s.txt")), `
https://x.test/s.txt:1 GET https://x.test/a
! https://x.test/s.txt:2: https://x.test/private/b is left out: robots.txt forbids it
! https://x.test/s.txt:3: the location is no absolute URL
https://x.test/s.txt:4 GET https://404.test/c
! https://x.test/s.txt:5: https://gone.test/d is left out: https://gone.test/robots.txt cannot be reached, which forbids everything there
! https://x.test/s.txt:6: https://x.test/private is left out: robots.txt forbids it`)
	if asked != 3 {
		t.Errorf("robots.txt was asked for %d times", asked)
	}
	for _, err := range c.Obey(context.Background(), s.sitemap("https://x.test/s.txt")) {
		if err != nil && strings.Contains(err.Error(), "left out") && !errors.Is(err, ErrRobots) {
			t.Errorf("the cause of %q is %v", err, errors.Unwrap(err))
		}
	}
	// What the user named is not asked about.
	same(t, c.Obey(context.Background(), List("l", strings.NewReader("https://x.test/private"), "")), "l:1 GET https://x.test/private")
	for range c.Obey(context.Background(), s.sitemap("https://x.test/s.txt")) {
		break
	}

	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			if c.Robots(context.Background(), Target{URL: "https://x.test/"}).Delay.Seconds() != 3 {
				t.Error("the delay is lost")
			}
		})
	}
	all.Wait()
}

func TestSitemapOfRobots(t *testing.T) {
	s := site{
		"https://x.test/robots.txt":       "Sitemap: https://x.test/s.txt\nsitemap: /relative\nSitemap: https://cdn.test/s.txt",
		"https://x.test/s.txt":            "https://x.test/a",
		"https://cdn.test/s.txt":          "https://x.test/b",
		"https://nothing.test/robots.txt": "User-agent: *\nDisallow:",
	}
	same(t, s.sitemap("https://x.test/robots.txt"), `
! https://x.test/robots.txt:2: the location is no absolute URL
https://x.test/s.txt:1 GET https://x.test/a
https://cdn.test/s.txt:1 GET https://x.test/b`)
	same(t, s.sitemap("https://nothing.test/robots.txt"), "! https://nothing.test/robots.txt: it names no sitemap")
}

func TestPolite(t *testing.T) {
	s := site{
		"https://x.test/robots.txt":    "User-agent: *\nDisallow: /private",
		"https://x.test/":              "<link rel=stylesheet href=/private/s.css><link rel=stylesheet href=/404.css><link rel=stylesheet href=/gone.css><link rel=stylesheet href=/s.css>",
		"https://x.test/private/s.css": "a { b: url(secret.png) }",
		"https://x.test/404.css":       "404",
		"https://x.test/s.css":         "a { b: url(a.png) }",
		"https://x.test/s.xml":         "<sitemapindex><sitemap><loc>https://x.test/private/s.xml</loc></sitemap></sitemapindex>",
		"https://x.test/private/s.xml": "https://x.test/a",
	}
	c := Crawler{Agent: "maxage", Fetch: s.fetch}
	same(t, c.Obey(context.Background(), Assets{Fetch: c.Polite}.Of(context.Background(), Target{URL: "https://x.test/"})), `
! https://x.test/:1: https://x.test/private/s.css is left out: robots.txt forbids it
https://x.test/:1 GET https://x.test/404.css
https://x.test/:1 GET https://x.test/gone.css
https://x.test/:1 GET https://x.test/s.css
https://x.test/s.css:1 GET https://x.test/a.png`)
	same(t, Sitemap(context.Background(), c.Polite, Target{URL: "https://x.test/s.xml"}), "! https://x.test/s.xml:1: https://x.test/private/s.xml is left out: robots.txt forbids it")
}
