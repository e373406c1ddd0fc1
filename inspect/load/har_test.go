package load

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"maxage/inspect/wire"
)

// har wraps entries.
func har(entries ...string) string {
	return `{"log":{"version":"1.2","creator":{"name":"x"},"entries":[` + strings.Join(entries, ",\n") + `],"pages":[]}}`
}

func entry(url string) string {
	return fmt.Sprintf(`{"startedDateTime":"2024-05-01T10:00:00Z","request":{"method":"GET","url":%q},"response":{"status":200,"headers":[]}}`, url)
}

// TestHARVariants shows what recorders write, one difference at a time.
func TestHARVariants(t *testing.T) {
	template := `{"startedDateTime":"2024-05-01T10:00:00Z","time":5,"request":{"method":"GET","url":"https://u:p@a.test/x?y=1#z","httpVersion":"h2","headers":[{"name":":method","value":"GET"},{"name":"Accept","value":"*/*"}]},` +
		`"response":{"status":200,"statusText":"OK","httpVersion":"h2","headers":[{"name":"age","value":"1"}],"content":{"size":5},"bodySize":-1},"timings":{"wait":3},"serverIPAddress":"[2001:db8::1]"}`
	for _, tt := range []struct {
		name     string
		old, new string
		check    func(x *wire.Exchange) any
		want     any
	}{
		{"userinfo and fragment go", "", "", func(x *wire.Exchange) any { return x.URL }, "https://a.test/x?y=1"},
		{"target", "", "", func(x *wire.Exchange) any { return x.Request.Start }, "GET /x?y=1 HTTP/2"},
		{"pseudo fields go", "", "", func(x *wire.Exchange) any { return x.Request.Fields }, []wire.Field{{Name: "Accept", Value: "*/*"}}},
		{"no reason in HTTP/2", "", "", func(x *wire.Exchange) any { return x.Response.Start + "|" + x.Response.Reason }, "HTTP/2 200 |"},
		{"address in brackets", "", "", func(x *wire.Exchange) any { return x.Connection.Remote }, "[2001:db8::1]:443"},
		{"empty address", `"[2001:db8::1]"`, `""`, func(x *wire.Exchange) any { return x.Connection.Remote }, ""},
		{"null address", `"[2001:db8::1]"`, `null`, func(x *wire.Exchange) any { return x.Connection.Remote }, ""},
		{"null time", `"time":5`, `"time":null`, func(x *wire.Exchange) any { return x.Timing.Total }, 3 * time.Millisecond},
		{"numbers as strings", `"status":200`, `"status":"204"`, func(x *wire.Exchange) any { return x.Response.Status }, 204},
		{"blocked", `"status":200`, `"status":0`, func(x *wire.Exchange) any { return fmt.Sprint(x.Response.Status, x.Response.Start) }, "0"},
		{"nonsense status", `"status":200`, `"status":1e99`, func(x *wire.Exchange) any { return x.Response.Status }, 0},
		{"null response", `"timings"`, `"response":null,"timings"`, func(x *wire.Exchange) any { return x.Response.Status }, 0},
		{"null headers", `[{"name":"age","value":"1"}]`, `null`, func(x *wire.Exchange) any { return len(x.Response.Fields) }, 0},
		{"headers of a wrong type", `[{"name":"age","value":"1"}]`, `{"age":1}`, func(x *wire.Exchange) any { return x.Response.Status }, 200},
		{"a numeric value", `"value":"1"`, `"value":1`, func(x *wire.Exchange) any { return x.Response.Fields[0].Value }, "1"},
		{"a null value", `"value":"1"`, `"value":null`, func(x *wire.Exchange) any { return x.Response.Fields[0] }, wire.Field{Name: "age"}},
		{"joined lines", `{"name":"age","value":"1"}`, `{"name":"set-cookie","value":"a=1\nb=2"}`, func(x *wire.Exchange) any { return x.Response.Fields },
			[]wire.Field{{Name: "set-cookie", Value: "a=1"}, {Name: "set-cookie", Value: "b=2"}}},
		{"quic", `"httpVersion":"h2","headers":[{"name":"age"`, `"httpVersion":"http/2.0+quic/46","headers":[{"name":"age"`, func(x *wire.Exchange) any { return x.Response.Version }, "HTTP/3"},
		{"unknown version of a response", `"httpVersion":"h2","headers":[{"name":"age"`, `"httpVersion":"unknown","headers":[{"name":"age"`, func(x *wire.Exchange) any { return x.Response.Version }, "HTTP/2"},
		{"memory cache", `"timings"`, `"_fromCache":"memory","timings"`, func(x *wire.Exchange) any { return x.FromCache }, "memory"},
		{"disk cache of Safari", `"timings"`, `"_fetchType":"Disk Cache","timings"`, func(x *wire.Exchange) any { return x.FromCache }, "disk"},
		{"a cache of an older Chrome", `"bodySize":-1`, `"bodySize":-1,"_transferSize":0`, func(x *wire.Exchange) any { return x.FromCache }, "cache"},
		{"nothing transferred, nothing answered", `"status":200`, `"_transferSize":0,"status":0`, func(x *wire.Exchange) any { return x.FromCache }, ""},
		{"transferred", `"bodySize":-1`, `"_transferSize":130`, func(x *wire.Exchange) any { return x.FromCache }, "none"},
		{"over the network in Safari", `"timings"`, `"_fetchType":"Network Load","timings"`, func(x *wire.Exchange) any { return x.FromCache }, "none"},
		{"not told", ``, ``, func(x *wire.Exchange) any { return x.FromCache }, ""},
		{"service worker", `"content"`, `"_fetchedViaServiceWorker":true,"content"`, func(x *wire.Exchange) any { return x.FromCache }, "service-worker"},
		{"zone with a colon", "10:00:00Z", "12:00:00.5+02:00", func(x *wire.Exchange) any { return x.Sent }, time.Date(2024, 5, 1, 10, 0, 0, 5e8, time.UTC)},
		{"zone without", "10:00:00Z", "12:00:00.1234567+0200", func(x *wire.Exchange) any { return x.Sent }, time.Date(2024, 5, 1, 10, 0, 0, 123456700, time.UTC)},
		{"no zone", "10:00:00Z", "10:00:00", func(x *wire.Exchange) any { return x.Received }, time.Date(2024, 5, 1, 10, 0, 0, 3e6, time.UTC)},
		{"no time at all", `"2024-05-01T10:00:00Z"`, `null`, func(x *wire.Exchange) any { return x.Received.IsZero() }, true},
		{"steps", `"wait":3`, `"blocked":1,"dns":2,"connect":10,"ssl":6,"send":1,"wait":3,"receive":-1`, func(x *wire.Exchange) any { return x.Timing },
			wire.Timing{DNS: 3e6, Connect: 7e6, TLS: 13e6, Sent: 13e6, FirstByte: 17e6, Total: 17e6}},
		{"absurd timings", `"wait":3`, `"wait":1e300,"dns":-5`, func(x *wire.Exchange) any { return x.Timing.FirstByte }, maxDuration},
		{"text", `"size":5`, `"size":5,"text":"hello"`, func(x *wire.Exchange) any { return x.Body.SHA256[:8] }, "2cf24dba"},
		{"text in another charset", `"size":5`, `"size":5,"text":"hällo"`, func(x *wire.Exchange) any { return x.Body.SHA256 }, ""},
		{"base64", `"size":5`, `"size":5,"encoding":"base64","text":"aGVsbG8="`, func(x *wire.Exchange) any { return fmt.Sprint(x.Body.SHA256[:8], " ", x.Body.Decoded) }, "2cf24dba 5"},
		{"broken base64", `"size":5`, `"size":5,"encoding":"base64","text":"%%"`, func(x *wire.Exchange) any { return x.Body }, wire.Body{Bytes: 5, Decoded: 5}},
		{"size of a cached response", `"bodySize":-1`, `"bodySize":0,"_transferSize":0`, func(x *wire.Exchange) any { return x.Body.Bytes }, int64(5)},
		{"size by transfer", `"bodySize":-1`, `"_transferSize":130,"headersSize":100`, func(x *wire.Exchange) any { return x.Body.Bytes }, int64(30)},
		{"a socket", `https://u:p@a.test`, `wss://a.test`, func(x *wire.Exchange) any { return x.URL }, "wss://a.test/x?y=1"},
		{"an address that net/url refuses", `https://u:p@a.test/x`, `http://a.test:x/%zz[ `, func(x *wire.Exchange) any { return x.URL }, "http://a.test:x/%zz[ ?y=1"},
		{"invalid UTF-8", `"value":"1"`, "\"value\":\"\xff\"", func(x *wire.Exchange) any { return x.Response.Fields[0].Value }, "\xff"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if tt.old != "" && !strings.Contains(template, tt.old) {
				t.Fatal("nothing replaced")
			}
			r := readAll(har(strings.Replace(template, tt.old, tt.new, 1)))
			if len(r.exchanges) != 1 || len(r.problems) > 0 || r.err != nil {
				t.Fatalf("%d exchanges, problems %v, error %v", len(r.exchanges), r.problems, r.err)
			}
			if got := fmt.Sprintf("%+v", tt.check(r.exchanges[0])); got != fmt.Sprintf("%+v", tt.want) {
				t.Errorf("got %s, want %+v", got, tt.want)
			}
		})
	}
}

