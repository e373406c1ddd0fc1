package report

import (
	"slices"
	"strings"
)

// drift lists what is served otherwise than before. Where another kind of
// status comes, another page does, and its fields are not compared.
func drift(old, now *page) []Drift {
	all := []Drift{}
	if old.status != now.status {
		d := Drift{Kind: DriftStatus, Before: old.status, After: now.status, Text: "status " + old.status + " -> " + now.status}
		if now.failure != "" {
			d.Text += " (" + now.failure + ")"
		}
		all = append(all, d)
		if old.status[0] != now.status[0] {
			return all
		}
	}
	all = append(all, lifetimes(old, now)...)
	all = append(all, stales(old, now, "stale-while-revalidate", func(k *kept) int64 { return k.swr })...)
	all = append(all, stales(old, now, "stale-if-error", func(k *kept) int64 { return k.sie })...)
	all = append(all, directives(old, now)...)
	all = members(all, DriftVary, "Vary", old.vary, now.vary)
	all = members(all, DriftSetCookie, "Set-Cookie", old.cookies, now.cookies)
	return validators(all, old, now)
}

// members compares what a field lists.
func members(all []Drift, kind DriftKind, name string, a, b []string) []Drift {
	return said(all, Drift{Kind: kind, Field: name, Before: strings.Join(a, ", "), After: strings.Join(b, ", ")}, missingIn(b, a), missingIn(a, b), nil)
}

// missingIn returns what of list have lacks.
func missingIn(have, list []string) (out []string) {
	for _, s := range list {
		if !slices.Contains(have, s) {
			out = append(out, s)
		}
	}
	return out
}

// said puts a change of a field into words, if there is one.
func said(all []Drift, d Drift, lost, gained, other []string) []Drift {
	var parts []string
	if len(lost) > 0 {
		parts = append(parts, "lost "+strings.Join(lost, ", "))
	}
	if len(gained) > 0 {
		parts = append(parts, "gained "+strings.Join(gained, ", "))
	}
	if parts = append(parts, other...); len(parts) == 0 {
		return all
	}
	d.Text = d.Field + " " + strings.Join(parts, ", ")
	return append(all, d)
}

// validators compares what a copy can be confirmed by.
func validators(all []Drift, old, now *page) []Drift {
	if old.etag != now.etag {
		d := Drift{Kind: DriftValidator, Field: "ETag", Before: old.etag, After: now.etag, Text: "ETag " + old.etag + " -> " + now.etag}
		switch {
		case now.etag == "":
			d.Text = "lost ETag"
		case old.etag == "":
			d.Text = "gained ETag"
		}
		all = append(all, d)
	}
	if old.modified != now.modified {
		d := Drift{Kind: DriftValidator, Field: "Last-Modified", Before: "present", Text: "lost Last-Modified"}
		if now.modified {
			d.Before, d.After, d.Text = "", "present", "gained Last-Modified"
		}
		all = append(all, d)
	}
	return all
}
