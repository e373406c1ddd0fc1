package rules

import (
	"strings"
	"testing"
	"unicode"

	"maxage/inspect/wire"
)

// FuzzRun feeds arbitrary header blocks. Whatever comes, no rule may panic,
// speak twice, point outside the message or print control bytes.
func FuzzRun(f *testing.F) {
	for _, path := range caseFiles(f) {
		for _, c := range readCases(f, path).cases {
			x, _ := c.read(f)
			f.Add(x.URL, x.Request.Method, x.Response.Status, block(&x.Request), block(&x.Response))
		}
	}
	f.Fuzz(func(t *testing.T, url, method string, status int, request, response string) {
		x := &wire.Exchange{
			URL:      url,
			Request:  wire.Message{Start: method + " / HTTP/1.1", Method: method, Fields: unblock(request)},
			Response: wire.Message{Start: "HTTP/1.1 200 OK", Status: status, Fields: unblock(response)},
			Received: arrival,
		}
		seen := map[*Rule]bool{}
		for _, finding := range findings(x) {
			if seen[finding.Rule] {
				t.Fatalf("%s spoke twice", finding.Rule.ID)
			}
			seen[finding.Rule] = true
			for _, s := range finding.At {
				if x.Text(s) == "" {
					t.Fatalf("%s points nowhere: %+v", finding.Rule.ID, s)
				}
			}
			if i := strings.IndexFunc(finding.Message, func(c rune) bool { return !unicode.IsPrint(c) }); i >= 0 {
				t.Fatalf("%s: %q", finding.Rule.ID, finding.Message)
			}
		}
	})
}

func block(m *wire.Message) string {
	var b strings.Builder
	for _, f := range m.Fields {
		b.WriteString(f.Name + ":" + f.Value + "\n")
	}
	return b.String()
}

func unblock(text string) []wire.Field {
	var fields []wire.Field
	for line := range strings.Lines(text) {
		name, value, _ := strings.Cut(strings.TrimSuffix(line, "\n"), ":")
		fields = append(fields, wire.Field{Name: name, Value: strings.Trim(value, " \t")})
	}
	return fields
}
