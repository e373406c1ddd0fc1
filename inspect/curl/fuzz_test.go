package curl

import (
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
)

// FuzzParse checks that any arguments give transfers or an *Error, that
// expansion is bounded, and that what was parsed can be rendered.
func FuzzParse(f *testing.F) {
	for _, seed := range []string{"-sSkL\x00http://h/[1-3]", "-d\x00@-\x00-F\x00a=\"b\\", "-K\x00-", "--next\x00-:\x00@urls", "curl\x00-w\x00%{", "--resolve\x00[::1]:1:2",
		"-F\x00=(;type=a/b\x00-F\x00=)", "http://h/{a,b}{c,d}[a-z:2]\x00-o\x00#1#2", "--connect-to\x00[", "-n\x00http://h", "-u\x00a:b\x00http://"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, line string) {
		cmd, err := Parse(strings.Split(line, "\x00"), testEnv("http_proxy=p", "HOME=/"), ownFlags)
		var e *Error
		if err != nil {
			if !errors.As(err, &e) || e.Code == 0 || e.Message == "" {
				t.Fatalf("%q: error %#v", line, err)
			}
			return
		}
		if len(transfers(cmd)) > MaxTransfers {
			t.Fatalf("%q: %d transfers", line, len(transfers(cmd)))
		}
		for i := range transfers(cmd) {
			tr := &transfers(cmd)[i]
			if tr.Err == nil && !strings.HasPrefix(tr.Request.URL, "http") {
				t.Fatalf("%q: URL %q", line, tr.Request.URL)
			}
			if i < 10 {
				Render(&tr.Request, "maxage/1")
			}
		}
	})
}

// FuzzWords checks that any text gives words or an *Error, and that the words
// survive quoting and reading again.
func FuzzWords(f *testing.F) {
	names, _ := filepath.Glob("testdata/paste/*.*")
	for _, name := range names {
		if text, err := os.ReadFile(name); err == nil {
			f.Add(string(text))
		}
	}
	f.Add("curl $'\\u00' <<E\na\\\nE\n")
	f.Fuzz(func(t *testing.T, text string) {
		commands, err := Words(text)
		var e *Error
		if err != nil && (!errors.As(err, &e) || e.Code != 2 || e.Message == "") {
			t.Fatalf("%q: error %#v", text, err)
		}
		for _, c := range commands {
			if strings.Contains(strings.Join(c.Argv, ""), "\x00") {
				continue // no shell passes NUL on
			}
			c.Argv = append([]string{"curl"}, c.Argv...)
			again, err := Words(Quote(c.Argv))
			if err != nil || len(again) != 1 || !reflect.DeepEqual(again[0].Argv, c.Argv) {
				t.Fatalf("%q: %q became %+v, %v", text, c.Argv, again, err)
			}
		}
	})
}

// FuzzGlob checks that expansion is bounded, that the number of expansions is
// as announced, and that a URL without patterns is itself.
func FuzzGlob(f *testing.F) {
	for _, seed := range []string{"{a,b}[1-3]", "[a-z:5]", "[001-100:7]x", `\{\[`, "[::1]", "{", "[9-", "{a,}", "[1-1]", "[0-9223372036854775807]"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, url string) {
		g, err := parseGlob(url, false)
		if err != nil {
			return
		}
		if g.count < 1 || g.count > MaxTransfers {
			t.Fatalf("%q: %d expansions", url, g.count)
		}
		seen := map[string]bool{}
		for i := range min(g.count, 50) {
			text := strings.Join(g.choices(i), "\x00")
			if seen[text] && !strings.Contains(url, ",") {
				t.Fatalf("%q: %q comes twice", url, text)
			}
			seen[text] = true
		}
		if !strings.ContainsAny(url, "{}[]") && g.at(0) != url {
			t.Fatalf("%q became %q", url, g.at(0))
		}
	})
}
