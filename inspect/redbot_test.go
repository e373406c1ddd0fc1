package inspect

import (
	"slices"
	"strings"
	"testing"

	"maxage/inspect/cache"
	"maxage/inspect/rules"
)

// statement is what another linter was seen to say wrongly or misleadingly of
// a response, and what is true instead.
type statement struct {
	wrong string
	cases []string // as exchange reads them
	holds func(*reply) bool
}

// reply is what is said here of one response, every rule on.
type reply struct {
	Result
	browser, shared *cache.Verdict
	sentence        string
}

func (t *reply) found(id string) *rules.Finding {
	i := slices.IndexFunc(t.Findings, func(f rules.Finding) bool { return f.Rule.ID == id })
	if i < 0 {
		return nil
	}
	return &t.Findings[i]
}

func (t *reply) reason(v *cache.Verdict, code cache.Code) bool {
	return slices.ContainsFunc(v.Because, func(r cache.Reason) bool { return r.Code == code })
}

func (t *reply) good() bool {
	return slices.ContainsFunc(t.Findings, func(f rules.Finding) bool { return f.Severity == rules.Good })
}

func window(v *cache.Verdict, s cache.State) int64 {
	w, _ := v.Window(s)
	return w.To
}

// statements are numbered as in the study of REDbot and httplint that they come
// from.
var statements = []statement{
	1: {"a bare 404, 308 or 204 cannot be stored", []string{"404", "308\nLocation: /x", "204", "501", "405", "414"}, func(t *reply) bool {
		return t.browser.Store && t.shared.Store && t.reason(t.shared, cache.StatusAllows)
	}},
	2: {"private, s-maxage=600 is fresh for 600 s in shared caches", []string{"Cache-Control: private, max-age=60, s-maxage=600"}, func(t *reply) bool {
		return !t.shared.Store && t.shared.Lifetime == 0 && t.browser.Left == 60 && t.found("private-with-s-maxage") != nil
	}},
	3: {"s-maxage alone is stale at once in browsers", []string{"Cache-Control: s-maxage=60\nLast-Modified: {D-1000}"}, func(t *reply) bool {
		return t.browser.Source == cache.SourceHeuristic && t.browser.Left == 100 && t.shared.Left == 60 && t.found("s-maxage-without-max-age") != nil
	}},
	4: {"no-cache and private limited to fields speak of the whole response", []string{`Cache-Control: max-age=60, no-cache="Set-Cookie"`, `Cache-Control: max-age=60, private="X-User"`}, func(t *reply) bool {
		return t.shared.Store && t.shared.Left == 60 && (t.reason(t.shared, cache.NoCacheFields) || t.reason(t.shared, cache.PrivateFields))
	}},
	5: {"no-store beside must-understand means no-store, and the two conflict", []string{"Cache-Control: no-store, must-understand, max-age=60"}, func(t *reply) bool {
		return t.shared.Store && t.shared.Left == 60 && strings.Contains(t.sentence, "must-understand") &&
			t.found("no-store-with-lifetime") == nil && t.found("must-understand-without-no-store") == nil && t.found("no-store-with-public") == nil
	}},
	6: {"must-revalidate or s-maxage beside a stale window: both served stale and not", []string{
		"Cache-Control: max-age=60, must-revalidate, stale-while-revalidate=600", "Cache-Control: max-age=60, must-revalidate, stale-if-error=600",
		"Cache-Control: max-age=60, s-maxage=60, stale-while-revalidate=600"}, func(t *reply) bool {
		return window(t.shared, cache.StateSWR) == 0 && window(t.shared, cache.StateSIE) == 0 && t.reason(t.shared, cache.StaleForbidden)
	}},
	7: {"must-revalidate and immutable conflict", []string{"Cache-Control: max-age=31536000, immutable, must-revalidate"}, func(t *reply) bool {
		return !slices.ContainsFunc(t.Findings, func(f rules.Finding) bool {
			return f.Rule.ID != "immutable-unfingerprinted" && strings.Contains(f.Message, "must-revalidate")
		})
	}},
	8: {"a stale-if-error window of 10 s is open at age 100", []string{"Cache-Control: max-age=60, stale-if-error=10\nAge: 100"}, func(t *reply) bool {
		return window(t.shared, cache.StateSIE) == 70 && !t.shared.In(cache.StateSIE) && !strings.Contains(t.sentence, "fails")
	}},
	9: {"public opens an answer to credentials, and is unnecessary", []string{"> Authorization: Bearer x\nCache-Control: public, max-age=60"}, func(t *reply) bool {
		return t.shared.Store && t.found("public-redundant") == nil && t.found("authorization-shared-cacheable") != nil
	}},
	10: {"must-revalidate makes a 500 with credentials storable", []string{"> Authorization: Bearer x\n500\nCache-Control: must-revalidate"}, func(t *reply) bool {
		return !t.shared.Store && t.reason(t.shared, cache.NothingAllows)
	}},
	11: {"an absurd Age is no age", []string{"Cache-Control: max-age=60\nAge: 99999999999999999999999999", "Cache-Control: max-age=60\nAge: 4294967296"}, func(t *reply) bool {
		return t.shared.Age >= 2147483647 && t.shared.Reuse == cache.Revalidate
	}},
	12: {"an invalid max-age is -1, or falls back to a guess", []string{"Cache-Control: max-age=-1\nLast-Modified: {D-100000}", "Cache-Control: max-age=abc\nLast-Modified: {D-100000}"}, func(t *reply) bool {
		return t.browser.Lifetime == 0 && t.browser.Source == cache.SourceMaxAge && t.found("max-age-invalid") != nil
	}},
	13: {"of two max-age the last one counts, silently", []string{"Cache-Control: max-age=60, max-age=600"}, func(t *reply) bool {
		return t.browser.Left == 60 && t.found("duplicate-conflicting") != nil
	}},
	14: {"a hit whose Date stands before its Age has a wrong clock", []string{
		"Date: {D-3000}\nAge: 3000\nCache-Control: max-age=6000", "Age: 3000\nDate: {D-3000}\nCache-Control: max-age=6000", "Age: 3000\nCache-Control: max-age=6000\nDate: {D-3000}"}, func(t *reply) bool {
		return t.found("clock-skew") == nil && t.shared.Age == 3000
	}},
	15: {"caches guess, nobody knows how long", []string{"Last-Modified: {D-36000}"}, func(t *reply) bool {
		return t.browser.Source == cache.SourceHeuristic && t.browser.Lifetime == 3600 && strings.Contains(t.sentence, "3600 seconds")
	}},
	16: {"answers to POST and QUERY are never cacheable", []string{"> POST\nCache-Control: max-age=60\nContent-Location: /page", "> QUERY\nCache-Control: max-age=60"}, func(t *reply) bool {
		if t.Exchange.Request.Method == "QUERY" {
			return !t.shared.Store && strings.Contains(t.shared.Decision().Text(), "cacheable by its definition")
		}
		return t.shared.Store && t.shared.Left == 60
	}},
	17: {"a 304 or a 206 cannot be stored", []string{"304\nETag: \"a\"", "206\nContent-Range: bytes 0-1/9\nCache-Control: max-age=60"}, func(t *reply) bool {
		if t.Exchange.Response.Status == 304 {
			return strings.Contains(t.sentence, "confirms a stored copy")
		}
		return t.shared.Store && t.reason(t.shared, cache.Partial)
	}},
	18: {"Vary: * forbids storing and hides everything else", []string{"Vary: *\nCache-Control: private, max-age=60", "Vary: *\nCache-Control: max-age=60"}, func(t *reply) bool {
		return t.browser.Store && t.browser.Reuse == cache.Never && t.shared.Store != t.reason(t.shared, cache.Private)
	}},
	19: {"must-revalidate beside a guess says nothing on staleness", []string{"Cache-Control: must-revalidate\nLast-Modified: {D-36000}"}, func(t *reply) bool {
		return t.browser.Source == cache.SourceHeuristic && t.reason(t.browser, cache.MustAskWhenStale)
	}},
	20: {"different lifetimes are good, even when both are over", []string{"Cache-Control: max-age=10, s-maxage=20\nAge: 1000"}, func(t *reply) bool {
		return t.browser.Reuse == cache.Revalidate && t.shared.Reuse == cache.Revalidate && !t.good()
	}},
}

