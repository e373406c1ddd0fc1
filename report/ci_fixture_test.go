package report

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"testing"

	"maxage/inspect/rules"
)

// ci is how the formats for pipelines are asked for in tests. Its rules stand
// before those of the catalogue, so that the golden files do not change with it.
var ci = CI{Root: "/repo", Anchor: "deploy/site.conf:3", Rules: []*rules.Rule{
	{ID: "expectation", Severity: rules.Error, Category: rules.Freshness, Title: "A cache keeps the response for another time than the policy wants",
		Doc: "Users see a change later than the team has agreed on.\n\nThe policy says how long.", Fix: "Send the lifetime that the policy wants.", Refs: []string{"maxage, policy file"}},
	{ID: "set-cookie-shared-cacheable", Severity: rules.Error, Category: rules.Privacy, Title: "A shared cache may keep a session cookie",
		Doc: "The next visitors are logged in as somebody else.\n\nSome caches <b>refuse</b>, some `do not`.", Fix: `Send "Cache-Control: private".`, Send: "Cache-Control: private, no-cache\n-Expires", Refs: []string{"RFC 9111 section 7.3", "CVE-2023-30861"}},
	{ID: "heuristic-freshness", Severity: rules.Warning, Category: rules.Freshness, Title: "Caches guess", Doc: "They take a tenth of the age.", Fix: "Say how long.", Refs: []string{"RFC 9111 section 4.2.2"}},
	{ID: "date-missing", Severity: rules.Info, Category: rules.Freshness, Title: "There is no Date", Doc: "Nobody can tell when it was made.", Refs: []string{"RFC 9110 section 6.6.1"}},
	{ID: "cc-syntax", Severity: rules.Warning, Category: rules.Syntax, Title: "Cache-Control is malformed", Doc: "Every cache gets over that in its own way.", Refs: []string{"RFC 9111 section 5.2"}},
}}

// ciReport has what trips the readers in pipelines, beside what all formats
// must cope with: places outside the repository, the same finding twice, a
// known finding that the policy wants, characters that XML lacks, a failure
// that stands in a file, a redirect, an exchange without a response.
func ciReport(t testing.TB) *Report {
	r := formatsReport(t)
	old := r.Exchanges[3]
	old.RedirectedFrom = &r.Exchanges[5].ID
	old.From = &Place{File: "https://shop.example/sitemap.xml", Line: 3}
	old.Checks = []Check{{Name: "browser >= 1h", Place: &Place{File: "./maxage.yaml", Line: 30, Column: 5}}}
	old.Findings = []Finding{
		{Rule: "expectation", Severity: "error", Category: "freshness", Message: "The policy wants browsers to keep it for an hour or more.", Refs: []string{}, Evidence: []Span{}, Place: &Place{File: "./maxage.yaml", Line: 30, Column: 5}, Expects: "browser >= 1h", Baseline: "unchanged", Fingerprint: "aa00000000000009"},
		{Rule: "cc-syntax", Severity: "error", Category: "syntax", Message: "“\ufffe]]>\uffff” is malformed.", Refs: []string{}, Evidence: []Span{}, Place: &Place{File: "/repo/deploy/sites:1.conf"}, Fingerprint: "aa0000000000000a"},
		{Rule: "cc-syntax", Severity: "error", Category: "syntax", Message: "“##[error]y” is malformed.", Refs: []string{}, Evidence: []Span{}, Place: &Place{File: "../elsewhere.conf", Line: 2}, Fingerprint: "aa0000000000000a"},
	}
	none := Exchange{URL: "https://shop.example/help", Source: "har", Request: Request{Method: "GET", Target: "/help", Headers: []Header{}}, Interim: []Interim{},
		Response: Response{Headers: []Header{}, Trailers: []Header{}}, ServedBy: []ServedBy{}, Verdicts: Verdicts{}, From: &Place{File: "-", Line: 9},
		Findings: []Finding{{Rule: "unknown-to-this-version", Severity: "info", Category: "new", Message: "Nothing came.", Refs: []string{}, Evidence: []Span{}, Fingerprint: "aa0000000000000b"}}}
	r.Exchanges = append(r.Exchanges, old, none)
	for i := range r.Exchanges {
		r.Exchanges[i].ID = i + 1
	}
	r.Errors = append(r.Errors, Failure{Message: "not a HAR: \x1b[31munexpected end\r\n::error::x", File: "site.har", Line: 7, Byte: 120, Entry: 2})
	r.Summary = Summary{Exchanges: 10, Failed: 2, Findings: Counts{Error: 6, Warning: 2, Info: 2, Good: 1}, Ignored: 1, New: 5, Fixed: 2}
	return r
}

// formatted is a report in a format, which must be the same once it was saved.
func formatted(t testing.TB, r *Report, make func(io.Writer) format) []byte {
	t.Helper()
	r.SchemaVersion = SchemaVersion
	var saved, one, two bytes.Buffer
	check(t, asJSON(&saved, r))
	again, err := readReport(&saved)
	check(t, err)
	play(t, make(&one), r)
	play(t, make(&two), again)
	if !bytes.Equal(one.Bytes(), two.Bytes()) {
		t.Errorf("reads differently after being saved:\n%s\n%s", one.Bytes(), two.Bytes())
	}
	return one.Bytes()
}

// ciMany is a report of n exchanges.
func ciMany(t testing.TB, n int) *Report {
	r := formatsReport(t)
	one := r.Exchanges[1]
	r.Exchanges = make([]Exchange, n)
	for i := range r.Exchanges {
		x := one
		x.ID, x.URL, x.Request.Target = i+1, fmt.Sprintf("https://shop.example/account/%d", i), fmt.Sprintf("/account/%d", i)
		x.Findings = append([]Finding(nil), one.Findings...)
		for k := range x.Findings {
			x.Findings[k].Fingerprint = fmt.Sprintf("%015x%d", i, k)
		}
		r.Exchanges[i] = x
	}
	return r
}

// ciBenchmark measures a format beside decoding the same report.
func ciBenchmark(b *testing.B, make func(io.Writer) format) {
	r := ciMany(b, 20000)
	var lines strings.Builder
	play(b, NewNDJSON(&lines), r)
	b.Run("decode", func(b *testing.B) {
		for b.Loop() {
			if _, err := readReport(strings.NewReader(lines.String())); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("encode", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			play(b, make(io.Discard), r)
		}
	})
}
