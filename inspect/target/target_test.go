package target

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/google/go-cmp/cmp"

	"maxage/inspect/curl"
	"maxage/inspect/wire"
)

// told writes down what a stream gives, one line each: "PLACE METHOD URL", or
// "! PLACE: MESSAGE".
func told(targets Stream) []string {
	var out []string
	for t, err := range targets {
		if err != nil {
			out = append(out, "! "+err.Error())
			continue
		}
		out = append(out, fmt.Sprintf("%s %s %s", t.From, t.Method, t.URL))
	}
	return out
}

func same(t *testing.T, got Stream, want string) {
	t.Helper()
	if d := cmp.Diff(strings.TrimSpace(want), strings.Join(told(got), "\n")); d != "" {
		t.Error(d)
	}
}

func TestParse(t *testing.T) {
	for _, c := range []struct{ text, base, want string }{
		{"https://example.com/a?b=c#d", "", "https://example.com/a?b=c"},
		{"HTTP://Example.com", "", "http://example.com/"},
		{"example.com", "", "https://example.com/"},
		{"example.com:8080/x", "", "https://example.com:8080/x"},
		{"localhost:8080", "", "https://localhost:8080/"},
		{"//example.com/x", "", "https://example.com/x"},
		{"[::1]:8080/x", "", "https://[::1]:8080/x"},
		{"https://example.com/é/%7Ea%2Fb|c?q=é|%41", "", "https://example.com/%C3%A9/%7Ea%2Fb%7Cc?q=%C3%A9|%41"},
		{"https://bücher.example/", "", "https://xn--bcher-kva.example/"},
		{"https://Bücher.example:8443", "", "https://xn--bcher-kva.example:8443/"},
		{"example.com?x=1", "", "https://example.com/?x=1"},

		{"/a", "https://example.com/b/", "https://example.com/a"},
		{"a.html", "https://example.com/b/c", "https://example.com/b/a.html"},
		{"../x?y", "https://example.com/b/c/d", "https://example.com/b/x?y"},
		{"?y", "https://example.com/b", "https://example.com/b?y"},
		{"http://other.test/", "https://example.com/b", "http://other.test/"},
		{"a", "https://ada:secret@example.com/", "https://ada:secret@example.com/a"},
		{"//other.test/a", "https://ada:secret@example.com/", "https://other.test/a"},

		{"/a", "", "! a path alone is no URL"},
		{"?a", "", "! a path alone is no URL"},
		{"", "", "! a path alone is no URL"},
		{"https://", "", "! the URL has no host"},
		{"https:///x", "", "! the URL has no host"},
		{"ftp://example.com/", "", `! the scheme "ftp" is not supported`},
		{"mailto:ada@example.com", "", `! the scheme "mailto" is not supported`},
		{"javascript:x", "https://example.com/", `! the scheme "javascript" is not supported`},
		{"https://example.com/a b", "", "! the URL has a space or a control character at position 22"},
		{"https://example.com:x/", "", `! the URL is malformed: invalid port ":x" after host`},
		{"https://example.com/%zz", "", `! the URL is malformed: invalid URL escape "%zz"`},
	} {
		got, err := Parse(c.text, c.base)
		if err != nil {
			got.URL = "! " + err.Error()
		}
		if got.URL != c.want {
			t.Errorf("%q at %q: %s, want %s", c.text, c.base, got.URL, c.want)
		}
	}
}

func TestList(t *testing.T) {
	text := "\ufeff# what matters\r\n" +
		"example.com\r\n\r\n" +
		"  https://example.com/a#top   # the fragment is not sent\n" +
		"https://ada:secret@exa mple.com/\n" +
		"https://example.com/" + strings.Repeat("a", longestLine) + "\n" +
		"\t# indented\n" +
		"/path\n" +
		"http://last.test/x"
	same(t, List("urls.txt", strings.NewReader(text), ""), `
urls.txt:2 GET https://example.com/
urls.txt:4 GET https://example.com/a
! urls.txt:5: the URL has a space or a control character at position 23
! urls.txt:6: the line is longer than 65536 bytes
! urls.txt:8: a path alone is no URL
urls.txt:9 GET http://last.test/x`)

	cut := io.MultiReader(strings.NewReader("a.test\nb.test\n"), iotest.ErrReader(errors.New("the disk is on fire")))
	same(t, List("-", cut, ""), `
-:1 GET https://a.test/
-:2 GET https://b.test/
! -:3: it cannot be read: the disk is on fire`)
	same(t, List("w", strings.NewReader("\xff\xfea\x00"), ""), "! w:1: it cannot be read: it is UTF-16; save it as UTF-8")
	same(t, List("empty", strings.NewReader(""), ""), "")
	same(t, List("long", strings.NewReader(strings.Repeat("a", 3*longestLine)), ""), "! long:1: the line is longer than 65536 bytes")
}

