package fetch

import "testing"

// TestRedirectHTTPSOnly checks that --proto =https ends at a redirect to http.
func TestRedirectHTTPSOnly(t *testing.T) {
	s := answers(t, redirectTo(302, "/two"))
	r := Request{URL: s.url("/one"), Follow: Follow{Redirects: true, Max: 50, HTTPSOnly: true}}
	res := do(t, &r)
	if res.Err == nil || res.Err.Code != codeProtocol || res.NextURL != s.url("/two") || len(s.requests()) != 1 {
		t.Errorf("got %v, next %q", res.Err, res.NextURL)
	}
}
