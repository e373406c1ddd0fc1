package target

import (
	"fmt"
	"strings"
	"testing"
)

func cssTold(text string) string {
	var out []string
	css(text, func(u cssURL) bool {
		word := fmt.Sprintf("%d %s", u.line, u.url)
		if u.imported {
			word = "import " + word
		}
		out = append(out, word)
		return true
	})
	return strings.Join(out, "|")
}

func TestCSS(t *testing.T) {
	for text, want := range map[string]string{
		"a{background:url(x.png)}":                                      "1 x.png",
		`a{background:url("x y.png") , URL( 'z.png' )}`:                 "1 x y.png|1 z.png",
		"a{\n background : url(\n\tx.png\n) }\nb{src:url(y)}":           "2 x.png|5 y",
		"/* url(no) */ url(yes) /* url(no)":                             "1 yes",
		`content: "url(no) /*" ; b: url(yes) '*/ url(no)'`:              "1 yes",
		`@import "a.css"; @import url(b.css) layer(x) screen;`:          "import 1 a.css|import 1 b.css",
		"@IMPORT\n'a.css' supports(display: grid) ; a{content:'no'}":    "import 2 a.css",
		`@import url("a.css") supports(background: url(b.png));`:        "import 1 a.css|1 b.png",
		"@charset 'utf-8'; @namespace url(http://www.w3.org/2000/svg);": "",
		"@namespace svg 'http://x'; a{b:url(c)}":                        "1 c",
		"@font-face{src:local('no'),url(a.woff2)format('woff2')}":       "1 a.woff2",
		`@media print { a { b: url(c) } }`:                              "1 c",

		`url(a\)b)`:               "1 a)b",
		`url(a\20 b)`:             "1 a b",
		`url(a\000020b)`:          "1 a b",
		`url("a\"b")`:             `1 a"b`,
		"url(\"a\\\nb\")":         "1 ab",
		"url(\"a\\\r\nb\")":       "1 ab",
		`u\72l(a)`:                "1 a",
		`\75 rl(a)`:               "1 a",
		`url(\0 \d800 \110000 x)`: "1 \ufffd\ufffd\ufffdx",
		`url(a\26 b=c)`:           "1 a&b=c",
		`url(é.png)`:              "1 é.png",

		"url(a b) url(c)":           "1 c",
		`url(a"b) url(c)`:           "1 c",
		`url(a(b) url(c)`:           "1 c",
		`url(a b\) url(no)) url(c)`: "1 c",
		"\"a\nurl(b)\"":             "2 b",
		"url('a\nb') url(c)":        "",
		"url()url('')url( )":        "",
		"url(a":                     "1 a",
		"url('a":                    "1 a",
		`url(a\`:                    "",
		`url('a\`:                   "1 a",
		`url(`:                      "",
		`url`:                       "",
		`@`:                         "",
		`\`:                         "",
		`@import`:                   "",

		"my-url(a) -url(b) 10url(c) #url(d) xurl(e)": "",
		".url(a) +url(b)": "1 a|1 b",

		`image-set("a.png" 1x, "b.png" 2x type("image/png"), url(c.png) 3x) "no"`: "1 a.png|1 b.png|1 c.png",
		`-webkit-image-set(url(a.png) 1x)`:                                        "1 a.png",
		`image-set(linear-gradient("no"), 'a.png')) ) "no"`:                       "1 a.png",
		"url(data:image/svg+xml;utf8,<svg/>)":                                     "1 data:image/svg+xml;utf8,<svg/>",
	} {
		if got := cssTold(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
	n := 0
	css("url(a) url(b)", func(cssURL) bool { n++; return false })
	if n != 1 {
		t.Errorf("%d URLs after the end", n)
	}
}

// FuzzCSS: a URL written as a string is found again, whatever stands before it
// in a comment or a string.
func FuzzCSS(f *testing.F) {
	f.Add("a", "*/ url(b)")
	f.Add(`\"'`, "\n")
	f.Fuzz(func(t *testing.T, url, noise string) {
		css(noise, func(cssURL) bool { return true })
		if strings.TrimSpace(url) == "" || strings.Contains(url, "\x00") || url != strings.ToValidUTF8(url, "") {
			return
		}
		comment := "/*" + strings.ReplaceAll(noise, "*/", "") + "*/"
		if strings.Contains(comment[2:len(comment)-2], "*/") || strings.HasPrefix(comment[2:], "/*/") {
			return
		}
		var got []string
		css(comment+cssQuoted(noise)+" url("+cssQuoted(url)+")", func(u cssURL) bool { got = append(got, u.url); return true })
		if len(got) != 1 || got[0] != url {
			t.Errorf("%q behind %q: %q", url, noise, got)
		}
	})
}

func cssQuoted(s string) string {
	var out strings.Builder
	out.WriteByte('"')
	for _, c := range s {
		switch c {
		case '"', '\\', '\n', '\r', '\f', 0:
			fmt.Fprintf(&out, `\%x `, c)
		default:
			out.WriteRune(c)
		}
	}
	return out.String() + `"`
}
