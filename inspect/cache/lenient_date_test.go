package cache

import (
	"testing"
	"time"
)

// lenientDates are dates, and what Chrome and Firefox, and what Safari make of
// them; "" is no date.
var lenientDates = []struct{ text, nspr, webkit string }{
	{"Thu, 01 Jan 2026 12:00:00 GMT", "2026-01-01 12:00:00", "2026-01-01 12:00:00"},
	{"Thursday, 01-Jan-26 12:00:00 GMT", "2026-01-01 12:00:00", "2026-01-01 12:00:00"},
	{"Thu Jan  1 12:00:00 2026", "2026-01-01 12:00:00", "2026-01-01 12:00:00"},
	{"thu, 01 jan 2026 12:00:00 gmt", "2026-01-01 12:00:00", "2026-01-01 12:00:00"},
	{"01 Jan 2026 12:00", "2026-01-01 12:00:00", "2026-01-01 12:00:00"},
	{"Thu, 01 Jan 2026 2:01:18 UTC", "2026-01-01 02:01:18", "2026-01-01 02:01:18"},
	{"Thu, 01 Jan 2026 12:00:00 +0130", "2026-01-01 10:30:00", "2026-01-01 10:30:00"},
	{"Thu, 01 Jan 2026 12:00:00 GMT-02:00", "2026-01-01 14:00:00", "2026-01-01 14:00:00"},
	{"Thu, 01 Jan 2026 12:00:00 PST", "2026-01-01 20:00:00", "2026-01-01 20:00:00"},
	{"Thu, 01 Jan 2026 12:00:00 AEST", "2026-01-01 12:00:00", ""},
	{"Thu, 01 Jan 2026 12:00:00 JST", "2026-01-01 03:00:00", ""},
	{"Thu, 01 Jan 50 12:00:00 GMT", "2050-01-01 12:00:00", "1950-01-01 12:00:00"},
	{"Thu, 01 Jan 2026 12:59 AM", "2026-01-01 00:59:00", "2026-01-01 00:59:00"},
	{"Jan 1, 2026", "2026-01-01 00:00:00", "2026-01-01 00:00:00"},
	{"1-Jan-2026", "2026-01-01 00:00:00", "2026-01-01 00:00:00"},
	{"06/21/95 04:24:34 PM", "1995-06-21 16:24:34", "1995-06-21 16:24:34"},
	{"20/06/95 21:07", "1995-06-20 21:07:00", ""},
	{"95-06-08 19:32:48 EDT", "1995-06-08 23:32:48", ""},
	{"2026/01/31 12:00", "2026-01-31 12:00:00", "2026-01-31 12:00:00"},
	{"2026-01-31T12:00:00.5Z", "2026-01-31 12:00:00", ""},
	{`"Thu, 01 Jan 2026 12:00:00 GMT"`, "2026-01-01 12:00:00", ""},
	{"Thu, 01 Jan 2026 12:00:00 GMT (noon)", "2026-01-01 12:00:00", "2026-01-01 12:00:00"},
	{"32 Jan 2026", "", ""},
	{"tomorrow", "", ""},
	{"1767268800", "", ""},
	{"0", "", ""},
	{"-1", "", ""},
	{"", "", ""},
	{"Jan 2026", "", ""},
	{"+-/:,Jan1-", "", ""},
}

func TestLenientDates(t *testing.T) {
	said := func(unix int64, ok bool) string {
		if !ok {
			return ""
		}
		return time.Unix(unix, 0).UTC().Format(time.DateTime)
	}
	for _, test := range lenientDates {
		if got := said(lenientDate(test.text)); got != test.nspr {
			t.Errorf("NSPR: %q is %q, want %q", test.text, got, test.nspr)
		}
		if got := said(looseDate(test.text)); got != test.webkit {
			t.Errorf("WebKit: %q is %q, want %q", test.text, got, test.webkit)
		}
	}
}

// Whatever comes, it ends.
func FuzzLenientDates(f *testing.F) {
	for _, test := range lenientDates {
		f.Add(test.text)
	}
	f.Fuzz(func(_ *testing.T, text string) {
		lenientDate(text)
		looseDate(text)
		readGecko(text)
		readWebkit(text)
		atoi(text)
	})
}
