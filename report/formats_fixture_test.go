package report

import (
	"strings"
	"testing"
	"time"

	"maxage/inspect"
	"maxage/inspect/load"
	"maxage/inspect/rules"
	"maxage/inspect/wire"
)

// fixtureAt is when the exchanges of the fixture were seen.
var fixtureAt = time.Date(2026, 1, 1, 12, 0, 0, 0, time.UTC)

// liveExchange reads a request and its response in HTTP/1.1's form, as if just
// fetched over TLS.
func liveExchange(t testing.TB, url, text string) *wire.Exchange {
	t.Helper()
	var x *wire.Exchange
	text = strings.ReplaceAll(strings.TrimSpace(text)+"\n\n", "\n", "\r\n")
	_, err := load.Read("fixture.http", strings.NewReader(text), func(got *wire.Exchange) bool { x = got; return true }, func(p *load.Problem) { t.Error(p) })
	if err != nil || x == nil {
		t.Fatalf("%s: %v", url, err)
	}
	x.URL, x.Source = url, "live"
	x.Sent, x.Received, x.At = fixtureAt, fixtureAt, fixtureAt
	x.Timing = wire.Timing{FirstByte: 21500 * time.Microsecond, Total: 23400 * time.Microsecond}
	return x
}

// fixtureExchange is what a format is given, without findings.
func fixtureExchange(t testing.TB, id int, url, text string) Exchange {
	t.Helper()
	e := NewExchange(inspect.Inspect(liveExchange(t, url, text), inspect.Options{Rules: []*rules.Rule{}}), Options{})
	e.ID = id
	return e
}

const fixtureRequest = `GET / HTTP/1.1
Host: shop.example
User-Agent: maxage/test
Accept: */*
Cookie: sid=secret

`

