package policy

import (
	"strings"

	"github.com/goccy/go-yaml/ast"

	"maxage/inspect/cache"
	"maxage/inspect/rules"
)

// Expect is one thing that is wanted of a response.
type Expect struct {
	Line
	level rules.Severity
	want  want // nil: nothing is wanted any more
}

// want looks at a response, and reports what is not as wanted.
type want func(*look)

// unwanted is the value that takes back what an earlier rule wants.
const unwanted = "any"

// Beside these keys stand the names of caches.
var expectKeys = []key[want]{
	{"store", "never: no cache may store it", words("never"), func(r *reader, e entry, w *want) {
		if _, ok := r.word(e.value, "never", unwanted); ok {
			*w = wantNoStore
		}
	}},
	{"max-staleness", "how old what a user sees may be, all caches on the way together", duration(), func(r *reader, e entry, w *want) {
		if s, ok := r.text(e.value); ok {
			most, _ := r.seconds(e.value, strings.TrimSpace(strings.TrimPrefix(s, "<=")))
			*w = wantStaleness(most)
		}
	}},
	{"stale-while-revalidate", "what the directive says", bounds("never"), wantDirective(swr)},
	{"stale-if-error", "what the directive says", bounds("never"), wantDirective(sie)},
	{"immutable", "whether the directive is there", boolean(), func(r *reader, e entry, w *want) {
		if b, ok := r.boolean(e.value); ok {
			*w = wantImmutable(b)
		}
	}},
	{"vary", "the names in Vary: never, all of them, or {allow: [...], require: [...]}", varyForm(), (*reader).wantVary},
	{"validator", "ETag or Last-Modified", words("required", "optional", "never"), func(r *reader, e entry, w *want) {
		s, _ := r.word(e.value, "required", "optional", "never", unwanted)
		*w = wantValidator(s)
	}},
	{"set-cookie", "whether it may set a cookie", words("never", "allowed"), func(r *reader, e entry, w *want) {
		if s, _ := r.word(e.value, "never", "allowed", unwanted); s == "never" {
			*w = wantNoCookie
		}
	}},
	{"status", "the statuses that are right: 200, 2xx", statusForm(), func(r *reader, e entry, w *want) { *w = wantStatus(r.statuses(e.value)) }},
}

// expect reads what a rule wants. Each header is a key of its own.
func (r *reader) expect(e entry, rule *Rule) {
	for _, e := range r.entries(e.value, "expect") {
		if e.name != "headers" {
			rule.Expect = append(rule.Expect, Expect{Line: r.line("expect."+e.name, e), want: r.want(e)})
			continue
		}
		for _, e := range r.entries(e.value, "headers") {
			rule.Expect = append(rule.Expect, Expect{Line: r.line("expect.headers."+strings.ToLower(e.name), e), want: r.wantHeader(e)})
		}
	}
}

func (r *reader) want(e entry) (w want) {
	if k := find(expectKeys, e.name); k == nil {
		w = r.wantCache(e)
	} else if !isAny(e.value) {
		k.read(r, e, &w)
	}
	return w
}

func isAny(n ast.Node) bool {
	s, ok := n.(*ast.StringNode)
	return ok && s.Value == unwanted
}

// forErrors stands before the name of a cache where answers with a status from
// 400 up are meant. They are not asked then for what is wanted without it.
const forErrors = "errors-"

// wantCache reads what is wanted of the cache that the key names.
func (r *reader) wantCache(e entry) want {
	name, failed := strings.CutPrefix(e.name, forErrors)
	if product, _, _ := strings.Cut(name, ":"); cache.Lookup(product) == nil {
		r.fail(e.at, near(product, append(append(names(expectKeys), "headers"), cacheNames()...)), "expect has no key %q, and no cache is called so", e.name)
		return nil
	}
	c := r.cache(e.at, name)
	s, ok := r.text(e.value)
	if c == nil || !ok || s == unwanted {
		return nil
	}
	k := keep{cache: c, called: name, failed: failed, word: s}
	switch s {
	case never, revalidate, stored:
		return k.check
	}
	if len(s) > 2 && 'a' <= s[0] && s[0] <= 'z' {
		r.fail(e.value, meant(s, []string{never, revalidate, stored, unwanted}), "%q is nothing that can be wanted of a cache", s)
		return nil
	}
	k.word = ""
	k.bound, _ = r.bound(e.value, s)
	return k.check
}

// cache returns the cache called name, with settings as in --cache.
func (r *reader) cache(n ast.Node, name string) *cache.Cache {
	return r.cacheNamed(n, name, cacheNames())
}

func (r *reader) cacheNamed(n ast.Node, name string, known []string) *cache.Cache {
	product, settings, configured := strings.Cut(name, ":")
	c := cache.Lookup(product)
	switch {
	case c == nil:
		r.fail(n, meant(product, cacheNames()), "there is no cache called %q", product)
		return nil
	case c.Factual:
		r.fail(n, "", "no verdict can be given for %s: its configuration decides, not the response alone", c.Title)
		return nil
	case !configured:
		return c
	}
	c, err := c.Configure(settings)
	if err != nil {
		r.fail(n, "", "%v", err)
		return nil
	}
	return c
}

func cacheNames() []string {
	var all []string
	for _, c := range cache.All {
		all = append(append(all, c.Name), c.Also...)
	}
	return all
}
