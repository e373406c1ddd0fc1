package rules

import (
	"strings"
	"testing"

	"maxage/inspect/wire"
)

func TestURLParams(t *testing.T) {
	for url, want := range map[string]string{
		"": "", "https://x.test/a": "", "/a?b": "", "/a?=b": "", "/a?b=": "b=",
		"/a;j=1?b=2&c=3#d=4":       "j=1 b=2 c=3 d=4",
		"GET /a?b=c HTTP/1.1":      "b=c",
		"/a?u=https://y.test/?q=1": "u=https://y.test/ q=1",
		"/a?&&b=1;":                "b=1",
	} {
		var got []string
		for p := range urlParams(url) {
			got = append(got, url[p.start:p.equals]+"="+url[p.equals+1:p.end])
		}
		if s := strings.Join(got, " "); s != want {
			t.Errorf("%q: %q, want %q", url, s, want)
		}
	}
}

func TestSecretParams(t *testing.T) {
	const token = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl"
	for url, want := range map[string]string{
		"/a;jsessionid=0123456789": "session", "/a?ASPSESSIONIDQQGGGLMA=KJHGFDSA": "session", "/a?JWT=12345678": "session", "/a?x=" + token: "session",
		"/a?sid=1234567890123456": "", "/a?sid=abc": "", "/a?sid=0a1b2c3d4e5f": "session", "/a?token=9f86d081884c7d659a2f": "", "/a?key=9f86d081884c7d659a2f&sig=9f86d081884c7d659a2f": "",
		"/a?Signature=9f86d081884c7d659a2f&Key-Pair-Id=APKA": "", "/a?state=" + token: "", "/a?request=" + token: "", "/a?session_id=": "",
		"/a?code=DE": "", "/a?code=SUMMER2026SALE": "", "/a?code=4%2F0AX4XfWh9xQ2kLmN8": "once", "/a?ticket=ST-1-abc": "once", "/a?ticket=17": "", "/a?SAMLResponse=" + strings.Repeat("PHNhbW", 20): "once",
	} {
		got := ""
		if _, ok := sessionParam(url); ok {
			got = "session"
		} else if _, ok := oneTimeParam(url); ok {
			got = "once"
		}
		if got != want {
			t.Errorf("%s: %q, want %q", url, got, want)
		}
	}
}

// TestURLSecretsStayUnsaid: neither words nor evidence hold what lets a user in.
func TestURLSecretsStayUnsaid(t *testing.T) {
	const secret = "s3cr3tValue0123456789"
	for _, at := range []string{"/a?access_token=" + secret, "/a;jsessionid=" + secret, "/a#id_token=" + secret, "/cb?code=" + secret} {
		x := &wire.Exchange{
			URL:      "https://example.com" + at,
			Request:  wire.Message{Start: "GET " + at + " HTTP/1.1", Method: "GET"},
			Response: wire.Message{Start: "HTTP/1.1 302 Found", Status: 302, Fields: []wire.Field{{Name: "Location", Value: at}, {Name: "Cache-Control", Value: "max-age=60"}}},
		}
		for _, status := range []int{302, 200} {
			x.Response.Status = status
			x.Response.Fields = append(x.Response.Fields, wire.Field{Name: "Content-Type", Value: "text/html"})
			found := findings(x)
			if len(found) == 0 && status == 302 {
				t.Errorf("%s: nothing found", at)
			}
			for _, f := range found {
				if strings.Contains(f.Message+f.Fix+f.Send, secret) {
					t.Errorf("%s tells a secret: %s", f.Rule.ID, f.Message)
				}
				for _, s := range f.At {
					if strings.Contains(x.Text(s), secret) {
						t.Errorf("%s points at a secret: %s", f.Rule.ID, x.Text(s))
					}
				}
			}
		}
	}
}
