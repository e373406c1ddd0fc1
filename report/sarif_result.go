package report

import (
	"fmt"
	"net/url"
	"strings"
)

func (s *SARIF) result(x *Exchange, f *Finding, subject string, nth int) *sarifResult {
	// A list of results shows the first sentence alone.
	what, remedy, _ := strings.Cut(told(f), "\n")
	text := strings.TrimSuffix(what+"\n\n"+subject+"\n"+remedy, "\n")
	var from *Place
	if x != nil {
		from = x.From
	}
	r := &sarifResult{
		RuleID: f.Rule, RuleIndex: s.known(f), Level: sarifLevel(f.Severity), Message: sarifText{Text: sarifEscape(text)},
		Locations:     []sarifLocation{sarifPlace(s.anchor(&s.run, f.Place, from), subject)},
		Fingerprints:  sarifFingerprints{fmt.Sprintf("%s:%d", f.Fingerprint, nth), f.Fingerprint},
		BaselineState: f.Baseline,
		Suppressions:  []sarifSuppression{},
		Properties:    sarifProperties{f.Category, f.Send, f.Caches, f.Refs},
	}
	if x != nil {
		r.WebRequest, r.WebResponse = sarifWebRequest(&x.Request), sarifWebResponse(&x.Response)
	}
	if f.Ignored != nil {
		r.Suppressions = append(r.Suppressions, sarifSuppression{"external", "accepted", f.Ignored.told()})
	}
	return r
}

// told says why, and until when.
func (i *Ignored) told() string {
	if i.Until == "" {
		return i.Reason
	}
	return i.Reason + " (until " + i.Until + ")"
}

func sarifLevel(severity string) string {
	if severity == "error" || severity == "warning" {
		return severity
	}
	return "note"
}

func sarifPlace(p Place, what string) (l sarifLocation) {
	l.Physical.Artifact.URI = sarifURI(p.File)
	column := max(p.Column, 1)
	l.Physical.Region = sarifRegion{p.Line, column, p.Line, column + 1}
	l.Logical = []sarifLogical{{what, "resource"}}
	return l
}

// sarifURI writes a path as a relative reference. A colon in its first part
// would be read as the end of a scheme.
func sarifURI(file string) string {
	return strings.ReplaceAll((&url.URL{Path: file}).EscapedPath(), ":", "%3A")
}

// sarifEscape takes the meaning from what would be a link in a message. Viewers
// do not agree about backslashes.
func sarifEscape(text string) string { return strings.ReplaceAll(text, "](", "] (") }

func sarifWebRequest(r *Request) *sarifRequest {
	if r.Method == "" {
		return nil // a recording of the response alone
	}
	out := &sarifRequest{Target: short(r.Target, 2000), Method: r.Method, Headers: sarifHeaders(r.Headers)}
	out.Protocol, out.Version = protocol(r.Version)
	return out
}

func sarifWebResponse(r *Response) *sarifResponse {
	if r.Status == 0 {
		return &sarifResponse{None: true}
	}
	out := &sarifResponse{StatusCode: r.Status, Reason: r.Reason, Headers: sarifHeaders(r.Headers)}
	out.Protocol, out.Version = protocol(r.Version)
	return out
}

func protocol(version string) (name, number string) {
	name, number, _ = strings.Cut(version, "/")
	return name, number
}

// sarifHeaders joins the lines of one name, as HTTP does. They go with every
// result, so they stop at a size.
func sarifHeaders(list []Header) map[string]string {
	out := make(map[string]string, len(list))
	left := 8 << 10
	for _, h := range list {
		value := short(h[1], 1000)
		if left -= len(h[0]) + len(value); left < 0 {
			break
		}
		if before, ok := out[h[0]]; ok {
			value = before + ", " + value
		}
		out[h[0]] = value
	}
	return out
}