// TestHARBroken puts one broken entry between two good ones.
func TestHARBroken(t *testing.T) {
	for _, tt := range []struct {
		name, entry, problem string
		skipped              bool
	}{
		{"no object", `17`, "no request URL", false},
		{"null", `null`, "no request URL", false},
		{"no request", `{"response":{"status":200}}`, "no request URL", false},
		{"no URL", `{"request":{"method":"GET"}}`, "no request URL", false},
		{"bad escape", `{"request":{"url":"http://a.test/\x"}}`, `broken JSON: invalid character 'x' in string escape code`, false},
		{"bad literal", `{"request":tru}`, `broken JSON: invalid character '}' in literal true`, false},
		{"control character", "{\"request\":{\"url\":\"http://a.test/\x01\"}}", "broken JSON", false},
		{"wrong brackets", `{"request":{"url":"http://a.test/"]]`, "broken JSON", false},
		{"a missing comma", `{"a":1 "b":2}`, "broken JSON", false},
		{"data URL", entry("data:text/plain,x"), `no HTTP exchange: "data:text/plain,x"`, true},
		{"extension", entry("chrome-extension://abc/x.js"), "no HTTP exchange", true},
		{"blob", entry("blob:https://a.test/123"), "no HTTP exchange", true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			input := har(entry("http://a.test/1"), tt.entry, entry("http://a.test/3"))
			r := readAll(input)
			if got := fmt.Sprint(r.urls()); got != "[http://a.test/1 http://a.test/3]" || r.err != nil {
				t.Errorf("read %s, error %v", got, r.err)
			}
			if len(r.problems) != 1 || !strings.Contains(r.problems[0].Error(), tt.problem) {
				t.Fatalf("problems %v, want one with %q", r.problems, tt.problem)
			}
			p := r.problems[0]
			from := int64(strings.Index(input, tt.entry))
			if p.Entry != 1 || p.Line != 2 || p.Byte < from || p.Byte > from+int64(len(tt.entry)) || p.Skipped != tt.skipped {
				t.Errorf("place: %+v, the entry begins at %d", p, from)
			}
			if last := r.exchanges[1].Entry; last != 2 {
				t.Errorf("the last exchange is entry %d", last)
			}
		})
	}
}