func TestCommands(t *testing.T) {
	text := `curl 'https://example.com/a#x' -H 'Cookie: sid=1' --compressed ;
curl 'https://example.com/a' \
  -X 'DELETE' ;
curl 'https://example.com/form' --data-raw 'a=b' ;
curl --no-such-flag https://example.com/ ;
curl -d @/etc/passwd https://example.com/ ;
curl -d @- https://example.com/json <<EOF
{"a": 1}
EOF
curl -I 'https://example.com/[1-2]' gopher://example.com/`
	var posted string
	got := func(yield func(Target, error) bool) {
		for target, err := range Commands("all.sh", strings.NewReader(text), curl.Env{}) {
			if err == nil && strings.HasSuffix(target.URL, "json") {
				posted = string(target.Transfer.Request.Body.Data)
			}
			yield(target, err)
		}
	}
	same(t, got, `
all.sh:1 GET https://example.com/a
all.sh:2 DELETE https://example.com/a
all.sh:4 POST https://example.com/form
! all.sh:5: unknown option --no-such-flag
! all.sh:6: cannot read /etc/passwd: files are not read here
all.sh:7 POST https://example.com/json
all.sh:10 HEAD https://example.com/1
all.sh:10 HEAD https://example.com/2
! all.sh:10: the scheme gopher is not supported`)
	if posted != `{"a": 1}` {
		t.Errorf("the here-document arrived as %q", posted)
	}
	same(t, Commands("x.sh", strings.NewReader("curl https://example.com/ | sh"), curl.Env{}), "! x.sh: line 1, column 27: \"|\" is not carried out")
}

const har = `{"log":{"version":"1.2","entries":[
{"request":{"method":"GET","url":"https://example.com/#a","headers":[{"name":"Cookie","value":"sid=1"}]},"response":{"status":200,"headers":[]}},
{"request":{"method":"POST","url":"https://example.com/api","headers":[]},"response":{"status":200,"headers":[]}},
{"request":{"method":"GET","url":"data:image/png;base64,AA","headers":[]},"response":{"status":200,"headers":[]}},
{"request":{}},
{"request":{"method":"GET","url":"wss://example.com/socket","headers":[]},"response":{"status":101,"headers":[]}},
{"request":{"method":"HEAD","url":"https://cdn.example.com/x.js","headers":[]},"response":{"status":200,"headers":[]}}
]}}`

func TestRecording(t *testing.T) {
	same(t, Recording("a.har", strings.NewReader(har), false), `
a.har: entry 1 GET https://example.com/
! a.har:5: the entry has no request URL
a.har: entry 6 HEAD https://cdn.example.com/x.js`)
	same(t, Recording("a.har", strings.NewReader(har), true), `
a.har: entry 1 GET https://example.com/
a.har: entry 2 POST https://example.com/api
! a.har:5: the entry has no request URL
a.har: entry 6 HEAD https://cdn.example.com/x.js`)
	same(t, Recording("a.har", strings.NewReader(`{"log":`), false), "! a.har:1: the file ends in the middle; what came before was read")
}

// TestStop: no source goes on when no more is wanted.
func TestStop(t *testing.T) {
	bad := "a b\n"
	for name, s := range map[string]Stream{
		"list":      List("x", strings.NewReader("a.test\n"+bad+"b.test\n"), ""),
		"commands":  Commands("x", strings.NewReader("curl a.test\ncurl --bad\ncurl b.test"), curl.Env{}),
		"recording": Recording("x", strings.NewReader(har), true),
		"unique":    Unique(List("x", strings.NewReader("a.test\n"+bad+"b.test\n"), "")),
		"shard":     Shard{}.Only(List("x", strings.NewReader("a.test\n"+bad+"b.test\n"), "")),
	} {
		all := len(told(s))
		for stop := 1; stop < all; stop++ {
			n := 0
			for range s {
				if n++; n == stop {
					break
				}
			}
		}
		if name != "unique" && all == 0 {
			t.Errorf("%s gives nothing", name)
		}
	}
}

func TestUnique(t *testing.T) {
	list := List("l", strings.NewReader("https://example.com\nhttps://EXAMPLE.com:443/#x\nbad url\nbad url\nhttp://example.com/\nhttps://example.com/A\nhttps://example.com/a\nhttps://u@example.com/\nhttps://example.com/?\n"), "")
	same(t, Unique(list), `
l:1 GET https://example.com/
! l:3: the URL has a space or a control character at position 4
! l:4: the URL has a space or a control character at position 4
l:5 GET http://example.com/
l:6 GET https://example.com/A
l:7 GET https://example.com/a
l:8 GET https://u@example.com/
l:9 GET https://example.com/?`)

	commands := func() Stream {
		return Commands("c", strings.NewReader(`curl https://example.com/
curl https://example.com/#again
curl -H 'Accept: text/html' https://example.com/
curl -H 'Accept: */*' https://example.com/
curl -I https://example.com/
curl -d a https://example.com/
curl -d b https://example.com/
curl -d a https://EXAMPLE.com/
curl -b a=b https://example.com/`), curl.Env{})
	}
	last := 0
	for target, err := range Unique(commands()) {
		if last++; err != nil || target.Number != last {
			t.Errorf("number %d, want %d (%v)", target.Number, last, err)
		}
	}
	same(t, Unique(commands()), `
c:1 GET https://example.com/
c:3 GET https://example.com/
c:4 GET https://example.com/
c:5 HEAD https://example.com/
c:6 POST https://example.com/
c:7 POST https://example.com/
c:9 GET https://example.com/`)
}

