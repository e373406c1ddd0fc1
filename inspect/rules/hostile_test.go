package rules

import (
	"strings"
	"testing"
	"unicode"

	"maxage/inspect/wire"
)

// TestHostileValues puts terminal escapes, line breaks, bidi marks and broken
// UTF-8 wherever a message might quote the wire.
func TestHostileValues(t *testing.T) {
	evil := "a\x1b[31m\r\n::error::\u202e\x00\xff\x7f"
	quoting := []*Rule{HitCarriesSetCookie, SetCookieSharedCacheable, SetCookieNoPolicy, HitDespiteForbidden, VaryMissingAcceptEncoding, SetCookieCacheableOther, SessionIDInURL}
	fired := map[*Rule]bool{}
	for _, fields := range [][]wire.Field{
		{{Name: "Cache-Control", Value: "public, max-age=60, no_" + evil}, {Name: "Set-Cookie", Value: "session" + evil + "=" + evil}, {Name: "Content-Encoding", Value: "br, " + evil}},
		{{Name: "Set-Cookie", Value: "session" + strings.Repeat(evil, 50) + "=x"}, {Name: "Vary", Value: evil}},
		{{Name: "Cache-Control", Value: "private, " + evil}, {Name: "Cache-Status", Value: `"` + "x y" + `"; hit, ` + evil}, {Name: "X-Cache", Value: "HIT from " + evil},
			{Name: "Set-Cookie", Value: "sid" + evil + "=1"}, {Name: "Access-Control-Allow-Origin", Value: evil}},
		{{Name: "Cache-Control", Value: "max-age=60"}, {Name: "Set-Cookie", Value: "theme" + evil + "=x"}, {Name: "Content-Type", Value: "text/html"}},
		{{Name: "CDN-Cache-Control", Value: "max-age=1, " + evil}, {Name: evil, Value: evil}, {Name: "Expires", Value: evil}, {Name: "Content-Length", Value: evil}},
	} {
		x := &wire.Exchange{URL: "https://example.com/" + evil + "?" + evil + "=eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl", Request: wire.Message{Start: evil, Method: "GET"}, Response: wire.Message{Start: evil, Status: 200, Fields: fields}}
		for _, f := range findings(x) {
			fired[f.Rule] = true
			for _, c := range f.Message + f.Fix + strings.ReplaceAll(f.Send, "\n", "") {
				if !unicode.IsPrint(c) || c == unicode.ReplacementChar {
					t.Errorf("%s: %q holds %q", f.Rule.ID, f.Message, c)
				}
			}
		}
	}
	for _, rule := range quoting {
		if !fired[rule] {
			t.Errorf("%s quotes the wire but did not fire here", rule.ID)
		}
	}
}

// TestSecretsStayUnsaid: messages name cookies, never their values.
func TestSecretsStayUnsaid(t *testing.T) {
	const secret = "s3cr3tvalue0123456789"
	for _, policy := range []string{"public, max-age=60", "no-store, max-age=60", "max-age=60, vary", ""} {
		x := &wire.Exchange{
			URL: "https://example.com/?token=" + secret,
			Request: wire.Message{Start: "GET / HTTP/1.1", Method: "GET", Fields: []wire.Field{
				{Name: "Authorization", Value: "Bearer " + secret}, {Name: "Cookie", Value: "session=" + secret}}},
			Response: wire.Message{Start: "HTTP/1.1 200 OK", Status: 200, Fields: []wire.Field{
				{Name: "Set-Cookie", Value: "session=" + secret}, {Name: "Cache-Control", Value: policy}, {Name: "X-Cache", Value: "HIT"}}},
		}
		all := findings(x)
		if len(all) == 0 {
			t.Errorf("%q: nothing found", policy)
		}
		for _, f := range all {
			if strings.Contains(f.Message+f.Fix+f.Send, secret) {
				t.Errorf("%s tells a secret: %s", f.Rule.ID, f.Message)
			}
		}
	}
}

// TestHostileBodies does both for what rules read in bodies and quote from
// them: names are made fit to print, what they hold is not told.
func TestHostileBodies(t *testing.T) {
	const secret = "q7Zk2Xw9Lm4Tb8Rv1Ns6Yc3H"
	evil := "a\x1b[31m::error::\u202e\x00\xff\x7f"
	for rule, body := range map[*Rule]string{
		CSRFTokenSharedCacheable:       `<form><input name="csrf_token` + "\" " + evil + `" value="` + secret + `"></form>`,
		OAuthTokenCacheable:            `{"` + evil + `":1,"access_token":"` + secret + `","token_type":"` + evil + `"}`,
		SecretInSharedCacheable:        `{"` + evil + `":"sk_live_` + secret + `"}`,
		IdentityInSharedCacheable:      "<p>" + evil + secret + "</p>",
		JWTInSharedCacheable:           evil + "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJxN1prMlh3OUxtIiwiZW1haWwiOiJhQGIuYyJ9." + secret,
		PersonalMarkersSharedCacheable: `{"viewer":{"email":"` + secret + `@b.example","` + evil + `":"` + evil + `"}}`,
	} {
		kind := "application/json"
		if strings.HasPrefix(body, "<") {
			kind = "text/html"
		}
		x := fuzzed("https://example.com/", "GET", 200, "Cookie:sessionid="+secret+"\n", "Cache-Control:public, max-age=600\nContent-Type:"+kind+"\n", body)
		if rule != IdentityInSharedCacheable {
			x.Request.Fields = nil
		}
		found := findings(x)
		checkFindings(t, x, found[:len(found):len(found)], nil)
		fired := false
		for _, f := range found {
			fired = fired || f.Rule == rule
			if strings.Contains(f.Message+f.Fix, secret) {
				t.Errorf("%s tells a secret: %s", f.Rule.ID, f.Message)
			}
		}
		if !fired {
			t.Errorf("%s did not fire here", rule.ID)
		}
	}
}
