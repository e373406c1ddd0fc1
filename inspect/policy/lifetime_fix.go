package policy

import (
	"fmt"

	"maxage/inspect/cache"
	"maxage/inspect/field"
)

// fix names the header line that gives what is wanted.
func (k keep) fix(r *field.Response, v *cache.Verdict) string {
	shared, governs := k.cache.Shared, governor(v)
	switch {
	case governs != "" && k.word == "":
		return fmt.Sprintf("Send max-age=%d in %s, which such caches read before Cache-Control.", k.bound.aim(), governs)
	case governs != "":
		return "Change " + governs + ", which such caches read before Cache-Control."
	case k.word == never && shared:
		return "Send Cache-Control: private, or no-store if browsers shall keep nothing either."
	case k.word == never:
		return "Send Cache-Control: no-store."
	case k.word == revalidate:
		return "Send Cache-Control: no-cache, and an ETag to make the question cheap."
	case k.word == stored:
		return "Send a Cache-Control without no-store and private, with the time that suits, such as max-age=300."
	case r.CacheControl.Forbids(field.NoCache) || r.CacheControl.Has(field.NoStore) || shared && r.CacheControl.Forbids(field.Private):
		return fmt.Sprintf("If what it says is the same for all users, send Cache-Control: max-age=%d, without private, no-cache and no-store; if not, the policy asks too much.", k.bound.aim())
	case shared:
		return fmt.Sprintf("Send s-maxage=%d in Cache-Control, which shared caches read before max-age.", k.bound.aim())
	}
	return fmt.Sprintf("Send max-age=%d in Cache-Control.", k.bound.aim())
}
