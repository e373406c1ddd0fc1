package content

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestLoads(t *testing.T) {
	const page = `<!doctype html>
<link rel="dns-prefetch" href="//dns.test"><link rel="canonical" href="/c"><link rel=preload as=font href=/f.woff2>
<link rel="Preload" as=style href=/p.css><link rel=stylesheet href=" /s.css
"><base href=/base/><base href=/other/>
<link rel="shortcut icon" href=/i.ico><link rel=manifest href=/m.json><link rel=modulepreload href=/m.js>
<style media=all>a { background: url(x.png) }
</style><script src=/a.js></script><script>document.write('<img src=no.png>')</script>
<!-- <img src=no.png> --><img src="a.jpg?a&amp;b" srcset="a-1.jpg 1x,a-2.jpg 2x"><IMG SRC=data:x>
<picture><source srcset="b.webp, c.webp 2x"></picture><video src=v.mp4 poster=p.jpg><track src=t.vtt></video>
<audio src=a.mp3></audio><iframe src=/frame></iframe><object data=o.svg></object><embed src=e.swf>
<input type=image src=button.png><input type=text src=no.png><svg><use xlink:href="sprite.svg#x"/><use href="#here"/><image href=i.png /></svg>
<p style="color: red"><p style="background: url('q.png')"><link rel=preload as=image imagesrcset="r.png 2x"><a href=/page>
<script>
`
	var got strings.Builder
	for l := range Loads([]byte(page)) {
		fmt.Fprintln(&got, l.Line, l.Kind, l.URL+l.CSS)
	}
	want := `2 0 /f.woff2
3 1 /p.css
3 1 /s.css
4 4 /base/
5 0 /i.ico
5 0 /m.json
5 0 /m.js
6 3 a { background: url(x.png) }

7 0 /a.js
8 0 a.jpg?a&b
8 0 a-1.jpg
8 0 a-2.jpg
8 0 data:x
9 0 b.webp
9 0 c.webp
9 0 v.mp4
9 0 p.jpg
9 0 t.vtt
10 0 a.mp3
10 2 /frame
10 0 o.svg
10 0 e.swf
11 0 button.png
11 0 sprite.svg#x
11 0 i.png
12 3 background: url('q.png')
12 0 r.png
`
	if d := cmp.Diff(want, got.String()); d != "" {
		t.Error(d)
	}
	for l := range Loads([]byte("\n<img src=a.png><img src=cut.png")) {
		if l != (Load{Kind: File, URL: "a.png", Line: 2}) {
			t.Errorf("%+v", l)
		}
	}
	for range Loads([]byte(page)) {
		break
	}
}

// A tag that loads something is among those whose attributes are read.
func TestLoading(t *testing.T) {
	all := attributes{href: "a", src: "a", srcset: "a", data: "a", poster: "a", rel: "icon", kind: "image"}
	for name := range strings.FieldsSeq("a audio base body button div embed form frame iframe image img input link meta object p script source svg table track use video") {
		tag, some := element([]byte(name)), false
		all.loads(tag, func(string, LoadKind) { some = true })
		if loading(tag) != some {
			t.Errorf("%s loads something: %t", name, some)
		}
	}
}

func TestSrcset(t *testing.T) {
	for set, want := range map[string]string{
		"":                                  "",
		" , ,":                              "",
		"a.jpg":                             "a.jpg",
		"a.jpg 1x, b.jpg 2x":                "a.jpg|b.jpg",
		"a.jpg 1x,b.jpg 2x":                 "a.jpg|b.jpg",
		"a.jpg, b.jpg,":                     "a.jpg|b.jpg",
		"a.jpg,b.jpg":                       "a.jpg,b.jpg", // one URL, as browsers have it
		"\n  a.jpg 320w,\n\tb,c.jpg 640w\n": "a.jpg|b,c.jpg",
		"a.jpg foo(1, 2) 1x, b.jpg":         "a.jpg|b.jpg",
		"a.jpg (, b.jpg":                    "a.jpg",
		"data:image/png;base64,AA== 1x, b":  "data:image/png;base64,AA==|b",
		"a.jpg,, b.jpg":                     "a.jpg|b.jpg",
	} {
		var got []string
		srcset(set, func(url string, _ LoadKind) { got = append(got, url) })
		if strings.Join(got, "|") != want {
			t.Errorf("%q: %q, want %q", set, got, want)
		}
	}
}