func TestTrusted(t *testing.T) {
	for root, want := range map[string]bool{"": true, "https://a.test/": true, "https://b.test/": false} {
		if x := (&Target{URL: "https://a.test/x", Root: root}); x.Trusted() != want {
			t.Errorf("led to from %q it is trusted: %v", root, !want)
		}
	}
}

func TestShards(t *testing.T) {
	const n, of = 20_000, 16
	var text strings.Builder
	for i := range n {
		fmt.Fprintf(&text, "https://shop.example/product/%d%d\n", i, i)
	}
	list := func() Stream { return Unique(List("l", strings.NewReader(text.String()), "")) }
	where := make([]int, n+1)
	for shard := 1; shard <= of; shard++ {
		size, last := 0, 0
		for target, err := range (Shard{shard, of}).Only(list()) {
			if err != nil || target.Number <= last || where[target.Number] != 0 {
				t.Fatalf("shard %d: number %d after %d, before in shard %d (%v)", shard, target.Number, last, where[target.Number], err)
			}
			last, where[target.Number] = target.Number, shard
			size++
		}
		if size < n/of*8/10 || size > n/of*12/10 {
			t.Errorf("shard %d has %d of %d", shard, size, n)
		}
	}
	for i, shard := range where[1:] {
		if shard == 0 {
			t.Errorf("line %d is in no shard", i+1)
		}
	}
}

// TestShardIsStable: these never change, or the shards of one run would come
// from two versions.
func TestShardIsStable(t *testing.T) {
	for url, want := range map[string]int{
		"https://example.com/":      14,
		"https://EXAMPLE.com:443/#": 14,
		"https://example.com/a?b=c": 14,
		"http://[::1]:8080/":        16,
	} {
		for n := 1; n <= 16; n++ {
			if (Shard{n, 16}).Has(url) && n != want {
				t.Errorf("%s is in shard %d of 16, was in %d", url, n, want)
			}
		}
	}
	if !(Shard{}).Has("https://example.com/") {
		t.Error("the whole has not everything")
	}
}

func TestParseShard(t *testing.T) {
	for text, want := range map[string]string{
		"3/16": "3/16", "1/1": "1/1", "10000/10000": "10000/10000",
		"":        `the shard "" is not of the form 3/16`,
		"3":       `the shard "3" is not of the form 3/16`,
		"a/b":     `the shard "a/b" is not of the form 3/16`,
		"3/16/2":  `the shard "3/16/2" is not of the form 3/16`,
		"0/16":    "there is no shard 0 of 16: here they are counted from 1",
		"17/16":   "there is no shard 17 of 16: here they are counted from 1",
		"-1/4":    "there is no shard -1 of 4: here they are counted from 1",
		"1/0":     "0 is no number of shards: it is from 1 to 10000",
		"1/10001": "10001 is no number of shards: it is from 1 to 10000",
	} {
		s, err := ParseShard(text)
		got := s.String()
		if err != nil {
			got = err.Error()
		}
		if got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
	for text, want := range map[string]string{"0/16": "1/16", "15/16": "16/16", "0/1": "1/1"} {
		if s, err := ParseShardIndex(text); err != nil || s.String() != want {
			t.Errorf("index %q: %v, %v", text, s, err)
		}
	}
	for _, text := range []string{"16/16", "-1/16", "3"} {
		if s, err := ParseShardIndex(text); err == nil {
			t.Errorf("index %q is shard %v", text, s)
		}
	}
}

// FuzzParse: what Parse gives is what Parse takes, and belongs to an origin.
func FuzzParse(f *testing.F) {
	f.Add("example.com:80/é?%41#x", "")
	f.Add("../a", "https://u:p@bücher.example:8443/b/c")
	f.Fuzz(func(t *testing.T, text, base string) {
		got, err := Parse(text, base)
		if err != nil {
			return
		}
		again, err := Parse(got.URL, "")
		if err != nil || again.URL != got.URL || wire.Origin(got.URL) == "" || normal(normal(got.URL)) != normal(got.URL) {
			t.Errorf("%q at %q: %q, again %q, %v", text, base, got.URL, again.URL, err)
		}
	})
}
