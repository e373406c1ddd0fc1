package inspect_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"maxage/inspect"
)

// failures takes the place of a *testing.T.
type failures struct{ list []string }

func (f *failures) Helper() {}
func (f *failures) Errorf(format string, args ...any) {
	f.list = append(f.list, fmt.Sprintf(format, args...))
}

// page answers with these header lines.
func page(lines ...string) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		for _, line := range lines {
			name, value, _ := strings.Cut(line, ": ")
			w.Header().Add(name, value)
		}
		fmt.Fprint(w, "<!doctype html><title>x</title>")
	})
}

func TestCheck(t *testing.T) {
	for _, c := range []struct {
		name         string
		header       []string
		expectations []string
		want         []string // one for each failure
	}{
		{"as wanted", []string{"Cache-Control: max-age=300", `ETag: "1"`}, []string{"shared >= 5m", "set-cookie never", "header ETag present", "varnish stored"}, nil},
		{"too short", []string{"Cache-Control: max-age=60"}, []string{"shared >= 5m"}, []string{"policy-lifetime: The policy wants a shared cache"}},
		{"no error without expectations", []string{"Cache-Control: public, max-age=300", "Set-Cookie: sessionid=1; Path=/"}, nil, []string{"set-cookie-shared-cacheable"}},
		{"a wrong expectation", nil, []string{"shard never"}, []string{`"shard"`}},
		{"half an expectation", nil, []string{"shared"}, []string{"lacks a value"}},
	} {
		var got failures
		inspect.Check(&got, page(c.header...), httptest.NewRequest("GET", "/a?b=1", nil), c.expectations...)
		if len(got.list) != len(c.want) {
			t.Errorf("%s: %q", c.name, got.list)
			continue
		}
		for i, want := range c.want {
			if !strings.Contains(got.list[i], want) {
				t.Errorf("%s: got %q, want %q", c.name, got.list[i], want)
			}
		}
	}
}

// TestCheckedExchange: the exchange is what a client would see, and handlers see
// the request as it was made.
func TestCheckedExchange(t *testing.T) {
	h := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Host != "shop.example" || r.Header.Get("Cookie") != "s=1" || r.URL.RawQuery != "b=1" {
			t.Errorf("the handler was asked %s %v for %s", r.Host, r.Header, r.URL)
		}
		w.Header().Set("Cache-Control", "no-store")
		w.WriteHeader(http.StatusTeapot)
		for range 3 {
			fmt.Fprint(w, strings.Repeat("x", 4096)) // chunked
		}
	})
	r := httptest.NewRequest("GET", "https://shop.example/a?b=1", nil)
	r.Header.Set("Cookie", "s=1")
	got := inspect.Check(t, h, r, "store never", "status 418")
	date, dated := got.Exchange.Response.Get("Date")
	if got.Exchange.URL != "https://shop.example/a?b=1" || !dated || date == "" || got.Exchange.Response.Status != 418 {
		t.Errorf("%+v", got.Exchange)
	}
}

// TestCheckWithoutAnswer: a handler that panics fails its test and no other.
func TestCheckWithoutAnswer(t *testing.T) {
	var got failures
	inspect.Check(&got, http.HandlerFunc(func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) }), httptest.NewRequest("GET", "/", nil))
	if len(got.list) != 1 || !strings.Contains(got.list[0], "gave no answer") {
		t.Errorf("%q", got.list)
	}
}

// A test of a handler: t is its *testing.T.
func ExampleCheck() {
	login := http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Cache-Control", "max-age=60")
		w.Header().Set("ETag", `"1"`)
		fmt.Fprint(w, "hello")
	})
	t := &failures{}
	inspect.Check(t, login, httptest.NewRequest("GET", "/account", nil), "shared never")
	fmt.Println(t.list[0])
	// Output:
	// maxage: GET /account: policy-lifetime: The policy wants a shared cache to keep nothing of this, and it keeps it for 1 minute (max-age).
	// Send Cache-Control: private, or no-store if browsers shall keep nothing either.
}
