package report

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"maxage/inspect/field"
	"maxage/inspect/policy"
	"maxage/inspect/rules"
)

func TestExplainHeader(t *testing.T) {
	for name, text := range map[string]string{
		"no-cache-max-age-0": "no-cache, max-age=0",
		"max-age-0":          "max-age=0",
		"windows":            "Cache-Control: max-age=60, s-maxage=300, stale-while-revalidate=600, stale-if-error=86400",
		"cdn":                "Cache-Control: private, max-age=60\nCDN-Cache-Control: max-age=300\nVary: Cookie\nX-Nobody-Knows: 1\n",
		"typo":               "privat, maxage=60; no-store",
		"expires":            "Date: Thu, 01 Jan 2026 12:00:00 GMT\nExpires: Thu, 01 Jan 2026 12:10:00 GMT\n",
	} {
		var b bytes.Buffer
		check(t, ExplainHeader(&b, text, Style{Width: 80}))
		compare(t, golden+"/explain-"+name+".txt", b.Bytes())
	}
}

// Everything that the tables know can be explained, in any width.
func TestExplainAll(t *testing.T) {
	for _, s := range []Style{{Width: 60}, {Width: 120, ASCII: true}} {
		var b bytes.Buffer
		for _, f := range field.Fields() {
			known, err := ExplainField(&b, f.Name, s)
			if !known || err != nil {
				t.Errorf("%s: %v, %v", f.Name, known, err)
			}
		}
		for _, d := range field.DirectiveTable {
			known, err := ExplainDirective(&b, d.Name, s)
			if !known || err != nil {
				t.Errorf("%s: %v, %v", d.Name, known, err)
			}
		}
		for _, status := range field.Statuses {
			known, err := ExplainStatus(&b, status.Code, s)
			if !known || err != nil {
				t.Errorf("%d: %v, %v", status.Code, known, err)
			}
		}
		for _, r := range rules.All {
			check(t, ExplainRule(&b, r, s))
		}
		check(t, RulesTable(&b, rules.All, s))
		checkHarmless(t, b.String())
		for line := range strings.Lines(b.String()) {
			if width(strings.TrimSuffix(line, "\n")) > s.Width {
				t.Errorf("wider than %d: %s", s.Width, line)
			}
		}
	}
	var b bytes.Buffer
	if known, _ := ExplainField(&b, "X-Nobody-Knows", Style{}); known || b.Len() > 0 {
		t.Error("an unknown field is explained")
	}
	if known, _ := ExplainDirective(&b, "maxage", Style{}); known || b.Len() > 0 {
		t.Error("an unknown directive is explained")
	}
	if known, _ := ExplainStatus(&b, 299, Style{}); known || b.Len() > 0 {
		t.Error("an unknown status is explained")
	}
}

func TestExplainRule(t *testing.T) {
	r := &rules.Rule{ID: "some-rule", Severity: rules.Warning, Category: rules.Syntax, Title: "What it finds", Doc: "First paragraph.\n\nSecond.",
		Fix: "Send it so.", Send: "Cache-Control: public, max-age=31536000, immutable\n-Set-Cookie", Config: rules.Config{Caddy: "own_words"},
		Refs: []string{"RFC 9111 section 5.2", "RFC 9110 section 5.6"}, Optional: true}
	const want = `some-rule  ▲ warning, syntax
  What it finds.
  Off unless asked for, with --all or --only some-rule.

  First paragraph.

  Second.

How to fix it
  Send it so.

    Cache-Control: public, max-age=31536000, immutable
    (no Set-Cookie)

  nginx    proxy_hide_header Cache-Control; # or fastcgi_hide_header
           proxy_hide_header Set-Cookie;
           add_header Cache-Control "public, max-age=31536000, immutable";
  Apache   Header always unset Cache-Control "expr=%{REQUEST_STATUS} -lt 400"
           Header onsuccess set Cache-Control \
               "public, max-age=31536000, immutable" \
               "expr=%{REQUEST_STATUS} -lt 400"
           Header onsuccess unset Set-Cookie
           Header always unset Set-Cookie
  Caddy    own_words
  Varnish  # in vcl_backend_response
           if (beresp.status < 400) {
               set beresp.http.Cache-Control =
                   "public, max-age=31536000, immutable";
               set beresp.ttl = 31536000s;
           }
           unset beresp.http.Set-Cookie;
  Go       w.Header().Set("Cache-Control",
               "public, max-age=31536000, immutable")
           w.Header().Del("Set-Cookie")

References
  RFC 9111 §5.2, RFC 9110 §5.6
`
	var b bytes.Buffer
	check(t, ExplainRule(&b, r, Style{}))
	if b.String() != want {
		t.Errorf("got\n%s\nwant\n%s", b.String(), want)
	}
}

