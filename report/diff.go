package report

import (
	"fmt"
	"io"
	"slices"
)

// Diff is what changed from one report to another: findings, and what drifted
// without any.
type Diff struct {
	SchemaVersion string        `json:"schema_version"`
	Tool          Tool          `json:"tool"`
	Before        DiffRun       `json:"before"`
	After         DiffRun       `json:"after"`
	Summary       DiffSummary   `json:"summary"`
	Policy        []DiffFinding `json:"policy,omitempty" jsonschema:"new findings about the policy itself; that one is gone not every run can tell"`
	Changes       []Change      `json:"changes" jsonschema:"by URL, in the order of the later report"`
	OnlyBefore    []string      `json:"only_before" jsonschema:"URLs that the later report lacks"`
	OnlyAfter     []string      `json:"only_after" jsonschema:"URLs that the earlier report lacks"`
}

// DiffRun is one of the two.
type DiffRun struct {
	Run    Run    `json:"run"`
	Origin string `json:"origin,omitempty" jsonschema:"of all its URLs, if it is one"`
}

// DiffSummary counts.
type DiffSummary struct {
	Compared int    `json:"compared" jsonschema:"URLs in both reports, each as often as it was asked for"`
	New      Counts `json:"new" jsonschema:"findings of the later report alone"`
	Fixed    Counts `json:"fixed" jsonschema:"findings of the earlier report alone"`
	Drifted  int    `json:"drifted" jsonschema:"URLs that are served otherwise than before"`
}

// Change is what changed about one URL.
type Change struct {
	Method string        `json:"method"`
	URL    string        `json:"url"`
	Before string        `json:"before_url,omitempty" jsonschema:"the URL in the earlier report, where it is another"`
	New    []DiffFinding `json:"new"`
	Fixed  []DiffFinding `json:"fixed"`
	Drift  []Drift       `json:"drift"`
}

// DiffFinding is a finding that only one of the reports has. Praise and what
// the policy ignores are left out.
type DiffFinding struct {
	Rule        string `json:"rule"`
	Severity    string `json:"severity"`
	Message     string `json:"message"`
	Fingerprint string `json:"fingerprint"`
}

// Drift is one thing that is otherwise than before.
type Drift struct {
	Kind    DriftKind `json:"kind" jsonschema:"status, lifetime, stale, directives, vary, set-cookie or validator"`
	Caches  []string  `json:"caches,omitempty" jsonschema:"of a lifetime and of stale: the caches that keep it otherwise"`
	Field   string    `json:"field,omitempty" jsonschema:"the header field that changed"`
	Before  string    `json:"before"`
	After   string    `json:"after"`
	BeforeS *int64    `json:"before_s,omitempty" jsonschema:"seconds of reuse without asking, or of being served stale"`
	AfterS  *int64    `json:"after_s,omitempty"`
	Text    string    `json:"text" jsonschema:"shared 300 s -> 0 s; Cache-Control lost s-maxage"`
}

// DriftKind says what drifted.
type DriftKind string

// The kinds of drift.
const (
	DriftStatus     DriftKind = "status"
	DriftLifetime   DriftKind = "lifetime"
	DriftStale      DriftKind = "stale"
	DriftDirectives DriftKind = "directives"
	DriftVary       DriftKind = "vary"
	DriftSetCookie  DriftKind = "set-cookie"
	DriftValidator  DriftKind = "validator"
)

// NewDiff compares two reports. Of every exchange a few hundred bytes are kept.
func NewDiff(tool Tool, before, after Events) (*Diff, error) {
	a, err := pagesOf(before)
	if err != nil {
		return nil, fmt.Errorf("the earlier report: %w", err)
	}
	b, err := pagesOf(after)
	if err != nil {
		return nil, fmt.Errorf("the later report: %w", err)
	}
	d := &Diff{SchemaVersion: SchemaVersion, Tool: tool, Before: a.side(), After: b.side(),
		Changes: []Change{}, OnlyBefore: []string{}, OnlyAfter: []string{}}
	d.policy(a, b)
	partners := match(a, b)
	for i, p := range b.pages {
		if old := partners[i]; old != nil {
			d.compare(old, p)
		} else {
			d.OnlyAfter = append(d.OnlyAfter, p.url)
		}
	}
	for _, p := range a.pages {
		if !p.matched {
			d.OnlyBefore = append(d.OnlyBefore, p.url)
		}
	}
	return d, nil
}

// policy adds what only the later run found about its policy.
func (d *Diff) policy(a, b *pages) {
	for _, f := range b.policy {
		if slices.ContainsFunc(a.policy, func(old DiffFinding) bool { return old.Fingerprint == f.Fingerprint }) {
			continue
		}
		d.Policy = append(d.Policy, f)
		d.Summary.New.add(f.Severity, 1)
	}
}

// compare adds what changed about one URL.
func (d *Diff) compare(old, now *page) {
	d.Summary.Compared++
	c := Change{Method: now.method, URL: now.url, Drift: drift(old, now),
		New: without(now.findings, old.findings), Fixed: without(old.findings, now.findings)}
	if len(c.New)+len(c.Fixed)+len(c.Drift) == 0 {
		return
	}
	if old.url != now.url {
		c.Before = old.url
	}
	for _, f := range c.New {
		d.Summary.New.add(f.Severity, 1)
	}
	for _, f := range c.Fixed {
		d.Summary.Fixed.add(f.Severity, 1)
	}
	if len(c.Drift) > 0 {
		d.Summary.Drifted++
	}
	d.Changes = append(d.Changes, c)
}

// without returns the findings of a that b lacks: of each rule as many as there
// are more.
func without(a, b []DiffFinding) []DiffFinding {
	out := []DiffFinding{}
	spare := map[string]int{}
	for _, f := range b {
		spare[f.Rule]++
	}
	for _, f := range a {
		if spare[f.Rule]--; spare[f.Rule] < 0 {
			out = append(out, f)
		}
	}
	return out
}

// JSON writes the differences, indented.
func (d *Diff) JSON(w io.Writer) error {
	return writeJSON(w, d)
}
