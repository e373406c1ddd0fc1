package field

import (
	"net/http"
	"testing"
	"time"
)

const new2026 = 1767268800 // 2026-01-01T12:00:00Z

func TestParseDate(t *testing.T) {
	for _, test := range []struct{ in, want string }{
		{"Sun, 06 Nov 1994 08:49:37 GMT", "1994-11-06T08:49:37Z"},
		{"Sunday, 06-Nov-94 08:49:37 GMT", "1994-11-06T08:49:37Z"},
		{"Sun Nov  6 08:49:37 1994", "1994-11-06T08:49:37Z"},
		{"Sun Nov 16 08:49:37 1994", "1994-11-16T08:49:37Z"},
		{"Thu, 18 AUG 2050 02:01:18 gMT", "2050-08-18T02:01:18Z"},
		{"tHU, 18 aug 2050 02:01:18 GMT", "2050-08-18T02:01:18Z"},
		{"Sun, 21 Nov 2286 04:46:39 GMT", "2286-11-21T04:46:39Z"},
		{"Thu, 29 Feb 2024 00:00:00 GMT", "2024-02-29T00:00:00Z"},
		{"Thu, 01 Jan 1970 00:00:00 GMT", "1970-01-01T00:00:00Z"},
		{"Mon, 01 Jan 0001 00:00:00 GMT", "0001-01-01T00:00:00Z"},
		{"Sat, 30 Dec 2017 23:59:60 GMT", "2017-12-31T00:00:00Z"},
		{"Thursday, 18-Aug-50 02:01:18 GMT", "2050-08-18T02:01:18Z"},
		{"Thursday, 18-Aug-75 02:01:18 GMT", "2075-08-18T02:01:18Z"},
		{"Thursday, 18-Aug-77 02:01:18 GMT", "1977-08-18T02:01:18Z"},
	} {
		want, err := time.Parse(time.RFC3339, test.want)
		if err != nil {
			t.Fatal(err)
		}
		if got, ok := ParseDate(test.in, new2026); !ok || got != want.Unix() {
			t.Errorf("%q is %v, %v; want %s", test.in, time.Unix(got, 0).UTC(), ok, test.want)
		}
	}
	for _, in := range []string{
		"", "0", "-1", "now", "Thu, 18 Aug 2050 02:01:18 UTC", "Thu, 18 Aug 2050 02:01:18 AEST", "Thu, 18 Aug 2050 02:01:18 +0000",
		"Thu, 18 Aug 50 02:01:18 GMT", "Thu, 18  Aug  2050 02:01:18 GMT", "Thu, 18-Aug-2050 02:01:18 GMT", "Thu, 18 Aug 2050 2:01:18 GMT",
		"Thu, 18 Aug 2050 02:01:18", "Thu, 18 Aug 2050 02:01:18 GMT ", " Thu, 18 Aug 2050 02:01:18 GMT", "Thu, 18 Aug 2050 02:01:18.5 GMT",
		"2050-08-18T02:01:18Z", "Thu, 30 Feb 2050 02:01:18 GMT", "Thu, 29 Feb 2023 02:01:18 GMT", "Thu, 18 Aug 2050 24:01:18 GMT",
		"Thu, 18 Aug 2050 02:60:18 GMT", "Thu, 18 Aug 2050 02:01:61 GMT", "Foo, 18 Aug 2050 02:01:18 GMT", "Thu, 18 Foo 2050 02:01:18 GMT",
		"Thu, 00 Aug 2050 02:01:18 GMT", "Thursday, 18-Aug-50 02:01:18 AEST", "Thursday, 18 Aug 2050 02:01:18 GMT", "Sun Nov 6 08:49:37 1994",
		"Sun Nov  6 08:49:37 1994 GMT", "Thu,18 Aug 2050 02:01:18 GMT", "Thu 18 Aug 2050 02:01:18 GMT",
	} {
		if got, ok := ParseDate(in, new2026); ok {
			t.Errorf("%q is taken for %v", in, time.Unix(got, 0).UTC())
		}
	}
}

// FuzzParseDate: what we accept, net/http reads the same, save for what is
// known to be wrong with it.
func FuzzParseDate(f *testing.F) {
	f.Add("Sun, 06 Nov 1994 08:49:37 GMT")
	f.Add("Sunday, 06-Nov-94 08:49:37 GMT")
	f.Add("Sun Nov  6 08:49:37 1994")
	f.Fuzz(func(t *testing.T, s string) {
		got, ok := ParseDate(s, new2026)
		if !ok {
			return
		}
		std, err := http.ParseTime(s)
		if err != nil || std.Unix() == got {
			return
		}
		if century := time.Unix(got, 0).UTC().AddDate(-100, 0, 0); century.Unix() != std.Unix() { // its pivot is fixed at 1969
			t.Fatalf("%q: %d, net/http says %d", s, got, std.Unix())
		}
	})
}

func TestSpoken(t *testing.T) {
	for seconds, want := range map[int64]string{
		0: "0 seconds", 1: "1 second", 59: "59 seconds", 60: "1 minute", 90: "1 minute 30 seconds", 300: "5 minutes", 3600: "1 hour",
		3601: "1 hour", 8640: "2 hours 24 minutes", 86400: "1 day", 183600: "2 days 3 hours", 31536000: "1 year",
	} {
		if got := Spoken(seconds); got != want {
			t.Errorf("%d: %q, want %q", seconds, got, want)
		}
	}
}
