package field

import "testing"

func TestCookiesSent(t *testing.T) {
	for value, want := range map[string]string{
		"":                       "",
		" ; ;":                   "",
		"sid=a":                  "[sid|a]",
		"sid=a; lang=de":         "[sid|a][lang|de]",
		"sid=a;lang=de;":         "[sid|a][lang|de]",
		"  sid = a ;\tlang=de  ": "[sid|a][lang|de]",
		"sid=a=b==":              "[sid|a=b==]",
		`sid="a b"`:              `[sid|"a b"]`,
		"flag; sid=a":            "[flag|][sid|a]",
		"=secret":                "[|secret]",
	} {
		got := ""
		for name, value := range CookiesSent(value) {
			got += "[" + name + "|" + value + "]"
		}
		if got != want {
			t.Errorf("%q: %s instead of %s", value, got, want)
		}
	}
	for range CookiesSent("a=1; b=2") {
		break // an early end is no panic
	}
}
