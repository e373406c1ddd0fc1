//go:build unix

package live

import (
	"fmt"
	"net/http"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"maxage/inspect/wire"
)

// sequence is a few requests for one resource, each with what the origin
// answers to it if it is asked.
type sequence struct {
	dir   string // "/c/"
	steps []step
}

type step struct {
	wait     time.Duration // since the answer to the step before
	method   string
	query    string // with its "?"
	request  []wire.Field
	status   int
	response []wire.Field // values may hold moments: {now+60}, {start-3600 asctime}
}

// clone copies s, so that it can be edited.
func (s *sequence) clone() *sequence {
	c := &sequence{s.dir, slices.Clone(s.steps)}
	for i := range c.steps {
		c.steps[i].request = slices.Clone(c.steps[i].request)
		c.steps[i].response = slices.Clone(c.steps[i].response)
	}
	return c
}

// String writes the sequence as a person would: requests with ">", answers
// with "<".
func (s *sequence) String() string {
	var b strings.Builder
	for i, st := range s.steps {
		if i > 0 {
			fmt.Fprintf(&b, "(%v later)\n", st.wait)
		}
		fmt.Fprintf(&b, "> %s %s%s\n", st.method, s.dir, st.query)
		for _, f := range st.request {
			fmt.Fprintf(&b, "> %s: %s\n", f.Name, f.Value)
		}
		fmt.Fprintf(&b, "< %d\n", st.status)
		for _, f := range st.response {
			fmt.Fprintf(&b, "< %s: %s\n", f.Name, f.Value)
		}
	}
	return b.String()
}

// answer returns the field lines of the origin's answer number n, made at now.
// A 204 has no body, so it is not framed either (RFC 9112 section 6.1).
func (st *step) answer(n int, now, start time.Time) []wire.Field {
	out := make([]wire.Field, 0, len(st.response)+2)
	for _, f := range st.response {
		if st.status == 204 && strings.EqualFold(f.Name, "Transfer-Encoding") {
			continue
		}
		f.Value = strings.ReplaceAll(moments(f.Value, now, start), "{n}", strconv.Itoa(n))
		out = append(out, f)
	}
	out = append(out, wire.Field{Name: "X-Answer", Value: strconv.Itoa(n)})
	if st.status != 204 && !st.has("Transfer-Encoding") {
		out = append(out, wire.Field{Name: "Content-Length", Value: strconv.Itoa(bodySize)})
	}
	return out
}

func (st *step) has(name string) bool {
	return slices.ContainsFunc(st.response, func(f wire.Field) bool { return strings.EqualFold(f.Name, name) })
}

const bodySize = 64

var moment = regexp.MustCompile(`\{(now|start)([+-][0-9]+)?(?: ([a-z0-9]+))?\}`)

// layouts are the ways to write a date, the wrong ones among them.
var layouts = map[string]string{
	"":         http.TimeFormat,
	"rfc850":   "Monday, 02-Jan-06 15:04:05 GMT",
	"asctime":  time.ANSIC,
	"iso":      time.RFC3339,
	"utc":      "Mon, 02 Jan 2006 15:04:05 UTC",
	"bare":     "Mon, 02 Jan 2006 15:04:05",
	"offset":   "Mon, 02 Jan 2006 15:04:05 -0700",
	"dashes":   "Mon, 02-Jan-2006 15:04:05 GMT",
	"noday":    "02 Jan 2006 15:04:05 GMT",
	"wrongday": "Xyz, 02 Jan 2006 15:04:05 GMT",
	"lower":    http.TimeFormat,
}

// moments fills in the moments of a template.
func moments(template string, now, start time.Time) string {
	return moment.ReplaceAllStringFunc(template, func(m string) string {
		part := moment.FindStringSubmatch(m)
		at := now
		if part[1] == "start" {
			at = start
		}
		seconds, _ := strconv.Atoi(part[2])
		at = at.Add(time.Duration(seconds) * time.Second).UTC()
		switch part[3] {
		case "unix":
			return strconv.FormatInt(at.Unix(), 10)
		case "lower":
			return strings.ToLower(at.Format(layouts[""]))
		}
		return at.Format(layouts[part[3]])
	})
}
