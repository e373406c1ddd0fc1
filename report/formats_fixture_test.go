package report

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"testing"

	"maxage/inspect/rules"
)

// formatsRules stand before those of the catalogue, so that the golden files
// do not change with it.
var formatsRules = []*rules.Rule{
	{ID: "policy-lifetime", Severity: rules.Error, Category: rules.Freshness, Title: "A cache keeps the response for another time than the policy wants",
		Doc: "Users see a change later than the team has agreed on.\n\nThe policy says how long.", Fix: "Send the lifetime that the policy wants.", Refs: []string{"maxage, policy file"}},
	{ID: "set-cookie-shared-cacheable", Severity: rules.Error, Category: rules.Privacy, Title: "A shared cache may keep a session cookie",
		Doc: "The next visitors are logged in as somebody else.\n\nSome caches <b>refuse</b>, some `do not`.", Fix: `Send "Cache-Control: private".`, Send: "Cache-Control: private, no-cache\n-Expires", Refs: []string{"RFC 9111 section 7.3", "CVE-2023-30861"}},
	{ID: "permanent-redirect-no-policy", Severity: rules.Info, Category: rules.Freshness, Title: "A permanent redirect says nothing about caching", Doc: "Browsers may follow it for ever.", Refs: []string{"RFC 9110 section 15.4.2"}},
	{ID: "heuristic-freshness", Severity: rules.Warning, Category: rules.Freshness, Title: "Caches guess", Doc: "They take a tenth of the age.", Fix: "Say how long.", Refs: []string{"RFC 9111 section 4.2.2"}},
	{ID: "no-validator", Severity: rules.Info, Category: rules.Validation, Title: "Nothing to ask with", Doc: "It is sent whole each time.", Refs: []string{"RFC 9110 section 8.8"}},
	{ID: "cc-syntax", Severity: rules.Warning, Category: rules.Syntax, Title: "Cache-Control is malformed", Doc: "Every cache gets over that in its own way.", Refs: []string{"RFC 9111 section 5.2"}},
}