// TestHARCut cuts a HAR at every byte: whole entries before the cut are read,
// and there is one Problem.
func TestHARCut(t *testing.T) {
	whole := har(entry("http://a.test/1"), entry("http://a.test/2"), entry("http://a.test/3"))
	for n := strings.Index(whole, `"entries"`); n < len(whole); n++ {
		r := readAll(whole[:n])
		want := strings.Count(whole[:n], "[]}}")
		if len(r.exchanges) != want || len(r.problems) != 1 || r.err != nil {
			t.Fatalf("cut at %d: %d exchanges, want %d; problems %v, error %v", n, len(r.exchanges), want, r.problems, r.err)
		}
		if !strings.Contains(r.problems[0].Message, "ends in the middle") {
			t.Fatalf("cut at %d: %v", n, r.problems[0])
		}
	}
}

func TestHARStructure(t *testing.T) {
	good := entry("http://a.test/1")
	for input, problem := range map[string]string{
		`{"log":[]}`:                               "an object expected, found '['",
		`{"log":{"entries":{}}}`:                   "an array expected, found '{'",
		`{"log":{"entries":[` + good + `}}`:        "an element or the end of the array expected, found '}'",
		`{"log":{"entries":[` + good + `],nope}}`:  "a key expected, found 'n'",
		`{"log":{"entries":[` + good + `],"a" 1}}`: "a colon expected, found '1'",
	} {
		r := readAll(input)
		if len(r.problems) != 1 || !strings.Contains(r.problems[0].Message, problem) || len(r.exchanges) != strings.Count(input, "startedDateTime") {
			t.Errorf("%.40s: %d exchanges, problems %v, want %q", input, len(r.exchanges), r.problems, problem)
		}
	}
}

