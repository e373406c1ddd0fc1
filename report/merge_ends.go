package report

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// open reads how a report begins.
func (m *merge) open(p *part) error {
	if err := p.next(); err != nil {
		return err
	}
	if p.now.Begin == nil {
		return fmt.Errorf("%s: it does not begin with a run", p.Name)
	}
	b := *p.now.Begin
	if err := m.shard(p, b.Run.Shard); err != nil {
		return err
	}
	if len(m.parts) == 1 {
		m.tool, m.run = b.Tool, b.Run
		m.run.Shard = ""
	}
	m.run.Started = earlier(m.run.Started, b.Run.Started)
	if m.run.FailOn != b.Run.FailOn {
		m.run.FailOn = ""
	}
	if m.run.Policy != b.Run.Policy {
		m.run.Policy = ""
	}
	return p.next()
}

// shard notes which shard a report is, and refuses what cannot be one run.
func (m *merge) shard(p *part, text string) error {
	if text == "" {
		return nil
	}
	number, of, _ := strings.Cut(text, "/")
	k, err := strconv.Atoi(number)
	n, err2 := strconv.Atoi(of)
	if err != nil || err2 != nil || k < 1 || k > n {
		return fmt.Errorf("%s: %.40q is not a shard such as 3/16", p.Name, text)
	}
	for _, other := range m.parts {
		if other.shard == k {
			return fmt.Errorf("%s and %s are both shard %s; leave one out", other.Name, p.Name, text)
		}
	}
	if m.shards != 0 && m.shards != n {
		return fmt.Errorf("%s is shard %s, but others are of %d; merge the shards of one run", p.Name, text, m.shards)
	}
	p.shard, m.shards = k, n
	return nil
}

// end adds up what p says at its end.
func (m *merge) end(p *part) error {
	run := p.now.End.Run
	m.summary.plus(p.now.End.Summary)
	m.run.Finished = later(m.run.Finished, run.Finished)
	if !run.Incomplete {
		return nil
	}
	m.run.Incomplete = true
	what := "the run"
	if p.shard > 0 {
		what = fmt.Sprintf("shard %d/%d", p.shard, m.shards)
	}
	return m.fail(p.Name, what+" was cut short: the rest of its targets is missing here", "Run it again and merge the new report.")
}

// missing tells which shards are not there.
func (m *merge) missing() error {
	for k := 1; k <= m.shards; k++ {
		if slices.ContainsFunc(m.parts, func(p *part) bool { return p.shard == k }) {
			continue
		}
		m.run.Incomplete = true
		text := fmt.Sprintf("shard %d/%d is missing, and all of its targets with it", k, m.shards)
		if err := m.fail("", text, "Give its report too, or run it again."); err != nil {
			return err
		}
	}
	return nil
}

// fail tells of a failure that no part had.
func (m *merge) fail(file, message, hint string) error {
	m.summary.Failed++
	return m.give(Event{Failure: &Failure{File: file, Message: message, Hint: hint, After: m.written}})
}

// earlier compares times in RFC 3339 as the tool writes them, in UTC.
func earlier(a, b string) string {
	if a == "" || b != "" && b < a {
		return b
	}
	return a
}

func later(a, b string) string { return max(a, b) }