// TestStatementsOfOthers: none of the 20 is made here, and what is true is said.
func TestStatementsOfOthers(t *testing.T) {
	for n, s := range statements {
		for _, text := range s.cases {
			x := exchange(t, text)
			said := &reply{Result: Inspect(x, Options{Rules: rules.All})}
			said.browser, said.shared = &said.Verdicts[0], &said.Verdicts[1]
			said.sentence = cache.Summary(said.Response, said.Verdicts)
			if !s.holds(said) {
				t.Errorf("%d: %q of\n%s\nbrowser %+v\nshared %+v\n%s\n%v", n, s.wrong, text, *said.browser, *said.shared, said.sentence, said.Findings)
			}
		}
	}
}

// TestBlindSpots: ten tools were tried on responses such as these, REDbot,
// webhint and Lighthouse among them, and said nothing.
func TestBlindSpots(t *testing.T) {
	for _, c := range []struct{ response, rule string }{
		{"Cache-Control: public, max-age=300\nSet-Cookie: sessionid=abc123; HttpOnly", "set-cookie-shared-cacheable"},
		{"Set-Cookie: sessionid=abc123; HttpOnly", "set-cookie-no-policy"},
		{"Cache-Control: max-age=300\nAge: 20\nX-Cache: HIT\nSet-Cookie: sessionid=abc123; HttpOnly", "hit-carries-set-cookie"},
		{"> Authorization: Bearer abcdef\nCache-Control: public, max-age=300", "authorization-shared-cacheable"},
		{"> Authorization: Bearer abcdef\nCache-Control: must-revalidate, max-age=300", "authorization-opened-by-must-revalidate"},
		{"> Authorization: Bearer abcdef\nCache-Control: max-age=300", "authorization-max-age-only"},
		{"> Cookie: sessionid=abc123\nContent-Type: text/html", "credentials-no-policy"},
		{"> Cookie: sessionid=abc123\nCache-Control: public, max-age=300", "cookie-request-shared-cacheable"},
		{"> Cookie: sessionid=abc123\nCache-Control: public, max-age=300\nVary: Cookie", "vary-credential-not-private"},
		{"Cache-Control: private\nCDN-Cache-Control: max-age=600\nSet-Cookie: sessionid=abc123", "cdn-overrides-private"},
		{"CDN-Cache-Control: Max-Age=600\nCache-Control: max-age=60", "targeted-invalid"},
		{"302\nLocation: https://app.test/cb?code=SplxlOBeZQQYbYS6WxSbIA&state=xyz\nCache-Control: max-age=60", "redirect-with-secret-cacheable"},
		{"Cache-Control: public, max-age=300\nAccess-Control-Allow-Origin: https://a.test\nAccess-Control-Allow-Credentials: true", "cors-credentials-shared-cacheable"},
		{"> Origin: https://a.test\nCache-Control: public, max-age=300\nAccess-Control-Allow-Origin: https://a.test", "vary-missing-origin"},
		{"Cache-Control: public, max-age=300\nContent-Encoding: br", "vary-missing-accept-encoding"},
		{"Cache-Control: no_store, max-age=300", "directive-typo"},
		{"Cache-Control: s-max-age=300", "directive-typo"},
		{"Cache-Control: private; max-age=300", "cc-semicolon"},
		{"Cache-Control: s-maxage=60, stale-while-revalidate=600", "swr-off-by-s-maxage"},
		{"Cache-Control: private, max-age=60\nAge: 20\nX-Cache: HIT", "hit-despite-forbidden"},
		{"Content-Type: text/html\nCache-Control: public, max-age=300\nContent-Security-Policy: script-src 'nonce-r4nd0m'", "csp-nonce-cacheable"},
		{"301\nLocation: /new", "permanent-redirect-no-policy"},
		{"404\nCache-Control: max-age=86400", "not-found-cacheable-long"},
		{"500\nCache-Control: max-age=600", "error-cacheable"},
	} {
		r := Inspect(exchange(t, c.response), Options{})
		if !slices.ContainsFunc(r.Findings, func(f rules.Finding) bool { return f.Rule.ID == c.rule }) {
			t.Errorf("%s is missed in\n%s\n%v", c.rule, c.response, r.Findings)
		}
	}
}