func TestHARTooLarge(t *testing.T) {
	if testing.Short() {
		t.Skip("makes 65 MiB")
	}
	big := strings.Replace(entry("http://a.test/2"), `"headers":[]`, `"headers":[],"content":{"text":"`+strings.Repeat("x", maxEntry)+`"}`, 1)
	r := readAll(har(entry("http://a.test/1"), big, entry("http://a.test/3")))
	if len(r.exchanges) != 2 || len(r.problems) != 1 || r.problems[0].Message != "the entry is larger than 64 MiB" || r.problems[0].Entry != 1 {
		t.Errorf("%d exchanges, problems %v", len(r.exchanges), r.problems)
	}
}

func TestJSONExtent(t *testing.T) {
	for input, want := range map[string]string{
		`{"a":"}"} x`:                            `{"a":"}"}`,
		`"a\"b\\" ,`:                             `"a\"b\\"`,
		`[1,[2,"]"]],`:                           `[1,[2,"]"]]`,
		`12,`:                                    `12`,
		`true}`:                                  `true`,
		`"` + strings.Repeat(`\n`, 70000) + `"x`: `"` + strings.Repeat(`\n`, 70000) + `"`,
	} {
		w := &walker{src: newSource(strings.NewReader(input))}
		got, err := w.take(1 << 20)
		if string(got) != want || err != nil {
			t.Errorf("%.20s: got %.20s, %v", input, got, err)
		}
	}
}

func TestHARRedirects(t *testing.T) {
	redirect := func(from, to string) string {
		return fmt.Sprintf(`{"request":{"method":"GET","url":%q},"response":{"status":302,"headers":[],"redirectURL":%q}}`, from, to)
	}
	r := readAll(har(redirect("http://a.test/1", "/2"), entry("http://a.test/other"), redirect("http://a.test/2", "https://A.test/3"),
		entry("https://a.test/3"), entry("https://a.test/3")))
	var hops []int
	for _, x := range r.exchanges {
		hops = append(hops, x.Hop)
	}
	if want := []int{0, 0, 1, 2, 0}; !slices.Equal(hops, want) {
		t.Errorf("hops %v, want %v", hops, want)
	}
}
