package policy

import (
	"fmt"
	"slices"
	"strings"

	"maxage/inspect/cache"
	"maxage/inspect/field"
)

// remedy is a change of the response's header that may give what is wanted.
type remedy struct {
	advice string   // what to do, as a command without its full stop
	lines  []string // "Name: value" in place of that field, "-Name" without it
}

// fix says what gives the cache what is wanted. Advice that would leave things
// as they are is worse than none, so each remedy is tried before it is given.
func (k keep) fix(r *field.Response, v *cache.Verdict) string {
	for _, m := range k.remedies(r, v) {
		if w := k.cache.Judge(changed(r, m.lines)); !k.met(&w) {
			continue
		}
		if k.word != never && k.cache.Shared && (r.CacheControl.Has(field.NoStore) || r.CacheControl.Forbids(field.Private)) {
			return "If what it says is the same for all users, " + lower(m.advice) + "; if not, the policy asks too much."
		}
		return m.advice + "."
	}
	if isStandard(k.cache) {
		return "No header gives that here: change what the policy wants."
	}
	return fmt.Sprintf("No header gives that here: change how %s is set up, and say so in the policy (maxage caches %s lists its settings), or change what the policy wants.", k.cache.Title, k.cache.Name)
}

// remedies are what can be tried, the least change first: what stands in the
// header's way is taken out only if the lifetime alone does not do.
func (k keep) remedies(r *field.Response, v *cache.Verdict) []remedy {
	all := k.targeted(r, v)
	plain := k.plain(r)
	all = append(all, plain...)
	for _, names := range obstacles(r, v) {
		for _, m := range plain {
			lines := slices.Clone(m.lines)
			for _, name := range names {
				lines = append(lines, "-"+name)
			}
			all = append(all, remedy{"Take " + both(names) + " out and " + lower(m.advice), lines})
		}
	}
	return all
}

// obstacles are the fields that may keep a cache from doing as Cache-Control says.
func obstacles(r *field.Response, v *cache.Verdict) (sets [][]string) {
	var present []string
	for _, name := range []string{spelt(r, governor(v)), "Vary", "Set-Cookie", "Pragma"} {
		if r.Exchange.Response.Index(name) >= 0 {
			present = append(present, name)
			sets = append(sets, []string{name})
		}
	}
	if len(present) > 1 {
		sets = append(sets, present)
	}
	return sets
}

// targeted changes the field that the cache reads before Cache-Control.
func (k keep) targeted(r *field.Response, v *cache.Verdict) []remedy {
	name := spelt(r, governor(v))
	value := k.control()
	switch {
	case name == "":
		return nil
	case strings.EqualFold(name, "X-Accel-Expires"): // seconds, and nothing else
		value = strings.TrimPrefix(value, "max-age=")
		if k.word == never || k.word == revalidate {
			value = "0"
		}
	}
	return []remedy{{fmt.Sprintf("Send %s: %s, which such caches read before Cache-Control", name, value), []string{name + ": " + value}}}
}

// control is the plainest Cache-Control that means what is wanted.
func (k keep) control() string {
	switch k.word {
	case never:
		return "no-store"
	case revalidate:
		return "no-cache"
	case stored:
		return "max-age=300"
	}
	return fmt.Sprintf("max-age=%d", k.bound.aim())
}

// plain changes Cache-Control.
func (k keep) plain(r *field.Response) []remedy {
	control := func(value string) []string { return []string{"Cache-Control: " + value} }
	whole := remedy{"Send Cache-Control: " + k.control(), control(k.control())}
	switch {
	case k.word == never && k.cache.Shared:
		return []remedy{{"Send Cache-Control: private, or no-store if browsers shall keep nothing either", control("private")}, whole}
	case k.word == never:
		return []remedy{whole}
	case !k.cache.Shared && r.CacheControl.Has(field.NoStore): // what is one user's stays so
		return []remedy{{"Send Cache-Control: private, " + k.control() + " in place of no-store", control("private, " + k.control())}}
	case k.word == revalidate:
		return []remedy{
			{whole.advice + ", and an ETag to make the question cheap", whole.lines},
			{"Send Cache-Control: max-age=0", control("max-age=0")}, // no-cache alone stores no 302
		}
	case k.word == stored:
		return []remedy{{"Send a Cache-Control without no-store and private, with the time that suits, such as max-age=300", whole.lines}}
	}
	name, before := "max-age", ""
	if k.cache.Shared {
		name, before = "s-maxage", ", which shared caches read before max-age"
	}
	one := fmt.Sprintf("%s=%d", name, k.bound.aim())
	return []remedy{
		{"Send " + one + " in Cache-Control" + before, control(with(r, name, one))},
		{whole.advice + ", without private, no-cache and no-store", whole.lines},
		{"Send Cache-Control: public, " + k.control(), control("public, " + k.control())},
	}
}

// with is Cache-Control with that directive in place of those of its name.
func with(r *field.Response, name, directive string) string {
	var members []string
	for i := range r.CacheControl.List {
		if d := &r.CacheControl.List[i]; d.Name != name {
			members = append(members, r.Exchange.Text(d.Span))
		}
	}
	return strings.Join(append(members, directive), ", ")
}

// lower lets a sentence go on behind a comma.
func lower(advice string) string { return strings.ToLower(advice[:1]) + advice[1:] }
