package report

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"maxage/inspect"
	"maxage/inspect/rules"
	"maxage/inspect/wire"
)

// hidden is what no report may show: a secret of letters and digits, as a token
// and as an address.
const (
	hidden        = "q7Zk2Xw9Lm4Tb8Rv1Ns6Yc3H"
	hiddenToken   = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJxN1prMlh3OUxtIiwiZW1haWwiOiJhQGIuYyJ9.q7Zk2Xw9Lm4Tb8Rv1Ns6Yc3Hq7Zk2Xw9Lm4Tb8"
	hiddenAddress = "grace.hopper.1906@navy.example"
)

// TestRulesShowNoSecrets: whatever rule speaks of a secret, no format shows it,
// be it in the evidence, the message or the lines beside it.
func TestRulesShowNoSecrets(t *testing.T) {
	type fields = [][2]string
	public := [2]string{"Cache-Control", "public, max-age=600"}
	json, html := [2]string{"Content-Type", "application/json"}, [2]string{"Content-Type", "text/html"}
	for _, c := range []struct {
		rule     *rules.Rule
		url      string
		status   int
		request  fields
		response fields
		body     string
	}{
		{rules.IdentityInSharedCacheable, "/", 200, fields{{"Cookie", "sessionid=" + hidden}}, fields{public, html}, "<p>" + hidden + "</p>"},
		{rules.IdentityInSharedCacheable, "/", 200, fields{{"Authorization", "Bearer " + hidden}}, fields{public, html}, "<p>" + hidden + "</p>"},
		{rules.IdentityInSharedCacheable, "/", 200, fields{{"Cookie", "sessionid=" + hidden}}, fields{public, html, {"X-Debug", "for " + hidden}}, "<p>"},
		{rules.JWTInSharedCacheable, "/api/me", 200, nil, fields{public, json}, `{"t":"` + hiddenToken + `"}`},
		{rules.JWTInSharedCacheable, "/api/me", 200, nil, fields{public, json, {"X-Upstream", "id " + hiddenToken}}, `{}`},
		{rules.OAuthTokenCacheable, "/token", 200, nil, fields{public, json}, `{"access_token":"` + hidden + `","token_type":"Bearer"}`},
		{rules.SecretInSharedCacheable, "/", 200, nil, fields{public, json}, `{"key":"sk_live_` + hidden + `"}`},
		{rules.CSRFTokenSharedCacheable, "/", 200, nil, fields{public, html}, `<form><input name="csrf_token" value="` + hidden + `"></form>`},
		{rules.EmailInSharedCacheable, "/api/me", 200, nil, fields{public, json}, `{"email":"` + hiddenAddress + `"}`},
		{rules.PersonalMarkersSharedCacheable, "/api/me", 200, nil, fields{public, json}, `{"viewer":{"email":"` + hiddenAddress + `"}}`},
		{rules.SessionIDInURL, "/?jsessionid=" + hidden, 200, nil, fields{public, html}, ""},
		{rules.SessionIDInURL, "/a;jsessionid=" + hidden, 200, nil, fields{public, html}, ""},
		{rules.RedirectWithSecretCacheable, "/", 302, nil, fields{public, {"Location", "/cb?code=" + hidden}}, ""},
		{rules.UserHeaderSharedCacheable, "/", 200, nil, fields{public, html, {"X-User-Email", hiddenAddress}}, ""},
		{rules.UserHeaderSharedCacheable, "/", 200, nil, fields{public, html, {"X-CSRF-Token", hidden}}, ""},
		{rules.SetCookieSharedCacheable, "/", 200, nil, fields{public, html, {"Set-Cookie", "sid=" + hidden + "; HttpOnly"}}, ""},
		{rules.AuthorizationSharedCacheable, "/", 200, fields{{"Authorization", "Bearer " + hidden}}, fields{public, html}, ""},
		{rules.CSPNonceCacheable, "/", 200, nil, fields{public, html, {"Content-Security-Policy", "script-src 'nonce-abc'"}, {"Set-Cookie", "sid=" + hidden}}, `<script nonce="abc">`},
	} {
		x := &wire.Exchange{
			URL: "https://ada:" + hidden + "@example.com" + c.url, Received: time.Date(2026, 1, 1, 12, 0, 0, 0, time.UTC),
			Request:  wire.Message{Start: "GET " + c.url + " HTTP/1.1", Method: "GET", Target: c.url, Fields: written(c.request)},
			Response: wire.Message{Start: "HTTP/1.1 200 OK", Status: c.status, Fields: written(c.response)},
		}
		x.Body = wire.Body{Bytes: int64(len(c.body)), Decoded: int64(len(c.body)), Sample: []byte(c.body)}
		result := inspect.Inspect(x, inspect.Options{Rules: rules.All})
		spoken := false
		for _, f := range result.Findings {
			spoken = spoken || f.Rule == c.rule
		}
		if !spoken {
			t.Errorf("%s does not fire on %q %q", c.rule.ID, c.response, c.body)
			continue
		}
		e := NewExchange(result, Options{})
		for format, write := range map[string]func(*bytes.Buffer) error{
			"json":   func(b *bytes.Buffer) error { return asJSON(b, wrapped(&e)) },
			"ndjson": func(b *bytes.Buffer) error { return NewNDJSON(b).Exchange(&e) },
			"text":   func(b *bytes.Buffer) error { return writeText(b, &e, Style{Verbose: true, Unbroken: true, Width: 400}) },
			"narrow": func(b *bytes.Buffer) error { return writeText(b, &e, Style{Width: 400}) },
			"brief":  func(b *bytes.Buffer) error { return writeText(b, &e, Style{Brief: true, Unbroken: true, Width: 400}) },
		} {
			var b bytes.Buffer
			check(t, write(&b))
			for _, secret := range []string{hidden, hiddenToken, hiddenAddress} {
				if i := strings.Index(b.String(), secret); i >= 0 {
					t.Errorf("%s, %s: shown in %q", c.rule.ID, format, b.String()[max(0, i-100):i+len(secret)])
				}
			}
		}
	}
}

func written(fields [][2]string) (all []wire.Field) {
	for _, f := range fields {
		all = append(all, wire.Field{Name: f[0], Value: f[1]})
	}
	return all
}

// Values of cookies that were sent are hidden wherever they come back, one in
// the other and more than once.
func TestRepeatedSecrets(t *testing.T) {
	x := &wire.Exchange{Request: wire.Message{Fields: written([][2]string{{"Cookie", "a=0123456789ab; b=0123456789abcdef"}, {"Authorization", "Bearer 89abcdefghij"}})}}
	got := hiding(x, Options{}).text("X-Debug", "<0123456789abcdefghij 0123456789ab>")
	if want := "<[redacted 12 B][redacted 4 B][redacted 4 B] [redacted 12 B]>"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