// formatsReport has what formats must cope with: findings of every severity,
// with a place and without, ignored, new and known; expectations met and not;
// a redirect; text that wants to be markup, commands, formulas or escape
// sequences; a failure; no findings at all.
func formatsReport() *Report {
	const privacy, lists = "set-cookie-shared-cacheable", "urls.txt"
	evidence := []Span{{Part: "response", Line: 1, Name: "Set-Cookie", Start: 0, End: 3}}
	policy := func(line int) *Place { return &Place{File: "./maxage.yaml", Line: line, Column: 5} }
	first := 1
	r := &Report{
		SchemaVersion: SchemaVersion, Tool: Tool{"maxage", "0.1.0"},
		Run: Run{Started: "2026-01-05T12:00:00+01:00", Finished: "2026-01-05T12:00:06+01:00", Policy: "maxage.yaml"},
		Exchanges: []Exchange{
			formatsExchange("/account", 200, Header{"Cache-Control", "public, s-maxage=600"}, Header{"Set-Cookie", "sid=[redacted]"}, Header{"Vary", "Cookie"}, Header{"Vary", "Accept"}),
			formatsExchange("/", 301, Header{"Location", "/home"}),
			formatsExchange("/home?q=1", 200, Header{"Cache-Control", "max-age=60"}),
			formatsExchange("/assets/app.3f9c1d2e.js", 200, Header{"Cache-Control", "public, max-age=31536000, immutable"}),
			formatsExchange("/hostile/::error::\u202e<script>|`*_~[x](javascript:1)&amp;$$@team,=1+1", 200, Header{"X-Evil", "]]>\x1b[31m\r\n::error::x\uffff"}),
			formatsExchange("/old-page", 200, Header{"Expires", "0"}),
			formatsExchange("/quiet", 200, Header{"Cache-Control", "no-store"}),
			formatsExchange("/home?q=2", 0),
		},
		Errors: []Failure{
			{URL: "https://no-such-host.invalid/::warning::x", Code: 6, Message: "could not resolve host: no-such-host.invalid", Hint: "is the name spelled right?"},
			{Message: "not a HAR: \x1b[31munexpected end\r\n::error::x", File: "site.har", Line: 7, Byte: 120, Entry: 2},
		},
	}
	x := r.Exchanges
	x[0].From = &Place{File: lists, Line: 2}
	x[0].Checks = []Check{{Name: "shared never", Place: policy(14)}, {Name: "status 200", Met: true, Place: policy(15)}}
	x[0].Findings = []Finding{
		{Rule: privacy, Severity: "error", Category: "privacy", Message: "A shared cache may keep this page for 10 minutes and hand its session cookie sid to the next visitors.",
			Fix: `Send "Cache-Control: private" with every answer that sets a session cookie.`, Send: []string{"Cache-Control: private, no-cache", "-Expires"},
			Refs: []string{"RFC 9111 section 7.3", "CVE-2023-30861"}, Caches: []string{"shared", "httpd"}, Evidence: evidence, Place: &Place{File: "deploy/nginx sites:1.conf", Line: 41, Column: 9}, Baseline: "new", Fingerprint: "00000000000000a1"},
		{Rule: "policy-lifetime", Severity: "error", Category: "freshness", Message: "The policy wants no shared cache to keep it, and a shared cache keeps it for 10 minutes.",
			Fix: "Send the lifetime that the policy wants.", Refs: []string{"maxage, policy file"}, Evidence: evidence, Place: policy(14), Baseline: "new", Fingerprint: "00000000000000a2"},
	}
	x[1].From = &Place{File: "https://example.com/sitemap.xml", Line: 3}
	x[1].Findings = []Finding{{Rule: "permanent-redirect-no-policy", Severity: "info", Category: "freshness", Message: "Browsers may follow this redirect without asking for ever.", Refs: []string{}, Evidence: []Span{}, Baseline: "unchanged", Fingerprint: "00000000000000b1"}}
	x[2].RedirectedFrom = &first
	x[2].Checks = []Check{{Name: "shared >= 5m", Met: true, Place: policy(20)}}
	x[2].Findings = []Finding{
		{Rule: "heuristic-freshness", Severity: "warning", Category: "freshness", Message: "Caches guess how long it holds.", Fix: "Say how long.", Refs: []string{"RFC 9111 section 4.2.2"}, Evidence: []Span{}, Baseline: "new", Fingerprint: "00000000000000c1"},
		{Rule: "no-validator", Severity: "warning", Category: "validation", Message: "It is sent whole each time.", Refs: []string{}, Evidence: []Span{}, Baseline: "unchanged", Place: &Place{File: "/repo/deploy/app.conf"}, Fingerprint: "00000000000000c2"},
	}
	x[3].From = &Place{File: lists, Line: 4}
	x[3].Findings = []Finding{{Rule: "good-immutable-fingerprint", Severity: "good", Category: "performance", Message: "Browsers never ask for it again.", Refs: []string{}, Evidence: []Span{}, Fingerprint: "00000000000000d1"}}
	x[4].From = &Place{File: "-", Line: 9}
	x[4].Findings = []Finding{
		{Rule: "cc-syntax", Severity: "error", Category: "syntax", Message: "“::error file=a,line=1::x\r\n::error::[a](1) | <b>`c`</b> ]]> \x1b[31m\u202e\ufffe %0A” is malformed & void.", Fix: "=cmd()|' /C calc'!A0", Refs: []string{}, Evidence: evidence, Fingerprint: "00000000000000e1"},
		{Rule: "cc-syntax", Severity: "error", Category: "syntax", Message: "“##[error]y” is malformed.", Refs: []string{}, Evidence: evidence, Fingerprint: "00000000000000e1"},
	}
	x[5].From = &Place{File: lists, Line: 5}
	x[5].Checks = []Check{{Name: "browser >= 1h", Place: policy(30)}}
	x[5].Findings = []Finding{
		{Rule: "policy-lifetime", Severity: "warning", Category: "freshness", Message: "The policy wants browsers to keep it for an hour or more, and they do not.", Refs: []string{}, Evidence: []Span{}, Place: policy(30), Baseline: "unchanged", Fingerprint: "00000000000000f1"},
		{Rule: privacy, Severity: "error", Category: "privacy", Message: "A shared cache may keep it.", Refs: []string{}, Evidence: evidence, Ignored: &Ignored{Reason: "marketing campaign, JIRA-12 ]]> <b>", Until: "2027-01-31"}, Fingerprint: "00000000000000f2"},
	}
	x[6].From = &Place{File: lists, Line: 6}
	x[7].Findings = []Finding{{Rule: "heuristic-freshness", Severity: "warning", Category: "freshness", Message: "Caches guess how long it holds.", Fix: "Say how long.", Refs: []string{}, Evidence: []Span{}, Fingerprint: "00000000000000c1"}}
	r.Summary = summed(r)
	return r
}

