package rules

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"

	"maxage/inspect/content"
	"maxage/inspect/field"
	"maxage/inspect/wire"
)

// FuzzRun feeds runs of up to three exchanges with arbitrary heads and bodies.
// Whatever comes, no rule may panic, speak twice, point outside the message,
// print control bytes or tell a secret.
func FuzzRun(f *testing.F) {
	for _, path := range everyCaseFile(f) {
		for i, c := range readCases(f, path).cases {
			run, _ := c.readRun(f)
			last, first := run[len(run)-1], run[0]
			f.Add(last.URL, last.Request.Method, last.Response.Status, block(&last.Request), block(&last.Response), string(last.Body.Sample),
				first.Response.Status, block(&first.Request), block(&first.Response), uint8(i))
		}
	}
	f.Fuzz(func(t *testing.T, url, method string, status int, request, response, body string, before int, requestBefore, responseBefore string, shape uint8) {
		one := fuzzed(url, method, before, requestBefore, responseBefore, body)
		two := fuzzed(url, method, status, request, response, body)
		two.Received, two.Hop = arrival.Add(time.Duration(shape)*time.Second), int(shape>>6)
		three := fuzzed(url, "GET", before, requestBefore, responseBefore, body[:len(body)/2])
		three.Received = two.Received.Add(time.Second)
		var m Memory
		for _, x := range []*wire.Exchange{one, two, three} {
			r, verdicts := judge(x)
			p := NewPass(r, verdicts, Options{Markers: []string{"Ada Lovelace"}, MaxStaleness: 7 * 86400})
			checkFindings(t, x, p.Run(All), nil)
			checked := len(p.findings)
			m.Follow(All, p)
			checkFindings(t, x, p.findings[checked:], p.findings[:checked])
		}
	})
}

func fuzzed(url, method string, status int, request, response, body string) *wire.Exchange {
	x := &wire.Exchange{
		URL:      url,
		Request:  wire.Message{Start: method + " / HTTP/1.1", Method: method, Fields: unblock(request)},
		Response: wire.Message{Start: "HTTP/1.1 200 OK", Status: status, Fields: unblock(response)},
		Received: arrival,
	}
	x.Body = wire.Body{Bytes: int64(len(body)), Decoded: int64(len(body))}
	x.Body.Keep([]byte(body))
	sum := sha256.Sum256([]byte(body))
	x.Body.SHA256 = hex.EncodeToString(sum[:])
	return x
}

// place is where each rule stands in All.
var place = func() map[*Rule]int {
	places := map[*Rule]int{}
	for i, r := range All {
		places[r] = i
	}
	return places
}()

// checkFindings checks what must hold for the findings of one exchange, given
// those that were made before.
func checkFindings(t *testing.T, x *wire.Exchange, found, before []Finding) {
	t.Helper()
	seen := map[*Rule]bool{}
	for i := range before {
		seen[before[i].Rule] = true
	}
	secrets := secretsOf(x)
	for i := range found {
		f := &found[i]
		if seen[f.Rule] {
			t.Fatalf("%s spoke twice", f.Rule.ID)
		}
		seen[f.Rule] = true
		if i > 0 && place[f.Rule] < place[found[i-1].Rule] {
			t.Fatalf("%s comes after %s", f.Rule.ID, found[i-1].Rule.ID)
		}
		for _, s := range f.At {
			if x.Text(s) == "" {
				t.Fatalf("%s points nowhere: %+v", f.Rule.ID, s)
			}
		}
		if i := strings.IndexFunc(f.Message+f.Fix, func(c rune) bool { return !unicode.IsPrint(c) }); i >= 0 || f.Message == "" {
			t.Fatalf("%s: %q", f.Rule.ID, f.Message)
		}
		for _, secret := range secrets {
			if strings.Contains(f.Message+f.Fix, secret) {
				t.Fatalf("%s tells %q: %s", f.Rule.ID, secret, f.Message)
			}
		}
	}
}

// secretsOf returns what no message may tell: values of cookies, credentials,
// parameters by which sessions go on, and what content marks in the body. What
// stands elsewhere too is no secret.
func secretsOf(x *wire.Exchange) (secrets []string) {
	elsewhere := x.Request.Method
	add := func(s string) {
		if len(s) >= 12 && strings.ContainsAny(s, "0123456789") || len(s) >= 6 && strings.Contains(s, "@") {
			secrets = append(secrets, s)
		}
	}
	url := func(u string) {
		if param, ok := sessionParam(u); ok {
			add(u[param.equals+1 : param.end])
			u = u[:param.equals] + u[param.end:]
		}
		if param, ok := oneTimeParam(u); ok {
			add(u[param.equals+1 : param.end])
			u = u[:param.equals] + u[param.end:]
		}
		elsewhere += "\n" + u
	}
	url(x.URL)
	for _, m := range []*wire.Message{&x.Request, &x.Response} {
		for _, f := range m.Fields {
			elsewhere += "\n" + f.Name
			switch strings.ToLower(f.Name) {
			case "cookie":
				for pair := range strings.SplitSeq(f.Value, ";") {
					name, value, _ := strings.Cut(pair, "=")
					elsewhere += "\n" + name
					add(strings.TrimSpace(value))
				}
			case "set-cookie":
				pair, rest, _ := strings.Cut(f.Value, ";")
				name, value, _ := strings.Cut(pair, "=")
				elsewhere += "\n" + name + "\n" + rest
				add(strings.TrimSpace(value))
			case "authorization":
				scheme, token, _ := strings.Cut(f.Value, " ")
				elsewhere += "\n" + scheme
				add(strings.TrimSpace(token))
			case "location":
				url(f.Value)
			default:
				elsewhere += "\n" + f.Value
			}
		}
	}
	if c := content.Parse(field.Parse(x)); c != nil {
		for i := range c.Marks {
			if k := c.Marks[i].Kind; k != content.Account && k != content.SignedIn {
				add(x.Text(c.Marks[i].At))
			}
		}
	}
	return slices.DeleteFunc(secrets, func(s string) bool { return strings.Contains(elsewhere, s) })
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
