package cache

import "testing"

func TestVarnish(t *testing.T) {
	for _, c := range []struct {
		head  string
		want  Reuse
		left  int64
		cause Code
	}{
		{"HTTP/1.1 200 OK", Fresh, 120, LifetimeDefault},
		{"HTTP/1.1 404 Not Found", Fresh, 120, LifetimeDefault},
		{"HTTP/1.1 302 Found", Never, 0, NothingAllows},
		{"HTTP/1.1 302 Found\nCache-Control: max-age=60", Fresh, 60, LifetimeMaxAge},
		{"HTTP/1.1 500 Oops\nCache-Control: max-age=60", Never, 0, NothingAllows},
		{"HTTP/1.1 200 OK\nExpires: 0", Fresh, 120, LifetimeDefault},
		{"HTTP/1.1 200 OK\nDate: Mon, 05 Jan 2026 12:00:00 GMT\nExpires: Mon, 05 Jan 2026 11:00:00 GMT", Never, 0, StaleOnArrival},
		{"HTTP/1.1 200 OK\nCache-Control: s-maxage=30, max-age=60", Fresh, 30, LifetimeSMaxAge},
		{"HTTP/1.1 200 OK\nCache-Control: s-maxage, max-age=60", Fresh, 120, LifetimeDefault},
		{"HTTP/1.1 200 OK\nCache-Control: max-age=60s", Never, 0, StaleOnArrival},
		{"HTTP/1.1 200 OK\nCache-Control: max-age=60\nAge: 45", Fresh, 15, LifetimeMaxAge},
		{"HTTP/1.1 200 OK\nCache-Control: max-age=60, no-cache=\"X\"", Never, 0, NoCacheUnstored},
		{"HTTP/1.1 200 OK\nCache-Control: private\nSurrogate-Control: max-age=9", Fresh, 120, LifetimeDefault},
		{"HTTP/1.1 200 OK\nCache-Control: max-age=60\nSet-Cookie: a=b", Never, 0, SetCookie},
		{"HTTP/1.1 200 OK\nVary: *", Never, 0, VaryStarUnstored},
		{"HTTP/1.1 200 OK\nVary: *, Foo", Fresh, 120, LifetimeDefault},
		{"GET / HTTP/1.1\nCookie: a=b\nHTTP/1.1 200 OK\nCache-Control: max-age=60", Never, 0, RequestCookie},
		{"GET / HTTP/1.1\nAuthorization: Basic x\nHTTP/1.1 200 OK\nCache-Control: public", Never, 0, Authorization},
	} {
		v := Varnish.Judge(headerSet(t, c.head))
		if v.Reuse != c.want || v.Left != c.left || v.Decision() == nil || v.Decision().Code != c.cause {
			t.Errorf("%q: %s, %d s, %v", c.head, v.Reuse, v.Left, v.Decision())
		}
	}
}

// Grace is served whatever the response forbids, and stale-while-revalidate
// takes its place.
func TestVarnishGrace(t *testing.T) {
	for head, want := range map[string]int64{
		"HTTP/1.1 200 OK\nCache-Control: max-age=60, must-revalidate":            70,
		"HTTP/1.1 200 OK\nCache-Control: max-age=60, stale-while-revalidate=300": 360,
		"HTTP/1.1 200 OK\nCache-Control: max-age=60, stale-while-revalidate=0":   0,
	} {
		v := Varnish.Judge(headerSet(t, head))
		if w, _ := v.Window(StateSWR); w.To != want {
			t.Errorf("%q: %v", head, v.Windows)
		}
	}
}