// Rules as a terminal shows them.
func TestExplainRuleGolden(t *testing.T) {
	for _, id := range []string{"set-cookie-shared-cacheable", "vary-missing-accept-encoding"} {
		for suffix, s := range map[string]Style{"80": {Width: 80}, "color": {Width: 80, Color: true, Hyperlinks: true}} {
			var b bytes.Buffer
			check(t, ExplainRule(&b, rules.Lookup(id), s))
			compare(t, golden+"/explain-"+id+"."+suffix+".txt", b.Bytes())
		}
	}
}

// TestRulesPage keeps the page that belongs to the source: what maxage rules
// --format markdown prints.
func TestRulesPage(t *testing.T) {
	var b bytes.Buffer
	check(t, RulesMarkdown(&b, slices.Concat(rules.All, policy.Rules)))
	compare(t, "../inspect/rules/README.md", b.Bytes())
	checkHarmless(t, b.String())
}

// Every rule shows a response that it fires in and one that it is silent in.
func TestRuleExamples(t *testing.T) {
	for _, r := range rules.All {
		fires, silent := examples(r)
		if fires == nil || silent == nil {
			t.Errorf("%s: its case file has no firing case, or no silent one", r.ID)
			continue
		}
		if text := fires.plainText(); !strings.Contains(text, "^") || !strings.Contains(text, "HTTP/") || strings.Contains(silent.plainText(), "^") {
			t.Errorf("%s: odd examples\n%s\n%s", r.ID, text, silent.plainText())
		}
		if !slices.Contains(Categories, r.Category) {
			t.Errorf("%s: category %s is not listed", r.ID, r.Category)
		}
		var b bytes.Buffer
		check(t, ExplainRule(&b, r, Style{Width: 80}))
		for line := range strings.Lines(b.String()) {
			if width(strings.TrimSuffix(line, "\n")) > 80 {
				t.Errorf("%s: wider than 80: %s", r.ID, line)
			}
		}
	}
	if fires, silent := examples(&rules.Rule{ID: "no-such-rule"}); fires != nil || silent != nil {
		t.Error("a rule without cases has examples")
	}
}

func TestExampleOfARun(t *testing.T) {
	const text = `// received 60 s after Date
GET / HTTP/1.1

HTTP/1.1 302 Found
Location: /a

// then, redirected
GET /a HTTP/1.1
Cookie: id=7
//      ^^^^

HTTP/1.1 200 OK
ETag: "` + "\u00e9" + `"
//    ^^^^
X-Long: 0123456789 0123456789 0123456789 0123456789 0123456789 0123456789 0123456789
//                                           ^^^^^^^^^^^^^^^^^^^^^^^ warning: Twice: it was so.

<p>
 9
//^ `
	const want = `
A bad example  a run
  Received 1 minute after its Date.
  < HTTP/1.1 302 Found
  < Location: /a
  then, redirected:
  > GET /a HTTP/1.1
  > Cookie: id=7
            ^^^^
  < HTTP/1.1 200 OK
  < ETag: "\xe9"
          ^^^^^^
  < X-Long: 0123456789 0123456789 0123456789 0123456789 012\
                                                 ^^^^^^^^^^
        3456789 0123456789 0123456789
        ^^^^^^^^^^^^^

    <p>
     9
    ^^
  ! Twice: it was so.
`
	var b bytes.Buffer
	p := newPrinter(&b, Style{Width: 60, ASCII: true})
	p.example("A bad example", readCase("a run", text))
	check(t, p.flush())
	if b.String() != want {
		t.Errorf("got\n%s\nwant\n%s", b.String(), want)
	}
}
