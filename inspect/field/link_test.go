package field

import (
	"fmt"
	"strings"
	"testing"
)

func TestLinks(t *testing.T) {
	for _, c := range []struct{ line, want string }{
		{`</a.css>; rel=preload; as=style`, "/a.css|preload|style"},
		{`</a,b.css>;REL="preload" ; As = "style", <b>;rel=next`, "/a,b.css|preload|style b|next|"},
		{`<a>; rel="stylesheet \"x"; rel=next`, `a|stylesheet "x|`},
		{`<a>; title="x, <no>; rel=icon"; rel=icon`, "a|icon|"},
		{`<a>; rel=preload; crossorigin; as=font;`, "a|preload|font"},
		{`,, <a> ;; rel=icon,,<b>`, "a|icon| b||"},
		{`<a>; rel="icon`, "a|icon|"},
		{`<a>; rel=icon junk, <b>; rel=icon`, "a|icon junk| b|icon|"},
		{`<>; rel=preload`, "|preload|"},
		{`<a; rel=icon`, ""},
		{`a>; rel=icon`, ""},
		{`<a>; rel=icon, b, <c>`, "a|icon|"},
		{"", ""}, {"<", ""}, {">", ""}, {"<>", "||"}, {"<a>;", "a||"}, {"<a>;=", "a||"}, {`<a>;rel="`, "a||"}, {`<a>;rel="\`, `a|\|`},
	} {
		var got []string
		for l := range Links(c.line) {
			got = append(got, fmt.Sprintf("%s|%s|%s", l.URL, l.Parameter("rel"), l.Parameter("as")))
		}
		if text := strings.Join(got, " "); text != c.want {
			t.Errorf("%s: %s, want %s", c.line, text, c.want)
		}
	}
	for range Links("<a>, <b>") {
		break
	}
}

func FuzzLinks(f *testing.F) {
	f.Add(`</a,b.css>; rel=preload; as="sty\"le", <b>; rel`)
	f.Fuzz(func(t *testing.T, line string) {
		for l := range Links(line) {
			if !strings.Contains(line, "<"+l.URL+">") {
				t.Errorf("%q", l.URL)
			}
		}
	})
}
