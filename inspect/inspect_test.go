package inspect

import (
	"fmt"
	"net/http"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"maxage/inspect/cache"
	"maxage/inspect/wire"
)

// origin is the moment that the cases call {D}.
var origin = time.Date(2026, time.November, 22, 8, 0, 0, 0, time.UTC)

// exchange builds an exchange from a case: a status line or a bare status,
// then header lines; "> " marks the request's lines, "103 " those of an
// interim response, "trailer " those after the content. "@" gives the clock in
// seconds from {D}: received, sent, at, or "unknown". A Date of {D} is added
// unless the case has one of its own, or says "no-date".
func exchange(t testing.TB, text string) *wire.Exchange {
	t.Helper()
	x := &wire.Exchange{URL: "https://example.com/page", Received: origin, Sent: origin, Source: "live"}
	x.Request = wire.Message{Method: "GET", Target: "/page", Version: "HTTP/1.1"}
	x.Response = wire.Message{Version: "HTTP/1.1", Status: 200, Bytes: -1}
	dated := false
	for _, line := range strings.Split(dates(text), "\n") {
		line = strings.TrimLeft(line, "\t ")
		if rest, ok := strings.CutPrefix(line, "@ "); ok {
			dated = clockOf(t, x, rest) || dated
			continue
		}
		m := &x.Response
		if rest, ok := strings.CutPrefix(line, "> "); ok {
			line, m = rest, &x.Request
		} else if rest, ok := strings.CutPrefix(line, "103 "); ok {
			x.Interim = append(x.Interim, wire.Message{Status: 103})
			line, m = rest, &x.Interim[len(x.Interim)-1]
		}
		fields := &m.Fields
		if rest, ok := strings.CutPrefix(line, "trailer "); ok {
			line, fields = rest, &m.Trailers
		}
		name, value, found := strings.Cut(line, ":")
		switch {
		case line == "":
		case found:
			dated = dated || m == &x.Response && strings.EqualFold(name, "date")
			*fields = append(*fields, wire.Field{Name: name, Value: strings.Trim(value, " \t")})
		case m == &x.Request:
			x.Request.Method = line
		default:
			status, err := strconv.Atoi(line)
			if err != nil {
				t.Fatalf("case line %q", line)
			}
			x.Response.Status = status
		}
	}
	x.Request.Start = x.Request.Method + " /page HTTP/1.1"
	x.Response.Start = fmt.Sprintf("HTTP/1.1 %d %s", x.Response.Status, http.StatusText(x.Response.Status))
	if !dated {
		x.Response.Fields = append(x.Response.Fields, wire.Field{Name: "Date", Value: origin.Format(http.TimeFormat)})
	}
	return x
}

var placeholder = regexp.MustCompile(`\{(D|850|asc)([+-]\d+)?\}`)

// dates replaces {D+60}, and {850+60} and {asc+60} for the obsolete forms.
func dates(text string) string {
	return placeholder.ReplaceAllStringFunc(text, func(p string) string {
		m := placeholder.FindStringSubmatch(p)
		n, _ := strconv.Atoi(m[2])
		at := origin.Add(time.Duration(n) * time.Second)
		return at.Format(map[string]string{"D": http.TimeFormat, "850": "Monday, 02-Jan-06 15:04:05 GMT", "asc": time.ANSIC}[m[1]])
	})
}

func clockOf(t testing.TB, x *wire.Exchange, text string) (dated bool) {
	t.Helper()
	for _, word := range strings.Fields(text) {
		name, value, _ := strings.Cut(word, "=")
		n, _ := strconv.ParseFloat(value, 64)
		at := origin.Add(time.Duration(n * float64(time.Second)))
		switch name {
		case "received":
			x.Received, x.Sent = at, at
		case "sent":
			x.Sent = at
		case "at":
			x.At = at
		case "unknown":
			x.Sent, x.Received = time.Time{}, time.Time{}
		case "no-date":
			dated = true
		default:
			t.Fatalf("clock word %q", word)
		}
	}
	return dated
}

// told writes a verdict down as the cases do:
//
//	no 5.2.2.5                         not stored, by that section
//	unmatched max-age 60 0             stored, but Vary: * lets nothing select it
//	fresh max-age 60 10 F60 S660 E900  reuse, source, lifetime, age, and where each window but the last ends
func told(v *cache.Verdict) string {
	if !v.Store {
		return "no " + section(v.Ref(v.Decision()))
	}
	reuse := string(v.Reuse)
	if v.Reuse == cache.Never {
		reuse = "unmatched"
	}
	out := fmt.Sprintf("%s %s %d %d", reuse, v.Source, v.Lifetime, v.Age)
	for _, w := range v.Windows {
		letter := map[cache.State]string{cache.StateFresh: "F", cache.StateSWR: "S", cache.StateSIE: "E"}[w.State]
		if letter != "" {
			out += fmt.Sprintf(" %s%d", letter, w.To)
		}
	}
	return out
}

func section(ref string) string {
	return strings.TrimPrefix(strings.TrimPrefix(ref, "RFC 9111 section "), "section ")
}

// verdict is one row: header lines and what the three caches of the standards
// have to make of them, worked out from the text of the RFCs. "=" repeats what
// the cache before says.
type verdict struct {
	name, lines          string
	browser, shared, cdn string
	vary                 string // the cache key beside the URL, joined by spaces
}

func TestVerdicts(t *testing.T) {
	for _, c := range slices.Concat(storing, methods, authorization, lifetimes, heuristics, ages, stales, qualified, targeteds, varies, malformed) {
		t.Run(c.name, func(t *testing.T) {
			r := Inspect(exchange(t, c.lines), Options{})
			want := [3]string{c.browser, c.shared, c.cdn}
			for i := range want {
				if want[i] == "=" {
					want[i] = want[i-1]
				}
				v := &r.Verdicts[i]
				if got := told(v); got != want[i] {
					t.Errorf("%s\n%s: %s, want %s", c.lines, v.Cache.Name, got, want[i])
				}
				if v.Store && strings.Join(v.Key, " ") != c.vary {
					t.Errorf("%s\n%s: key %q, want %q", c.lines, v.Cache.Name, v.Key, c.vary)
				}
			}
			sound(t, &r)
		})
	}
}
