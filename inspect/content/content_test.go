package content

import (
	"fmt"
	"strings"
	"testing"

	"maxage/inspect/field"
	"maxage/inspect/wire"
)

func parse(mediaType, body string) (*Content, *wire.Exchange) {
	x := &wire.Exchange{Response: wire.Message{Status: 200}, Body: wire.Body{Sample: []byte(body)}}
	if mediaType != "" {
		x.Response.Fields = []wire.Field{{Name: "Content-Type", Value: mediaType}}
	}
	return Parse(field.Parse(x)), x
}

// header {"alg":"HS256","typ":"JWT"}; claims {"sub":"1234567890","name":"John Doe"} and {"role":"anon","iss":"supabase"}
const (
	personalJWT = "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gRG9lIn0.dBjftJeZ4CVPmB92K27uhbUJU1p1r_wW1gFWFOEjXk"
	publicJWT   = "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJyb2xlIjoiYW5vbiIsImlzcyI6InN1cGFiYXNlIn0.dBjftJeZ4CVPmB92K27uhbUJU1p1r_wW1gFWFOEjXk"
)

func TestMarks(t *testing.T) {
	for _, c := range []struct{ mediaType, body, want string }{
		{"application/json", `{"token":"` + personalJWT + `"}`, "JWT:" + personalJWT},
		{"text/html", `<p>` + publicJWT + ` eyJub3QiOiJhIn0.x.y eyJ ` + personalJWT + `</p>`, "JWT:" + personalJWT},
		{"text/html", `<p>` + publicJWT + `</p>`, ""},
		{"text/javascript", `mapbox="pk.eyJ1IjoiYSIsImEiOiJiIn0.abc"`, ""},

		{"application/json", `{"access_token" : "2YotnFZFEjr1zCsicMWpAA", "token_type":"Bearer"}`, "Token access_token:2YotnFZFEjr1zCsicMWpAA"},
		{"application/json; charset=utf-8", `{"access_token":null,"id_token":""}`, ""},
		{"text/html", `<p>"access_token": "2YotnFZFEjr1zCsicMWpAA"</p>`, ""}, // documentation

		{"text/plain", "key = ghp_aBcDeFgHiJkLmNoPqRsTuVwXyZ0123456789", "Secret GitHub token:ghp_aBcDeFgHiJkLmNoPqRsTuVwXyZ0123456789"},
		{"text/plain", "AKIAIOSFODNN7EXAMPLE AKIAXXXXXXXXXXXXXXXX xAKIAIOSFODNN7QRSTUV ghp_short", ""},
		{"text/plain", "id: AKIAIOSFODNN7QRSTUV2.", "Secret AWS access key:AKIAIOSFODNN7QRSTUV2"},
		{"", "-----BEGIN PRIVATE KEY-----\nMIIE", "Secret private key:-----BEGIN PRIVATE KEY-----"},

		{"text/html", `<form><input type=hidden name="csrfmiddlewaretoken" value="Jx81kzPqW3nT"></form>`, "FormToken csrfmiddlewaretoken:Jx81kzPqW3nT"},
		{"text/html", `<META name='csrf-token' CONTENT='a+b/c==&amp;d12'>`, "FormToken csrf-token:<META name='csrf-token' CONTENT='a+b/c==&amp;d12'>"},
		{"text/html", `<input name=_token value=""><input name=q value="authenticity_token"><meta name="csrf-param" content="authenticity_token">`, ""},
		{"", `<!doctype html><script>window.state = {"csrfToken":"a1b2c3d4e5f6"}</script>`, "FormToken csrfToken:a1b2c3d4e5f6"},

		{"application/json", `{"id":7,"name":"A","email":"a@b.example"}`, `Account email:"a@b.example" Address:a@b.example`},
		{"application/json", `{"title":"We are here","email":"info@shop.example"}`, "Address:info@shop.example"},
		{"application/json", `[{"id":7,"email":"a@b.example"},{"id":8,"email":"c@d.example"}]`, "Address:a@b.example"},
		{"text/html", `<script>{"id":7,"phone":"+49 1"}</script>`, ""},
		{"application/json", `{"id":7,"email":null,"balance":""}`, ""},
		{"application/json", `{"userId":7,"balance":-12.50}`, "Account balance:-12.50"},
		{"application/json", `{"data":{"viewer":{"login":"ada"}}}`, "Account viewer:{"},
		{"application/json", `{"data":{"viewer":{}},"currentUser":null}`, ""},
		{"text/html", `<script id="__NEXT_DATA__" type="application/json">{"props":{"currentUser":{"id":1}}}</script>`, "Account currentUser:{"},
		{"text/html", `<p>"currentUser":{"id":1}</p>`, ""},

		{"text/html", `<p>Signed in as <b>Ada</b></p>`, "SignedIn words:Signed in as"},
		{"text/html", `<a class=x href="/users/sign_out?x=1">Bye</a>`, "SignedIn link:/users/sign_out?x=1"},
		{"text/html", `<form action="https://x.test/logout.php" method=post>`, "SignedIn link:https://x.test/logout.php"},
		{"text/html", `<a href="/login">In</a><a href="/about-logout-times">x</a>`, ""},

		{"text/html", `<img src="logo@2x.png"><script src="https://cdn.test/vue@3.4.21/x.js"></script> @handle`, ""},
		{"text/html", `write to mailto:jane.doe@mail.example.org.`, "Address:jane.doe@mail.example.org"},
	} {
		got, x := parse(c.mediaType, c.body)
		var all []string
		for _, m := range got.Marks {
			name := m.Name
			if name != "" {
				name = " " + name
			}
			all = append(all, fmt.Sprintf("%s%s:%s", [...]string{"JWT", "Token", "Secret", "FormToken", "Account", "SignedIn", "Address"}[m.Kind], name, x.Text(m.At)))
		}
		if s := strings.Join(all, " "); s != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.body, s, c.want)
		}
	}
}

