package report

import (
	"slices"
	"strconv"
	"strings"

	"maxage/inspect/field"
	"maxage/inspect/rules"
	"maxage/testdata"
)

// ruleCase is one case of a rule's test data: exchanges, and what the rule says
// of the last of them.
type ruleCase struct {
	name  string
	lines []caseLine
	says  string // the message; "" where the rule is silent

	severity rules.Severity // of what it says
}

// caseLine is a line to show of a case.
type caseLine struct {
	kind  lineKind
	text  string
	marks []stretch // the bytes that the finding points at
}

type lineKind byte

const (
	remark       lineKind = iota // what the case says of itself
	requestLine                  // start line or field
	responseLine                 // start line or field
	bodyLine
)

// stretch is a part of a line, from and up to.
type stretch struct{ from, to int }

// examples returns the first case that the rule fires in and the first that it
// is silent in, nil where there is none.
func examples(r *rules.Rule) (fires, silent *ruleCase) {
	file, err := testdata.Rules.ReadFile("rules/" + r.ID + ".txtar")
	if err != nil {
		return nil, nil
	}
	for part := range strings.SplitSeq("\n"+string(file), "\n-- ") {
		name, text, found := strings.Cut(part, " --\n")
		if !found {
			continue // the comment on top
		}
		switch c := readCase(name, text); {
		case c.says != "" && fires == nil:
			fires = c
		case c.says == "" && silent == nil:
			silent = c
		}
	}
	return fires, silent
}

func readCase(name, text string) *ruleCase {
	c := &ruleCase{name: name}
	kind := remark // of the lines read last
	for line := range strings.SplitSeq(strings.TrimRight(text, "\n"), "\n") {
		mark, marked := strings.CutPrefix(line, "//")
		switch {
		case marked && strings.HasPrefix(mark, " then"):
			c.add(remark, strings.TrimSpace(mark)+":")
			kind = remark
		case marked && kind == remark:
			c.add(remark, remarked(strings.TrimSpace(mark)))
		case marked:
			c.mark(line)
		case line == "" && kind == responseLine:
			kind = bodyLine
		case line == "":
		case strings.HasPrefix(line, "HTTP/") && kind < responseLine:
			kind = responseLine
			c.add(kind, line)
		default:
			kind = max(kind, requestLine)
			c.add(kind, line)
		}
	}
	c.lines = withoutNoise(c.lines)
	return c
}

// remarked returns a remark as a reader understands it. "received 60 s after
// Date" also tells the tests when the response arrived.
func remarked(text string) string {
	if n, ok := strings.CutPrefix(text, "received "); ok {
		if seconds, err := strconv.ParseInt(strings.TrimSuffix(n, " s after Date"), 10, 64); err == nil && seconds < 0 {
			return "Received " + field.Spoken(-seconds) + " before its Date."
		} else if err == nil {
			return "Received " + field.Spoken(seconds) + " after its Date."
		}
	}
	return text
}

func (c *ruleCase) add(kind lineKind, text string) {
	c.lines = append(c.lines, caseLine{kind: kind, text: text})
}

// mark reads carets and perhaps a message. Carets right behind the "//" reach
// back to the start of the line.
func (c *ruleCase) mark(line string) {
	from := strings.IndexByte(line, '^')
	if from < 0 {
		return
	}
	rest := strings.TrimLeft(line[from:], "^")
	to := len(line) - len(rest)
	if from == 2 {
		from = 0
	}
	last := &c.lines[len(c.lines)-1]
	to = min(to, len(last.text))
	last.marks = append(last.marks, stretch{from, to})
	if severity, says, found := strings.Cut(strings.TrimSpace(rest), ": "); found {
		c.severity, c.says = rules.Severity(severity), says
	}
}

// withoutNoise leaves out what a request has to have but nobody has to read:
// the usual Host, and a GET of the root with no field.
func withoutNoise(lines []caseLine) []caseLine {
	lines = slices.DeleteFunc(lines, func(l caseLine) bool {
		return l.kind == requestLine && l.marks == nil && l.text == "Host: example.com"
	})
	var out []caseLine
	for i, l := range lines {
		alone := (i == 0 || lines[i-1].kind != requestLine) && (i+1 == len(lines) || lines[i+1].kind != requestLine)
		if l.kind == requestLine && alone && l.marks == nil && strings.HasPrefix(l.text, "GET / ") {
			continue
		}
		out = append(out, l)
	}
	return out
}
