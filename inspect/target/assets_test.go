package target

import (
	"context"
	"fmt"
	"strings"
	"testing"
)

const shop = `<!doctype html><title>Shop</title>
<link rel=preload as=style href=/css/main.css><link rel=stylesheet href=/css/main.css>
<link rel=stylesheet href="https://fonts.test/f.css"><link rel=icon href="data:image/png;base64,AA">
<style>
@import "inline.css";
body { background: url(/bg.png) }
</style>
<img src="a b.jpg" srcset="a.webp 1x, //cdn.test/b.webp 2x"><img src="#top"><img src="/"><img src="https://x.test">
<a href=/other>Other</a><script src="javascript:void 0"></script><img src="blob:https://x.test/1">
<script src=/app.js?v=1#x></script><script src=HTTPS://X.test:443/app.js?v=1></script>
<div style="background: url('d.png')"></div><iframe src=/frame></iframe>
<img src="http://x.test/insecure.png"><img src="https://[bad/"><img src=/bg.png>
`

var shopSite = site{
	"https://x.test/shop/":             shop,
	"https://x.test/css/main.css":      "@import 'more.css';\n/* url(no.png) */ a { b: url(../img/c.png), url(/bg.png), url(https://cdn.test/far.png), url(#svg) }",
	"https://x.test/css/more.css":      "a { b: url(too-deep.png) }",
	"https://x.test/shop/inline.css":   ">https://x.test/assets/inline.css",
	"https://x.test/assets/inline.css": "a { b: url(i.png) }",
	"https://fonts.test/f.css":         "@font-face { src: url(f.woff2) }",
}

func (s site) assets(a Assets, page string) Stream {
	a.Fetch = s.fetch
	return a.Of(context.Background(), Target{URL: page})
}

func TestAssets(t *testing.T) {
	same(t, shopSite.assets(Assets{}, "https://x.test/shop/"), `
https://x.test/shop/:2 GET https://x.test/css/main.css
https://x.test/shop/:5 GET https://x.test/shop/inline.css
https://x.test/shop/:6 GET https://x.test/bg.png
https://x.test/shop/:8 GET https://x.test/shop/a%20b.jpg
https://x.test/shop/:8 GET https://x.test/shop/a.webp
https://x.test/shop/:8 GET https://x.test/
https://x.test/shop/:10 GET https://x.test/app.js?v=1
https://x.test/shop/:11 GET https://x.test/shop/d.png
! https://x.test/shop/:12: the URL is malformed: missing ']' in host
https://x.test/css/main.css:1 GET https://x.test/css/more.css
https://x.test/css/main.css:2 GET https://x.test/img/c.png
https://x.test/assets/inline.css:1 GET https://x.test/assets/i.png`)

	got := strings.Join(told(shopSite.assets(Assets{Elsewhere: true, Frames: true}, "https://x.test/shop/")), "\n")
	for _, want := range []string{
		"https://x.test/shop/:3 GET https://fonts.test/f.css",
		"https://x.test/shop/:8 GET https://cdn.test/b.webp",
		"https://x.test/shop/:11 GET https://x.test/frame",
		"https://x.test/shop/:12 GET http://x.test/insecure.png",
		"https://x.test/css/main.css:2 GET https://cdn.test/far.png",
		"https://fonts.test/f.css:1 GET https://fonts.test/f.woff2",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("%s is not in\n%s", want, got)
		}
	}
}

// TestAssetsTrust: credentials given for a page go to its own origin alone,
// neither to another one nor to where it was redirected.
func TestAssetsTrust(t *testing.T) {
	s := site{
		"https://x.test/":        `<img src=a.png><img src=https://cdn.test/b.png><link rel=stylesheet href=https://cdn.test/s.css>`,
		"https://cdn.test/s.css": "a { b: url(c.png), url(https://x.test/back.png) }",
		"https://moved.test/":    ">https://x.test/",
	}
	trust := func(page string) string {
		var out []string
		a := Assets{Elsewhere: true, Fetch: func(ctx context.Context, t Target) (*Document, error) {
			out = append(out, fmt.Sprint("fetch ", t.URL, " ", t.Trusted()))
			return s.fetch(ctx, t)
		}}
		for target := range a.Of(context.Background(), Target{URL: page}) {
			out = append(out, fmt.Sprint(target.URL, " ", target.Trusted()))
		}
		return strings.Join(out, "\n")
	}
	if got, want := trust("https://x.test/"), `fetch https://x.test/ true
https://x.test/a.png true
https://cdn.test/b.png false
https://cdn.test/s.css false
fetch https://cdn.test/s.css false
https://cdn.test/c.png false
https://x.test/back.png true`; got != want {
		t.Errorf("from the page:\n%s", got)
	}
	if got := trust("https://moved.test/"); strings.Count(got, "true") != 1 {
		t.Errorf("from a page that moved:\n%s", got)
	}
}

