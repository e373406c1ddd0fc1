package report

import (
	"fmt"
	"slices"
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
	k, n, ok := parseShard(text)
	if !ok {
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
	m.findings(p, &run)
	if !run.Incomplete {
		return nil
	}
	m.run.Incomplete = true
	f := Failure{File: p.Name, Message: "the run was cut short: the rest of its targets is missing here", Hint: "Run it again and merge the new report."}
	if p.shard > 0 {
		f.Shard = m.name(p.shard)
		f.Message = "shard " + f.Shard + " was cut short: the rest of its targets is missing here"
	}
	return m.fail(f)
}

func (m *merge) name(shard int) string { return fmt.Sprintf("%d/%d", shard, m.shards) }

// findings takes what p says about the policy, each once: every part sees what
// has expired. What one shard needed is needed.
func (m *merge) findings(p *part, run *Run) {
	for i := range run.Findings {
		f := &run.Findings[i]
		if slices.ContainsFunc(m.run.Findings, f.same) {
			m.summary.count(f, -1)
		} else {
			m.run.Findings = append(m.run.Findings, *f)
		}
	}
	if p.shard == 0 {
		return
	}
	if m.ended++; m.ended == 1 {
		m.unneeded = run.Unneeded
	}
	m.unneeded = slices.DeleteFunc(slices.Clone(m.unneeded), func(f Finding) bool { return !slices.ContainsFunc(run.Unneeded, f.same) })
}

// same reports whether another part of a run says the same of the policy.
func (f *Finding) same(other Finding) bool {
	return f.Rule == other.Rule && f.Message == other.Message && f.Place.String() == other.Place.String()
}

// whole tells what nothing in the whole run needed. What could not be fetched
// might have.
func (m *merge) whole() {
	if m.run.Incomplete || m.summary.Failed > 0 {
		return
	}
	m.run.Findings = append(m.run.Findings, m.unneeded...)
	m.summary.Count(m.unneeded)
}

// missing tells which shards are not there.
func (m *merge) missing() error {
	for k := 1; k <= m.shards; k++ {
		if slices.ContainsFunc(m.parts, func(p *part) bool { return p.shard == k }) {
			continue
		}
		m.run.Incomplete = true
		f := Failure{Shard: m.name(k), Message: "shard " + m.name(k) + " is missing, and all of its targets with it", Hint: "Give its report too, or run it again."}
		if err := m.fail(f); err != nil {
			return err
		}
	}
	return nil
}

// fail tells of a failure that no part had.
func (m *merge) fail(f Failure) error {
	m.summary.Failed++
	f.After = m.written
	return m.give(Event{Failure: &f})
}

// earlier compares times in RFC 3339 as the tool writes them, in UTC.
func earlier(a, b string) string {
	if a == "" || b != "" && b < a {
		return b
	}
	return a
}

func later(a, b string) string { return max(a, b) }
