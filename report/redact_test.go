package report

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"maxage/inspect"
	"maxage/inspect/field"
	"maxage/inspect/wire"
)

func TestRedact(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"Authorization", "Bearer abcdef", "Bearer [redacted 6 B]"},
		{"authorization", "abcdef", "[redacted 6 B]"},
		{"Proxy-Authorization", "Basic YWxhZGRpbg==", "Basic [redacted 12 B]"},
		{"Cookie", "a=1; b=22;c", "a=[redacted 1 B]; b=[redacted 2 B];[redacted 1 B]"},
		{"Cookie", "=x", "=[redacted 1 B]"},
		{"Set-Cookie", "sid=abc; Path=/; HttpOnly", "sid=[redacted 3 B]; Path=/; HttpOnly"},
		{"Set-Cookie", "sid=; Max-Age=0", "sid=; Max-Age=0"},
		{"Set-Cookie", "nameless; Secure", "[redacted 8 B]; Secure"},
		{"X-Api-Key", "abc", "[redacted 3 B]"},
		{"X-CSRF-Token", "abc", "[redacted 3 B]"},
		{"Surrogate-Key", "page-1 all", "page-1 all"},
		{"Location", "https://u:p@h/cb?code=abc&x=1#access_token=zzz", "https://[redacted 3 B]@h/cb?code=[redacted 3 B]&x=1#access_token=[redacted 3 B]"},
		{"Location", "/a;jsessionid=0A1B2C?x=1", "/a;jsessionid=[redacted 6 B]?x=1"},
		{"X-User-Email", "ada@example.org", "[redacted 15 B]"},
		{"Location", "/a?x=1&password=hunter2", "/a?x=1&password=[redacted 7 B]"},
		{"Referer", "https://h/?api_key=k1&q=cats", "https://h/?api_key=[redacted 2 B]&q=cats"},
		{"X-Other", "sid=abc", "sid=abc"},
		{"Location", "/a;jsessionid=abc/b;x=1?y=2", "/a;jsessionid=[redacted 3 B]/b;x=1?y=2"},
		{"X-User-Email", "a@b.example", "[redacted 11 B]"},
		{"X-Upstream", "for " + hiddenToken + "; ok", "for [redacted 108 B]; ok"},
	} {
		if got := (redaction{}).text(c.name, c.in); got != c.want {
			t.Errorf("%s: %s: got %s, want %s", c.name, c.in, got, c.want)
		}
		if got := (redaction{off: true}).text(c.name, c.in); got != c.in {
			t.Errorf("%s: %s: with secrets shown, got %s", c.name, c.in, got)
		}
	}
}

const secret = "S3cr3tV4lue"

func secretive(before, after string) *wire.Exchange {
	fields := []wire.Field{
		{Name: "Authorization", Value: "Bearer " + secret}, {Name: "Cookie", Value: before + "sid=" + secret + ";" + after},
		{Name: "Referer", Value: "https://h/" + "?token=" + secret},
	}
	return &wire.Exchange{
		URL:     "https://user:" + secret + "@h/?token=" + secret,
		Request: wire.Message{Method: "GET", Target: "/?token=" + secret, Fields: fields},
		Response: wire.Message{Status: 200, Fields: []wire.Field{
			{Name: "Set-Cookie", Value: "sid=" + secret + ";" + after}, {Name: "Cache-Control", Value: before + ", max-age=60"},
			{Name: "Location", Value: "https://u:" + secret + "@h/?token=" + secret}, {Name: "Set-Cookie", Value: secret},
		}},
		Interim: []wire.Message{{Status: 103, Fields: []wire.Field{{Name: "Set-Cookie", Value: "x=" + secret}}}},
	}
}

// FuzzRedact: no secret survives in any format, and every span lies within the
// line that it names and still points at the text that it pointed at.
func FuzzRedact(f *testing.F) {
	f.Add("a=b; ", "Path=/")
	f.Add("\xff\xfe; ", "é")
	f.Add("max-age=1, \x80no-cache", ";;==")
	f.Fuzz(func(t *testing.T, before, after string) {
		if strings.Contains(before+after, secret) || strings.Contains(secret, before) && before != "" {
			return
		}
		x := secretive(before, after)
		result := inspect.Inspect(x, inspect.Options{})
		e := NewExchange(result, Options{})
		var b bytes.Buffer
		check(t, asJSON(&b, wrapped(&e)))
		check(t, writeText(&b, &e, Style{Verbose: true, Unbroken: true, Width: 400}))
		if i := strings.Index(b.String(), secret); i >= 0 {
			t.Errorf("the secret survives: %s", b.String()[max(0, i-80):i+20])
		}
		for _, v := range result.Verdicts {
			written := e.Verdicts.Get(v.Cache.Name)
			for i, r := range v.Because {
				for k := range r.Spans {
					checkSpan(t, x, &e, r.At[k], written.Because[i].At[k])
				}
			}
		}
		for i, finding := range result.Findings {
			for k, s := range finding.At {
				checkSpan(t, x, &e, s, e.Findings[i].Evidence[k])
			}
		}
	})
}

func checkSpan(t *testing.T, x *wire.Exchange, e *Exchange, before wire.Span, after Span) {
	t.Helper()
	if before.Line < 0 {
		return
	}
	headers := e.Response.Headers
	if after.Part == "request" {
		headers = e.Request.Headers
	}
	value := headers[after.Line][1]
	if after.Start < 0 || after.Start > after.End || after.End > len(value) {
		t.Fatalf("span %+v of %q", after, value)
	}
	got, was := value[after.Start:after.End], x.Text(before)
	if !strings.Contains(was, secret) && !strings.Contains(got, "[redacted") && got != strings.ToValidUTF8(was, "\ufffd") && got != Valid(was) {
		t.Errorf("span %+v points at %q, %+v pointed at %q", after, got, before, was)
	}
}

// Statuses that the tables call cacheable are those that the judge stores.
func TestStatusesAgree(t *testing.T) {
	for _, s := range field.Statuses {
		if s.Code < 200 || s.Code == 304 {
			continue
		}
		x := &wire.Exchange{Request: wire.Message{Method: "GET"}, Response: wire.Message{Status: s.Code}}
		for _, v := range inspect.Inspect(x, inspect.Options{}).Verdicts {
			if v.Store != s.Cacheable {
				t.Errorf("%d: the table says %v, %s says %v", s.Code, s.Cacheable, v.Cache.Name, v.Store)
			}
		}
	}
}

// A what-if report is part of the contract, so it must survive too.
func TestWhatIfJSON(t *testing.T) {
	e := reportOf(t, golden+"/session-cookie.in", Options{})
	e.WhatIf = NewWhatIf(inspect.Inspect(exchangeOf(t, golden+"/session-cookie.in"), inspect.Options{Rules: goldenRules}), Options{})
	data, err := json.Marshal(throughJSON(t, e).WhatIf)
	check(t, err)
	want, err := json.Marshal(e.WhatIf)
	check(t, err)
	if !bytes.Equal(data, want) {
		t.Errorf("got %s, want %s", data, want)
	}
}