// TestAssetsLinked: the header names files as <link> does, relative to the page
// itself, and under the same rules.
func TestAssetsLinked(t *testing.T) {
	s := site{
		"https://x.test/a/":         "<base href=/b/><link rel=stylesheet href=late.css><img src=/early.png>",
		"https://x.test/a/main.css": "a{b:url(bg.png)}",
	}
	a := Assets{Fetch: func(ctx context.Context, t Target) (*Document, error) {
		d, err := s.fetch(ctx, t)
		if err == nil && t.URL == "https://x.test/a/" {
			d.Links = []string{`<main.css>; rel=preload; as=style, <https://cdn.test/f.woff2>; rel=preload; as=font, </next>; rel=next`,
				`</early.png>; rel="preload"; as=image; imagesrcset="/2x.png 2x", <#top>; rel=icon, <https://[bad/>; rel=icon, </other>; rel=icon; anchor="/b"`, `broken`}
		}
		return d, err
	}}
	of := func() Stream { return a.Of(context.Background(), Target{URL: "https://x.test/a/"}) }
	same(t, of(), `
https://x.test/a/ GET https://x.test/a/main.css
https://x.test/a/ GET https://x.test/early.png
https://x.test/a/ GET https://x.test/2x.png
! https://x.test/a/: the URL is malformed: missing ']' in host
https://x.test/a/:1 GET https://x.test/b/late.css
https://x.test/a/main.css:1 GET https://x.test/a/bg.png`)
	for range of() {
		break
	}
	a.Elsewhere = true
	for target := range of() {
		if target.Trusted() != strings.HasPrefix(target.URL, "https://x.test/") && target.URL != "" {
			t.Errorf("%s: %v", target.URL, target.Trusted())
		}
	}
}

func TestAssetsBase(t *testing.T) {
	s := site{
		"https://x.test/a/":    "<img src=1.png><base href='javascript:x'>\n<img src=2.png>",
		"https://x.test/b/":    "<img src=1.png><base href='../c/?x'>\n<img src=2.png><img src='?y'><style>a{b:url(3.png)}</style>",
		"https://x.test/s.css": "a{b:url(4.png)}",
		"https://x.test/doc":   zipped("<img src=5.png>"),
		"https://x.test/404":   "404",
	}
	same(t, s.assets(Assets{}, "https://x.test/a/"), "https://x.test/a/:1 GET https://x.test/a/1.png\nhttps://x.test/a/:2 GET https://x.test/a/2.png")
	same(t, s.assets(Assets{}, "https://x.test/b/"), `
https://x.test/b/:1 GET https://x.test/b/1.png
https://x.test/b/:2 GET https://x.test/c/2.png
https://x.test/b/:2 GET https://x.test/c/?y
https://x.test/b/:2 GET https://x.test/c/3.png`)
	same(t, s.assets(Assets{}, "https://x.test/s.css"), "https://x.test/s.css:1 GET https://x.test/4.png")
	same(t, s.assets(Assets{}, "https://x.test/doc"), "https://x.test/doc:1 GET https://x.test/5.png")
	same(t, s.assets(Assets{}, "https://x.test/404"), "")
	same(t, s.assets(Assets{}, "https://gone.test/"), "")
}

func TestAssetsBounds(t *testing.T) {
	var many strings.Builder
	for i := range mostAssets + 10 {
		fmt.Fprintf(&many, "<img src=%d.png>\n", i)
	}
	got := told(site{"https://x.test/": many.String() + "<link rel=stylesheet href=s.css>"}.assets(Assets{}, "https://x.test/"))
	if last := got[len(got)-1]; len(got) != mostAssets+1 || last != "! https://x.test/:1001: there are more than 1000 files; the rest is left out" {
		t.Errorf("%d, %s", len(got), last)
	}
	big := "<img src=a.png>" + strings.Repeat("<p>", PageBytes/3) + "<img src=b.png>"
	same(t, site{"https://x.test/": big}.assets(Assets{}, "https://x.test/"), "https://x.test/:1 GET https://x.test/a.png\n! https://x.test/:1: it is larger than 16 MB; what follows is left out")
	big = "a{b:url(a.png)}" + strings.Repeat(" ", sheetBytes) + "a{b:url(b.png)}"
	same(t, site{"https://x.test/s.css": big}.assets(Assets{}, "https://x.test/s.css"), "! https://x.test/s.css: it is larger than 4 MB; what follows is left out\nhttps://x.test/s.css:1 GET https://x.test/a.png")

	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	var last error
	for _, err := range (Assets{Fetch: shopSite.fetch}).Of(ctx, Target{URL: "https://x.test/shop/"}) {
		cancel()
		last = err
	}
	if last != context.Canceled {
		t.Errorf("the last is %v", last)
	}
	for stop := 1; stop < 12; stop++ {
		n := 0
		for range shopSite.assets(Assets{}, "https://x.test/shop/") {
			if n++; n == stop {
				break
			}
		}
	}
}

func FuzzAssets(f *testing.F) {
	f.Add(shop, "x")
	f.Fuzz(func(t *testing.T, page, sheet string) {
		s := site{"https://x.test/": page, "https://x.test/s.css": sheet}
		for target, err := range s.assets(Assets{}, "https://x.test/") {
			if err == nil && (!target.Trusted() || strings.ContainsAny(target.URL, " #\n")) {
				t.Errorf("%q", target.URL)
			}
		}
	})
}
