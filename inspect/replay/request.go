package replay

import (
	"slices"
	"strings"

	"maxage/inspect/cache"
	"maxage/inspect/field"
)

// reload reports whether the request forbids an answer that was not confirmed
// (RFC 9111 sections 5.2.1.4 and 5.4).
func reload(r *field.Response) bool {
	d := &r.Request.CacheControl
	return d.Has(field.NoCache) || r.Request.Pragma.NoCache && len(d.List) == 0
}

// within reports whether the request's max-age and min-fresh allow the stored
// response as it is (RFC 9111 sections 5.2.1.1 and 5.2.1.3).
func within(d *field.Directives, v *cache.Verdict) bool {
	if m := d.Get(field.MaxAge); m != nil && v.Age > max(0, m.Seconds) {
		return false
	}
	m := d.Get(field.MinFresh)
	return m == nil || m.Seconds == field.Invalid || v.Left >= m.Seconds
}

// maxStale reports whether the request accepts it stale, and nothing in the
// response forbids that (RFC 9111 section 5.2.1.2).
func maxStale(d *field.Directives, v *cache.Verdict) bool {
	m := d.Get(field.MaxStale)
	if m == nil || v.Reuse != cache.Revalidate || forbidden(v) || d.Has(field.MaxAge) && !within(d, v) {
		return false
	}
	return !m.HasArg || m.Seconds >= v.Age-v.Lifetime
}

// forbidden reports whether the response forbids serving it stale.
func forbidden(v *cache.Verdict) bool {
	for i := range v.Because {
		switch v.Because[i].Code {
		case cache.NoCache, cache.StaleForbidden, cache.MustAskWhenStale:
			return true
		}
	}
	return false
}

// normalise brings members that mean the same in any order and case into one
// form.
func normalise(members []string) {
	for i, m := range members {
		members[i] = strings.ToLower(strings.Join(strings.Fields(m), ""))
	}
	slices.Sort(members)
}
