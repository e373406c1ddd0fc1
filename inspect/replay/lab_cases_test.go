package replay

import (
	"os"
	"strconv"
	"strings"
	"testing"
	"time"
)

// labText reads testdata/lab: the comment on top of the file says how it is
// written.
func labText(t *testing.T, file string) []labCase {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var cases []labCase
	var c *labCase
	for line := range strings.Lines(string(data)) {
		line = strings.TrimRight(line, "\n")
		if id, ok := strings.CutPrefix(line, "-- "); ok {
			cases = append(cases, labCase{ID: strings.TrimSuffix(id, " --"), Observed: map[string][]string{}, Seen: map[string]int{}})
			c = &cases[len(cases)-1]
		} else if c != nil && line != "" {
			c.read(line)
		}
	}
	for i := range cases {
		for j := range cases[i].Entries {
			cases[i].Entries[j].complete()
		}
	}
	return cases
}

var labStart = time.Date(2026, 1, 5, 12, 0, 0, 0, time.UTC)

// read takes one line of a case.
func (c *labCase) read(line string) {
	if line[0] == '+' {
		words := strings.Fields(line)
		ms, _ := strconv.Atoi(words[0])
		e := labEntry{At: labStart.Add(time.Duration(ms) * time.Millisecond), Method: words[1], Path: words[2], BodyBytes: -1}
		if e.Path == "." {
			e.Path = "/c/" + c.ID
		}
		if len(words) > 3 {
			e.Parallel, _ = strconv.Atoi(words[3][1:])
		}
		c.Entries = append(c.Entries, e)
		return
	}
	if played, ok := strings.CutPrefix(line, "= "); ok {
		c.played(played)
		return
	}
	e := &c.Entries[len(c.Entries)-1]
	name, value, isField := strings.Cut(line, ": ")
	if !isField {
		name, isField = strings.CutSuffix(line, ":")
	}
	switch {
	case strings.HasPrefix(line, "> "):
		e.RequestHeaders = append(e.RequestHeaders, [2]string{name[2:], value})
	case isField:
		e.ResponseHeaders = append(e.ResponseHeaders, [2]string{name, value})
	case line == "closed":
		e.Closed = true
	case strings.HasPrefix(line, "body "):
		e.BodyBytes, _ = strconv.ParseInt(line[5:], 10, 64)
	default:
		e.Status, _ = strconv.Atoi(line)
	}
}

// complete adds what most answers have and no case writes out.
func (e *labEntry) complete() {
	if e.BodyBytes < 0 && !e.Closed {
		e.BodyBytes = 64
		e.ResponseHeaders = append(e.ResponseHeaders, [2]string{"Content-Type", "text/plain"}, [2]string{"Content-Length", "64"})
	}
}

var labWords = map[rune]string{'M': "miss", 'R': "revalidate", 'H': "hit", 'S': "stale", 'E': "error"}

// played reads what the caches did.
func (c *labCase) played(text string) {
	for _, one := range strings.Fields(text) {
		name, letters, _ := strings.Cut(one, ":")
		letters, seen, several := strings.Cut(letters, "/")
		for _, letter := range letters {
			c.Observed[name] = append(c.Observed[name], labWords[letter])
		}
		if several {
			c.Seen[name], _ = strconv.Atoi(seen)
		}
	}
}
