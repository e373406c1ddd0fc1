package policy

import (
	"slices"
	"strconv"
	"strings"

	"maxage/inspect/cache"
	"maxage/inspect/field"
)

// Seen is what a site does today at one URL.
type Seen struct {
	URL       string
	Status    int
	Keeps     []Keeps
	Vary      []string // lower case, in order; "*" too
	SetCookie bool
}

// Keeps is what one cache does with it, as expect would say it.
type Keeps struct{ Cache, Value string }

// See sums a response up, as the standard's caches and those of the verdicts
// treat it.
func See(r *field.Response, verdicts []cache.Verdict) Seen {
	s := Seen{URL: r.Exchange.URL, Status: r.Exchange.Response.Status, SetCookie: len(r.Cookies) > 0, Vary: slices.Sorted(slices.Values(r.Vary.Names))}
	if r.Vary.Star {
		s.Vary = append(s.Vary, "*")
	}
	for i := range verdicts {
		s.Keeps = append(s.Keeps, Keeps{verdicts[i].Cache.Name, keeps(&verdicts[i])})
	}
	return s
}

// keeps is the value of expect that the verdict meets, today and tomorrow: what
// counts from a date is another number each day.
func keeps(v *cache.Verdict) string {
	fresh := v.FreshFor()
	moves := v.Source == cache.SourceExpires || v.Source == cache.SourceHeuristic
	switch {
	case !v.Store || v.Reuse == cache.Never:
		return never
	case v.ReuseEnds() == 0:
		return revalidate
	case fresh == 0 || moves:
		return stored
	}
	return short(fresh)
}

// short writes seconds in the largest unit that gives a whole number.
func short(n int64) string {
	for _, u := range []struct {
		seconds int64
		name    string
	}{{365 * 86400, "y"}, {86400, "d"}, {3600, "h"}, {60, "m"}} {
		if n > 0 && n%u.seconds == 0 {
			return strconv.FormatInt(n/u.seconds, 10) + u.name
		}
	}
	return strconv.FormatInt(n, 10) + "s"
}

// tellsCDN: a CDN does as the other shared caches unless it is told otherwise.
func (s Seen) tellsCDN() bool {
	i := slices.IndexFunc(s.Keeps, func(k Keeps) bool { return k.Cache == cache.CDN.Name })
	return i >= 0 && !slices.Contains(s.Keeps, Keeps{cache.Shared.Name, s.Keeps[i].Value})
}

// behaviour writes what was seen as the expect of a rule, with cdn where some
// rule of the policy has it: each takes back all that one before it says.
func (s *Seen) behaviour(cdn bool) string {
	text := "{ "
	for _, k := range s.Keeps {
		name := k.Cache
		if name == cache.CDN.Name && !cdn {
			continue
		}
		if strings.Contains(name, ":") {
			name = quote(name)
		}
		text += name + ": " + k.Value + ", "
	}
	text += "status: " + strconv.Itoa(s.Status) + ", vary: "
	switch {
	case len(s.Vary) == 0:
		text += never
	case slices.ContainsFunc(s.Vary, func(name string) bool { return !isToken(name) }):
		text += unwanted
	default:
		text += "{ allow: " + flow(s.Vary) + " }"
	}
	if s.SetCookie {
		return text + ", set-cookie: allowed }"
	}
	return text + ", set-cookie: never }"
}
