package report

import "testing"

// TestIdentity: the URLs of a line are one, and those of two lines are not.
func TestIdentity(t *testing.T) {
	groups := [][]string{
		{"https://a.test/", "https://a.test", "https://A.test/?", "https://a.test/?v=3f2a9c1d", "https://a.test/?_=1699999999", "https://a.test/?id=42", "https://a.test/?p=1.25",
			"https://a.test/?visit=7b0f5c1e-9d53-4c3b-8a41-0c8b3f1f1d2e", "https://a.test/?utm_source=newsletter&gclid=abc", "https://a.test/?n=kXbTqWzRfGhJ", "https://a.test/?%zz=a",
			"https://a.test/?token=hunter", "https://a.test/?api_key=letmein", "https://a.test/?code=secret&state=open", "https://a.test/?mail=ada@a.test", "https://a.test/?at=2026-01-01T12:00:00Z"},
		{"https://a.test/?route=login", "https://a.test/?route=login&v=9", "https://a.test/?_=1&route=login", "https://a.test/?route=log%69n", "https://a.test/?route=login#top"},
		{"https://a.test/?route=home"},
		{"https://a.test/?action=login"},
		{"https://a.test/?a=x&b=y", "https://a.test/?b=y&a=x", "https://a.test/?b=y&n=3&a=x"},
		{"https://a.test/?a=y&b=x"},
		{"https://a.test/?route=account/order", "https://a.test/?route=account%2Forder"},
		{"https://a.test/?title=Special:Search"},
		{"https://a.test/?q=m%C3%BCnchen"},
		{"https://a.test/?q=red+shoes", "https://a.test/?q=red%20shoes"},
		{"https://a.test/?wsdl", "https://a.test/?wsdl="},
		{"https://a.test/app.3f2a9c1d.js", "https://a.test/app.77aa01bc.js?v=2", "https://a.test/app.77aa01bc.js?version=beta"},
		{"https://a.test/app.js", "https://a.test/app.js?3f2a9c1d", "https://a.test/app.js?ver=6.4.2", "https://a.test/app.js?s6qk0v"},
		{"https://b.test/?route=login"},
	}
	known := map[string]int{}
	for i, urls := range groups {
		for _, u := range urls {
			id := identityOf(u)
			if before, ok := known[id]; ok && before != i {
				t.Errorf("%s has the identity of %s: %s", u, groups[before][0], id)
			} else if !ok && len(known) > i {
				t.Errorf("%s has not the identity of %s: %s", u, urls[0], id)
			}
			known[id] = i
		}
	}
}