func formatsExchange(target string, status int, headers ...Header) Exchange {
	bytes := int64(1234)
	x := Exchange{
		URL: "https://example.com" + target, Source: "live", ObservedAt: "2026-01-05T12:00:01Z",
		Request:  Request{Method: "GET", Target: target, Version: "HTTP/2", Headers: []Header{{"Host", "example.com"}}},
		Interim:  []Interim{},
		Response: Response{Version: "HTTP/2", Status: status, Headers: append([]Header{{"Content-Type", "text/html"}}, headers...), Trailers: []Header{}, Body: Body{Bytes: &bytes}},
		Timing:   &Timing{TTFB: 20.5, Total: 22.25},
		ServedBy: []ServedBy{}, Verdicts: Verdicts{}, Findings: []Finding{}, Curl: "curl -v 'https://example.com" + target + "'",
	}
	fresh := int64(60)
	for _, name := range []string{"browser", "shared", "cdn"} {
		x.Verdicts = append(x.Verdicts, NamedVerdict{name, Verdict{Store: true, Reuse: "fresh", Lifetime: 60, Source: "max-age", Left: 60, Vary: []string{},
			Windows: []Window{{State: "fresh", To: &fresh}, {State: "revalidate", From: 60}}, Because: []Reason{}, Sentence: "For 60 seconds, it is reused."}})
	}
	return x
}

// summed numbers the exchanges and counts.
func summed(r *Report) Summary {
	s := Summary{Exchanges: len(r.Exchanges), Failed: len(r.Errors), Fixed: 1}
	for i := range r.Exchanges {
		x := &r.Exchanges[i]
		x.ID = i + 1
		for k := range x.Findings {
			f := &x.Findings[k]
			switch {
			case f.Ignored != nil:
				s.Ignored++
				continue
			case f.Baseline == "new":
				s.New++
			}
			*[]*int{&s.Findings.Error, &s.Findings.Warning, &s.Findings.Info, &s.Findings.Good}[rank(f.Severity)]++
		}
	}
	return s
}

// format is what every format of a run does.
type format interface {
	Begin(Tool, Run) error
	Exchange(*Exchange) error
	Failure(*Failure) error
	End(Run, Summary) error
}

// written runs a report through a format, as it would have come.
func written(t testing.TB, f format, r *Report) {
	t.Helper()
	check(t, f.Begin(r.Tool, Run{Started: r.Run.Started, Policy: r.Run.Policy, Shard: r.Run.Shard}))
	for i := range r.Exchanges {
		check(t, f.Exchange(&r.Exchanges[i]))
	}
	for i := range r.Errors {
		check(t, f.Failure(&r.Errors[i]))
	}
	check(t, f.End(r.Run, r.Summary))
}

// ci is how the formats for pipelines are asked for in tests.
var ci = CI{Root: "/repo", Anchor: "deploy/site.conf:3", Rules: formatsRules}

// formatted is written to memory, and again to see that it comes out the same.
func formatted(t testing.TB, r *Report, make func(io.Writer) format) []byte {
	t.Helper()
	var one, two bytes.Buffer
	written(t, make(&one), r)
	written(t, make(&two), throughSaved(t, r))
	if !bytes.Equal(one.Bytes(), two.Bytes()) {
		t.Errorf("reads differently after being saved:\n%s\n%s", one.Bytes(), two.Bytes())
	}
	return one.Bytes()
}

func throughSaved(t testing.TB, r *Report) *Report {
	t.Helper()
	var b bytes.Buffer
	check(t, JSON(&b, r))
	out, err := Read(&b)
	check(t, err)
	return out
}

// many is a report of n exchanges, each with two findings.
func many(n int) *Report {
	r := formatsReport()
	one := r.Exchanges[0]
	r.Exchanges = make([]Exchange, n)
	for i := range r.Exchanges {
		x := one
		x.URL, x.Request.Target = fmt.Sprintf("https://example.com/account/%d", i), fmt.Sprintf("/account/%d", i)
		x.Findings = append([]Finding(nil), one.Findings...)
		for k := range x.Findings {
			x.Findings[k].Fingerprint = fmt.Sprintf("%015x%d", i, k)
		}
		r.Exchanges[i] = x
	}
	r.Summary = summed(r)
	return r
}

// benchmarkFormat measures a format beside decoding the same report.
func benchmarkFormat(b *testing.B, make func(io.Writer) format) {
	r := many(20000)
	var lines strings.Builder
	written(b, NewNDJSON(&lines), r)
	b.Run("decode", func(b *testing.B) {
		for b.Loop() {
			if _, err := Read(strings.NewReader(lines.String())); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("encode", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			written(b, make(io.Discard), r)
		}
	})
}
