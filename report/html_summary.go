package report

import (
	"maxage/inspect/rules"
	"slices"
	"strings"
)

func (h *HTML) title() string {
	_, host, _ := strings.Cut(h.origin, "://")
	switch {
	case host == "":
		return "Caching audit"
	case h.mixed:
		return "Caching at " + visible(host, false) + " and elsewhere"
	}
	return "Caching at " + visible(host, false)
}

// about says when, and against what.
func (h *HTML) about(run *Run) (parts []string) {
	if run.Started != "" {
		parts = append(parts, strings.NewReplacer("T", " ", "Z", " UTC").Replace(run.Started))
	}
	if took := run.took(); took != "" {
		parts = append(parts, "took "+took)
	}
	if run.Policy != "" {
		parts = append(parts, "policy "+run.Policy)
	}
	if run.shard() != "" {
		parts = append(parts, run.shard())
	}
	return visibleAll(parts)
}

func visibleAll(texts []string) []string {
	for i := range texts {
		texts[i] = visible(texts[i], false)
	}
	return texts
}

func (h *HTML) tiles() []htmlTile {
	all := []htmlTile{{"error", "fail", h.tally.graded("error")}, {"warning", "warn", h.tally.graded("warning")}, {"good", "pass", h.tally.graded("info", passed)},
		{"error", "not fetched", len(h.failures)}}
	return slices.DeleteFunc(all, func(t htmlTile) bool { return t.N == 0 })
}

func (h *HTML) remarks(run *Run, s *Summary) (notes []string) {
	notes = append(notes, h.tally.told()+": "+counted(s.Findings)+".")
	if n := h.tally.retried; n > 0 {
		notes = append(notes, several(n, "URL")+" took more than one attempt.")
	}
	if s.Ignored > 0 {
		notes = append(notes, several(s.Ignored, "finding")+" ignored by the policy.")
	}
	if compared := h.tally.compared(s); compared != "" {
		notes = append(notes, "Against the baseline: "+compared+".")
	}
	return notes
}

// ruleList tells of every rule what is the same wherever it finds something.
func (h *HTML) ruleList() (list []htmlRule) {
	for _, e := range h.rules.sorted() {
		r := htmlRule{ID: h.ruleID(e.Rule, e.grade), Rule: visible(e.Rule, false), Grade: e.grade, Count: e.told(), Fix: visible(e.Fix, false), Refs: visibleAll(slices.Clone(e.Refs)), At: e.at, More: e.count - len(e.at)}
		if e.various {
			r.Fix = "" // each row says its own
		}
		if known := rules.Lookup(e.Rule, h.more...); known != nil {
			r.Title = known.Title
			r.Doc, _, _ = strings.Cut(strings.TrimSpace(known.Doc), "\n\n")
		}
		if e.Severity != e.grade {
			r.Count += ", known"
		}
		for i := range r.At {
			at := &r.At[i]
			at.url, at.place, at.message = visible(h.shown(at.url), false), visible(at.place, false), visible(at.message, false)
		}
		list = append(list, r)
	}
	return list
}

// ruleID numbers the rules, by grade: the known findings of one stand apart.
func (h *HTML) ruleID(rule, grade string) int {
	key := rule + " " + grade
	if h.ids[key] == 0 {
		h.ids[key] = len(h.ids) + 1
	}
	return h.ids[key]
}

// shown is a URL, without its origin if that is the one of the first exchange,
// which the title names.
func (h *HTML) shown(url string) string {
	if origin, path := originAndPath(url); origin == h.origin && origin != "" {
		return path
	}
	return url
}