// formatsReport is a report with a bit of everything that formats have to
// show. Its findings do not depend on the catalogue of rules.
func formatsReport(t testing.TB) *Report {
	t.Helper()
	policy := func(line int) *Place { return &Place{File: "maxage.yaml", Line: line, Column: 5} }
	add := func(r *Report, path, response string, findings ...Finding) *Exchange {
		e := fixtureExchange(t, len(r.Exchanges)+1, "https://shop.example"+path, strings.Replace(fixtureRequest, "GET /", "GET "+path, 1)+response)
		e.From, e.TargetNumber = &Place{File: "urls.txt", Line: e.ID}, e.ID
		e.Findings = append(e.Findings, findings...)
		r.Exchanges = append(r.Exchanges, e)
		return &r.Exchanges[len(r.Exchanges)-1]
	}
	r := &Report{SchemaVersion: SchemaVersion, Tool: Tool{"maxage", "0.1.0"}, Errors: []Failure{},
		Run: Run{Started: "2026-01-01T11:59:54Z", Finished: "2026-01-01T12:00:00Z", Policy: "maxage.yaml"}}
	r.Exchanges = make([]Exchange, 0, 8)

	add(r, "/", "HTTP/1.1 200 OK\nDate: Thu, 01 Jan 2026 11:59:18 GMT\nContent-Type: text/html; charset=utf-8\nCache-Control: public, max-age=300, stale-while-revalidate=600\nETag: \"5f2b\"\nVary: Accept-Encoding\nAge: 42\nX-Cache: HIT\nVia: 1.1 varnish",
		Finding{Rule: "etag-present", Severity: "good", Category: "validation", Message: "The response has a validator.", Refs: []string{"RFC 9110 section 8.8"}, Fingerprint: "aa00000000000001",
			Evidence: []Span{{Part: "response", Line: 3, Name: "ETag", Start: 0, End: 6}}}).
		Checks = []Check{{Name: "shared 1m..10m", Met: true, Place: policy(8)}, {Name: "validator required", Met: true, Place: policy(9)}}

	add(r, "/account", "HTTP/1.1 200 OK\nDate: Thu, 01 Jan 2026 12:00:00 GMT\nContent-Type: text/html; charset=utf-8\nSet-Cookie: sid=abc; HttpOnly; Secure\nCache-Control: public, s-maxage=600",
		Finding{Rule: "set-cookie-shared-cacheable", Severity: "error", Category: "privacy", Message: "A shared cache may give one user's page and the cookie “sid” to everybody else for 10 minutes.",
			Fix: "Send “Cache-Control: private, no-cache” with every response that sets a session cookie.", Send: []string{"Cache-Control: private, no-cache"},
			Refs: []string{"RFC 9111 section 7.3"}, Caches: []string{"shared", "cdn"}, Baseline: "new", Fingerprint: "aa00000000000002", Place: &Place{File: "deploy/nginx.conf", Line: 41, Column: 1},
			Evidence: []Span{{Part: "response", Line: 2, Name: "Set-Cookie", Start: 0, End: 3}, {Part: "response", Line: 3, Name: "Cache-Control", Start: 8, End: 20}}},
		Finding{Rule: "expectation", Severity: "error", Category: "privacy", Message: "The policy wants “shared: never”, but a shared cache keeps it for 10 minutes.", Refs: []string{}, Evidence: []Span{},
			Baseline: "new", Fingerprint: "aa00000000000003", Place: policy(14), Expects: "shared never"}).
		Checks = []Check{{Name: "shared never", Met: false, Place: policy(14)}, {Name: "status 200", Met: true, Place: policy(15)}}

	add(r, "/index.html", "HTTP/1.1 200 OK\nDate: Thu, 01 Jan 2026 12:00:00 GMT\nLast-Modified: Fri, 12 Dec 2025 12:00:00 GMT\nContent-Type: text/html; charset=utf-8",
		Finding{Rule: "heuristic-freshness", Severity: "warning", Category: "freshness", Message: "Nothing says how long the page may be kept: caches guess 2 days.", Fix: "Say how long: “Cache-Control: max-age=300”.",
			Send: []string{"Cache-Control: max-age=300"}, Refs: []string{"RFC 9111 section 4.2.2"}, Evidence: []Span{{Part: "response", Line: 1, Name: "Last-Modified", Start: 0, End: 29}}, Baseline: "new", Fingerprint: "aa00000000000004"}).
		Attempts = 3

	add(r, "/help", "HTTP/1.1 200 OK\nDate: Thu, 01 Jan 2026 12:00:00 GMT\nLast-Modified: Fri, 12 Dec 2025 12:00:00 GMT\nContent-Type: text/html; charset=utf-8",
		Finding{Rule: "heuristic-freshness", Severity: "warning", Category: "freshness", Message: "Nothing says how long the page may be kept: caches guess 2 days.", Fix: "Say how long: “Cache-Control: max-age=300”.",
			Send: []string{"Cache-Control: max-age=300"}, Refs: []string{"RFC 9111 section 4.2.2"}, Evidence: []Span{{Part: "response", Line: 1, Name: "Last-Modified", Start: 0, End: 29}}, Baseline: "unchanged", Fingerprint: "aa00000000000005"})

	add(r, "/assets/app.3f9c1d.js", "HTTP/1.1 200 OK\nDate: Thu, 01 Jan 2026 12:00:00 GMT\nContent-Type: text/javascript\nCache-Control: public, max-age=31536000, immutable\nETag: W/\"77\"")

	add(r, "/old-home", "HTTP/1.1 301 Moved Permanently\nDate: Thu, 01 Jan 2026 12:00:00 GMT\nLocation: /",
		Finding{Rule: "redirect-permanent-unbounded", Severity: "info", Category: "freshness", Message: "Browsers may keep the redirect for as long as they like.", Refs: []string{"RFC 9110 section 15.4.2"}, Evidence: []Span{}, Baseline: "new", Fingerprint: "aa00000000000006"},
		Finding{Rule: "date-missing", Severity: "warning", Category: "freshness", Message: "There is no Date.", Refs: []string{}, Evidence: []Span{}, Fingerprint: "aa00000000000007",
			Ignored: &Ignored{Reason: "marketing campaign, | JIRA-12", Until: "2027-01-31"}})

	hostile := "/=cmd|' /C calc'!A0?q=<script>alert(1)</script>&n=`@everyone`|x"
	from := len(r.Exchanges)
	add(r, hostile, "HTTP/1.1 200 OK\nDate: Thu, 01 Jan 2026 12:00:00 GMT\nContent-Type: text/html\nCache-Control: max-age=60, \"\x1b[31m<b>x</b>\u202e\"\nX-Note: ::error::pwned -->]]><!-- @everyone",
		Finding{Rule: "cc-syntax", Severity: "error", Category: "syntax", Message: "“\x1b[31m<b>&amp;</b>\u202e]]>” is malformed, @everyone: ::error::pwned %0A, \"quoted\" |*_`[x](https://evil.example) #1.\n::warning::x",
			Refs: []string{"RFC 9111 section 5.2"}, Evidence: []Span{{Part: "response", Line: 2, Name: "Cache-Control", Start: 12, End: 20}}, Baseline: "new", Fingerprint: "aa00000000000008", Place: &Place{File: "deploy/we,ird: 100%.conf", Line: 3}}).
		RedirectedFrom = &from

	post := add(r, "/api/login", "HTTP/1.1 204 No Content\nDate: Thu, 01 Jan 2026 12:00:00 GMT\nCache-Control: no-store")
	post.Request.Method, post.From = "POST", nil

	r.Errors = append(r.Errors, Failure{URL: "https://gone.example/", Code: 6, Message: "could not resolve host: gone.example, after 2 attempts", Attempts: 2, Hint: "Check the name.", File: "urls.txt", Line: 9})
	r.Summary = Summary{Exchanges: len(r.Exchanges), Failed: 1, Findings: Counts{Error: 3, Warning: 2, Info: 1, Good: 1}, Ignored: 1, New: 5, Fixed: 2}
	return r
}

// format is what every format offers.
type format interface {
	Begin(Tool, Run) error
	Exchange(*Exchange) error
	Failure(*Failure) error
	End(Run, Summary) error
}

// play writes a report through a format.
func play(t testing.TB, f format, r *Report) {
	t.Helper()
	check := func(err error) {
		if err != nil {
			t.Helper()
			t.Fatal(err)
		}
	}
	check(f.Begin(r.Tool, Run{Started: r.Run.Started, Policy: r.Run.Policy, Shard: r.Run.Shard}))
	for i := range r.Exchanges {
		check(f.Exchange(&r.Exchanges[i]))
	}
	for i := range r.Errors {
		check(f.Failure(&r.Errors[i]))
	}
	check(f.End(r.Run, r.Summary))
}
