package content

import (
	"reflect"
	"strings"
	"testing"

	xhtml "golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// FuzzScanner holds the scanner to the library's tokenizer: the same tags at
// the same places, with the same attributes.
func FuzzScanner(f *testing.F) {
	for _, page := range []string{
		`a<b>c</b >d<br/>e<`, `<p a="x>y" b='"' c=d/e =f g = h>`, `<a/b/c='>'/>`, `<a b=>c<d`, `<`, `</`, `</>x`, `</ x>y`, `<!>`, `<!-->a`, `<!--->a`, `<!-- -- > --!>a`, `<!--!>a-->b`, `<!doctype html><?x y?>z`,
		`<script>if (a<b && "</s" < "</scripts>") {}</SCRIPT >x`, `<script><!-- <script> </script> --></script>x`, `<script><!--></script>x`,
		`<title><b></title><textarea></texta</textarea></plaintext>`, `<plaintext></plaintext><b>`, `<noscript><img src=a></noscript><style>a{}`,
		`<a href="?a=1&copy=2&amp;b" href=x HREF=y>`, "<a\x00b c\x00=\"d\r\ne\">", `<svg><use xlink:href=a></svg>`, `<a "b=c' d>`, `< b>`, `<1>`, `<a<b>`,
	} {
		f.Add(page)
	}
	f.Fuzz(func(t *testing.T, text string) {
		// The library leaves a script's comment at any < in it, the standard does not.
		if strings.Contains(text, "<!--") && strings.Contains(strings.ToLower(text), "<script") {
			return
		}
		s, z := scanner{page: []byte(text)}, xhtml.NewTokenizer(strings.NewReader(text))
		for at := 0; ; {
			kind := z.Next()
			raw := len(z.Raw())
			got := s.next()
			if want := tokenOf(kind); got != want || got != noToken && (s.start != at || s.end != at+raw) {
				t.Fatalf("%q at %d: token %d, %d to %d, want %d to %d", text, at, got, s.start, s.end, want, at+raw)
			}
			if got == noToken {
				return
			}
			if got == startTag {
				name, more := z.TagName()
				var want attributes
				if more {
					want = readAttributes(z)
				}
				have := s.attributes()
				if s.name != element(name) {
					t.Fatalf("%q: %v, want %s", text[s.start:s.end], s.name, name)
				}
				h, w := reflect.ValueOf(have), reflect.ValueOf(want)
				for i := range h.NumField() { // of a name that stands there twice, the library takes the first even if it is empty
					if said := w.Field(i).String(); said != "" && said != h.Field(i).String() {
						t.Fatalf("%q: %+v, want %+v", text[s.start:s.end], have, want)
					}
				}
			}
			at += raw
		}
	})
}

func tokenOf(kind xhtml.TokenType) token {
	switch kind {
	case xhtml.TextToken:
		return textToken
	case xhtml.StartTagToken, xhtml.SelfClosingTagToken:
		return startTag
	case xhtml.EndTagToken:
		return endTag
	case xhtml.ErrorToken:
		return noToken
	}
	return otherToken
}

func TestScriptEnd(t *testing.T) {
	for script, end := range map[string]string{
		`a</script>`:                       `</script>`,
		`a</scripts>`:                      ``,
		`</SCRIPT >x`:                      `</SCRIPT >x`,
		`<!-- </script>`:                   `</script>`,
		`<!-- <script></script> </script>`: `</script>`,
		`<!-- <script> --></script>`:       `</script>`,
		`<!-- <b <script></script>-->x`:    ``,
		`<!--><script></script>`:           `</script>`,
		`<!---><script></script>`:          `</script>`,
		`<script></script>`:                `</script>`,
	} {
		if at := scriptEnd([]byte(script), 0); script[at:] != end {
			t.Errorf("%s ends at %q, want %q", script, script[at:], end)
		}
	}
	if rawText(atom.Script) != "script" || rawText(atom.Div) != "" {
		t.Error("raw text")
	}
}
