package content

import (
	"bytes"
	"strings"

	"golang.org/x/net/html/atom"

	"maxage/inspect/wire"
)

// page goes through the tags of a page, one after the other.
type page struct {
	*Content
	scanner
	quote  int    // where the <pre> or <code> begins in which it stands, or 0
	raw    []byte // the token as written
	script bool   // inside <script>
	greets bool   // it says somewhere that somebody is signed in
	nonces bool   // it has a nonce somewhere
}

// greetings are what pages say to who is signed in, without the first letter,
// which may be a capital.
var greetings = [...][]byte{[]byte("igned in as "), []byte("ogged in as "), []byte("ngemeldet als "), []byte("onnecté en tant que ")}

// html looks at each token once and keeps no tree.
func (c *Content) html() {
	p := page{Content: c, scanner: scanner{page: c.text}, nonces: hasNonce(c.text)}
	for _, words := range greetings {
		p.greets = p.greets || bytes.Contains(c.text, words)
	}
	for {
		kind := p.next()
		p.raw = c.text[p.start:p.end]
		switch kind {
		case noToken:
			return
		case startTag:
			p.tag()
		case endTag:
			p.script = false
			p.unquote()
		case textToken:
			p.said()
		}
	}
}

// unquote notes what stood between the tags, at the first of them that ends.
func (p *page) unquote() {
	if p.quote > 0 && (p.name == atom.Pre || p.name == atom.Code) {
		p.code = append(p.code, wire.InBody(p.quote, p.start))
		p.quote = 0
	}
}

// quoted reports whether the page shows what stands there as code.
func (c *Content) quoted(at int) bool {
	for _, s := range c.code {
		if s.Start < at && at < s.End {
			return true
		}
	}
	return false
}

func (p *page) tag() {
	p.script = p.name == atom.Script
	if (p.name == atom.Pre || p.name == atom.Code) && p.quote == 0 {
		p.quote = p.start + 1
	}
	if !p.matters() {
		return
	}
	a := p.attributes()
	if a.nonce != "" && len(p.Nonces) < mostMarks {
		p.Nonces = append(p.Nonces, p.at(a.nonce))
	}
	switch p.name {
	case atom.Base:
		if p.Base == "" {
			p.Base = a.href
		}
	case atom.Meta:
		p.meta(&a)
	case atom.Input:
		if formToken(a.name) && len(a.value) >= leastToken {
			p.found(FormToken, a.name, a.value)
		}
	case atom.A, atom.Form:
		p.leads(&a)
	}
	a.loads(p.name, func(url string, _ LoadKind) { p.loads(url) })
}

// matters reports whether attributes of the tag may be among those that are
// looked for. Any tag may have a nonce.
func (p *page) matters() bool {
	switch p.name {
	case atom.Base, atom.Meta, atom.A, atom.Form:
		return true
	}
	return loading(p.name) || p.nonces && hasNonce(p.raw)
}

func hasNonce(text []byte) bool {
	return bytes.Contains(text, []byte("nonce")) || bytes.Contains(text, []byte("NONCE"))
}

func (p *page) meta(a *attributes) {
	if a.equiv != "" && len(p.Metas) < mostMarks {
		p.Metas = append(p.Metas, Meta{strings.ToLower(a.equiv), a.content, wire.InBody(p.start, p.start+len(p.raw))})
	}
	if formToken(a.name) && len(a.content) >= leastToken {
		p.found(FormToken, a.name, a.content)
	}
}

// leads looks at where a link or a form leads: only who is signed in can sign
// out.
func (p *page) leads(a *attributes) {
	for _, url := range [...]string{a.href, a.action} {
		path, _, _ := strings.Cut(url, "?")
		for segment := range strings.SplitSeq(path, "/") {
			if SignsOut(segment) {
				p.found(SignedIn, "link", url)
			}
		}
	}
}

// SignsOut recognises a segment of a path such as logout, sign_out, log-off.php.
func SignsOut(segment string) bool {
	segment, _, _ = strings.Cut(segment, ".")
	if len(segment) < 6 || len(segment) > 8 {
		return false
	}
	for _, verb := range [...]string{"log", "sign"} {
		if len(segment) > len(verb) && strings.EqualFold(segment[:len(verb)], verb) {
			rest := strings.TrimLeft(segment[len(verb):], "-_")
			return strings.EqualFold(rest, "out") || strings.EqualFold(rest, "off")
		}
	}
	return false
}

// said looks for state that scripts carry, and for words to who is signed in.
func (p *page) said() {
	if p.script {
		p.keys(p.start, p.end)
		return
	}
	for i := 0; p.greets && i < len(greetings); i++ {
		words := greetings[i]
		if at := bytes.Index(p.raw, words); at > 0 && !inProse(p.raw[at+len(words):]) {
			p.mark(SignedIn, "words", p.start+at-1, p.start+at+len(words)-1)
		}
	}
}

// inProse: no name follows, but what a text about signing in goes on with.
func inProse(rest []byte) bool {
	word, _, _ := bytes.Cut(rest, []byte(" "))
	switch string(word) {
	case "a", "an", "the", "another", "any", "someone", "somebody", "one", "your", "you", "different", "either", "ein", "eine", "einer", "un", "une":
		return true
	}
	return false
}

// found marks the value where it stands in the tag; one written with
// references to characters is not found there, and the tag stands for it.
func (p *page) found(k Kind, name, value string) {
	at := p.at(value)
	p.mark(k, name, at.Start, at.End)
}

func (p *page) at(value string) wire.Span {
	if i := bytes.LastIndex(p.raw, []byte(value)); i >= 0 && value != "" {
		return wire.InBody(p.start+i, p.start+i+len(value))
	}
	return wire.InBody(p.start, p.start+len(p.raw))
}

// mostResources bounds what is noted of one page.
const mostResources = 512

func (p *page) loads(url string) {
	if len(p.Resources) < mostResources && !strings.HasPrefix(url, "data:") {
		p.Resources = append(p.Resources, Resource{url, p.at(url)})
	}
}
