package report

import (
	"bytes"
	"encoding/json"
	"testing"
)

// standardJSON is what encoding/json makes of an exchange, made harmless.
func standardJSON(t *testing.T, x *Exchange) string {
	t.Helper()
	var b bytes.Buffer
	if err := encode(&b, x); err != nil {
		t.Fatal(err)
	}
	return string(harmlessJSON(nil, b.Bytes()))
}

func fastJSON(x *Exchange) string {
	e := encoder{b: []byte("{")}
	e.exchange(x)
	return string(append(e.b, '}'))
}

// full is an exchange in which nothing is empty; the test below sees to that.
func full() Exchange {
	n, m, id := int64(5), int64(0), 3
	spans := []Span{{Part: "response", Line: 1, Name: "A", Start: 2, End: 3}}
	finding := Finding{Rule: "r", Severity: "error", Category: "privacy", Message: "m\u202e<>&\"\\", Fix: "f", Send: []string{"a: b", "-c"}, Refs: []string{"x", "y"},
		Caches: []string{"shared"}, Evidence: spans, Fingerprint: "00", Place: &Place{File: "p", Line: 1, Column: 2}, Expects: "e", Baseline: "new", Ignored: &Ignored{Reason: "r", Until: "u"}}
	verdicts := Verdicts{{"browser", Verdict{Store: true, Reuse: "fresh", Lifetime: 1, Source: "max-age", Age: 2, Left: 3, Heuristic: true, Vary: []string{"a"},
		Windows: []Window{{State: "fresh", From: 1, To: &n}}, Because: []Reason{{Code: "c", Text: "t", Ref: "r", Decides: true, At: spans}}, Sentence: "s",
		Load: &Load{Rate: 1e-7, OriginRate: 0.5}}}}
	headers := []Header{{"A", "b\x01\x7f\u0085\u2028é"}, {"B", "\t\r\n\b\f"}}
	return Exchange{
		ID: 1, URL: "u", Source: "live", ObservedAt: "t", RedirectedFrom: &id,
		Request:    Request{Method: "GET", Target: "/", Version: "HTTP/1.1", Headers: headers, BodyBytes: 4},
		Interim:    []Interim{{Status: 103, Headers: headers}},
		Response:   Response{Version: "HTTP/1.1", Status: 200, Reason: "OK", Headers: headers, Trailers: headers, Body: Body{Bytes: &n, DecodedBytes: &m, SHA256: "x", Truncated: true}},
		Connection: &Connection{Remote: "r", Reused: true, TLS: &TLS{Version: "v", Cipher: "c", ALPN: "h2", Subject: "s", Issuer: "i", NotAfter: "n", Verified: true}},
		Timing:     &Timing{DNS: 0.001, Connect: 1, TLS: 2.5, TTFB: 1234567.125, Total: 1e22},
		ServedBy:   []ServedBy{{Cache: "c", Outcome: "hit", Evidence: "e", Node: "n", Age: &n, TTL: &m, Hits: 2, Detail: "d"}},
		Verdicts:   verdicts, Sentence: "s", Findings: []Finding{finding}, Curl: "curl x",
		FromCache: "disk", Attempts: 3, From: &Place{File: "l", Line: 3}, TargetNumber: 7, Checks: []Check{{Name: "n", Met: true, Place: &Place{File: "p", Line: 1}}},
		Staleness: &Staleness{WithAge: 1, WithoutAge: 2, Because: []Layer{{Cache: "c", Fresh: 1, Stale: 2, Text: "t"}}}, Disagreement: "d",
		WhatIf: &WhatIf{Headers: headers, Verdicts: verdicts, Sentence: "s", Findings: []Finding{finding}},
	}
}

// TestEncoder: the fast encoder writes what encoding/json writes, for an
// exchange with every member set and for one with the least. A member that is
// added to a type and not to the encoder fails here.
func TestEncoder(t *testing.T) {
	x := full()
	if want, got := standardJSON(t, &x), fastJSON(&x); got != want {
		t.Errorf("full:\n got %s\nwant %s", got, want)
	}
	var generic any
	if err := json.Unmarshal([]byte(fastJSON(&x)), &generic); err != nil {
		t.Fatal(err)
	}
	for _, path := range empties("", generic) {
		t.Errorf("full() leaves %s empty, so nothing tests it", path)
	}
	least := Exchange{Request: Request{Headers: []Header{}}, Interim: []Interim{}, Response: Response{Headers: []Header{}, Trailers: []Header{}},
		ServedBy: []ServedBy{}, Verdicts: Verdicts{}, Findings: []Finding{}}
	if want, got := standardJSON(t, &least), fastJSON(&least); got != want {
		t.Errorf("least:\n got %s\nwant %s", got, want)
	}
}

// empties lists the members of v that are null or have nothing in them.
func empties(path string, v any) []string {
	var out []string
	switch v := v.(type) {
	case nil:
		return []string{path}
	case map[string]any:
		for name, member := range v {
			out = append(out, empties(path+"."+name, member)...)
		}
	case []any:
		if len(v) == 0 {
			return []string{path}
		}
		for _, member := range v {
			out = append(out, empties(path+"[]", member)...)
		}
	}
	return out
}

func FuzzEncoderText(f *testing.F) {
	f.Add("plain")
	f.Add("\x00\x1b[31m\u202e\u2028é\xff<&>\"\\\x7f")
	f.Fuzz(func(t *testing.T, s string) {
		x := Exchange{URL: Valid(s)}
		if want, got := standardJSON(t, &Exchange{URL: x.URL, Request: Request{Headers: []Header{}}, Interim: []Interim{}, Response: Response{Headers: []Header{}, Trailers: []Header{}},
			ServedBy: []ServedBy{}, Verdicts: Verdicts{}, Findings: []Finding{}}), fastJSON(&x); got != want {
			t.Fatalf("%q:\n got %s\nwant %s", s, got, want)
		}
	})
}