func TestHTMLFacts(t *testing.T) {
	c, x := parse("text/html", `<!DOCTYPE html><head><base href="/dir/"><base href="/other/">
<meta http-equiv="Cache-Control" content="no-store">
<link rel="stylesheet" href="/a.css"><link rel=canonical href="/x"><link rel="preload icon" href="b.woff2">
<script nonce=r4nd0m src="c.js"></script><script nonce="r4nd0m">var s = "<img src=no.png>"</script>
<img srcset="d.png 1x, e.png 2x" src="data:image/png;base64,xx"><!-- <img src=f.png> --><IMG SRC=g.png>`)
	var urls []string
	for _, r := range c.Resources {
		urls = append(urls, r.URL)
		if x.Text(r.At) != r.URL {
			t.Errorf("%s stands at %q", r.URL, x.Text(r.At))
		}
	}
	if got := strings.Join(urls, " "); got != "/a.css b.woff2 c.js d.png e.png g.png" {
		t.Error(got)
	}
	if len(c.Nonces) != 2 || x.Text(c.Nonces[1]) != "r4nd0m" || len(c.Metas) != 1 || c.Metas[0].Name != "cache-control" || c.Base != "/dir/" || c.Metas[0].Value != "no-store" ||
		x.Text(c.Metas[0].At) != `<meta http-equiv="Cache-Control" content="no-store">` {
		t.Errorf("%+v", c)
	}
	if at, ok := c.Find("r4nd0m"); !ok || x.Text(at) != "r4nd0m" {
		t.Error("not found")
	}
	if c, _ := parse("text/html", ""); c != nil {
		t.Error("nothing has content")
	}
}

// FuzzParse: whatever the body, nothing panics and every place lies inside.
func FuzzParse(f *testing.F) {
	f.Add("text/html", `<a href="/logout">x</a><input name=_token value=12345678><script>{"viewer":{"a":1}}</script>`)
	f.Add("application/json", `{"access_token":"12345678901","email":"a@b.cd","id":1}`)
	f.Add("text/plain", personalJWT+" AKIAIOSFODNN7QRSTUV sk_live_")
	f.Add("", `<img srcset="a 1x,`)
	f.Fuzz(func(t *testing.T, mediaType, body string) {
		c, x := parse(mediaType, body)
		if c == nil {
			return
		}
		for _, m := range c.Marks {
			if x.Text(m.At) == "" {
				t.Fatalf("%+v points nowhere", m)
			}
		}
		for _, r := range c.Resources {
			if x.Text(r.At) == "" {
				t.Fatalf("%+v points nowhere", r)
			}
		}
		for _, at := range c.Nonces {
			if x.Text(at) == "" {
				t.Fatalf("%+v points nowhere", at)
			}
		}
	})
}

func BenchmarkParse(b *testing.B) {
	body := strings.Repeat(`<div class="card"><a href="/p/1">A product</a><img src="/i/1.jpg" alt=""><p>Some text about it, as there is on every page.</p></div>`+"\n", 400)
	_, x := parse("text/html", body)
	r := field.Parse(x)
	b.SetBytes(int64(len(body)))
	b.ReportAllocs()
	for b.Loop() {
		Parse(r)
	}
}
