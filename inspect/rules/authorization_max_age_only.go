package rules

import (
	"slices"

	"maxage/inspect/cache"
	"maxage/inspect/field"
)

// AuthorizationMaxAgeOnly sees an answer to credentials with a lifetime and
// nothing that keeps careless caches out.
var AuthorizationMaxAgeOnly = &Rule{
	ID:       "authorization-max-age-only",
	Severity: Warning,
	Category: Privacy,
	Title:    "Only Authorization keeps this answer from being shared",
	Doc: `The request carried Authorization and the answer gives a lifetime without saying private. Caches that follow the standard will not share it, but some real ones do, and then one user sees another's answer.

nginx, Fastly and Traffic Server were recorded giving a stored answer with only max-age or Expires to people who sent no credentials. The finding names the known caches that would.`,
	Fix:  `Send "private" beside the lifetime, as in "Cache-Control: private, max-age=60": every cache understands that.`,
	Send: "Cache-Control: private, max-age=60",
	Refs: []string{"RFC 9111 section 3.5"},

	Check: func(p *Pass) {
		if p.Request.Authorization.Value == "" || p.keepsOut() != nil || p.CacheControl.Forbids(field.NoCache) || p.CacheControl.Opener() != field.Unknown || p.Found(HitOnCredentialedRequest) {
			return
		}
		if p.Status() == 401 || p.kind() == asset && p.fingerprinted() {
			return // nobody's answer, or everybody's
		}
		v := p.Browser
		if !v.Store || v.Lifetime == 0 || v.Source != cache.SourceMaxAge && v.Source != cache.SourceExpires {
			return
		}
		at := append(lifetimeSpans(v), p.Request.Authorization.Span)
		keepers := p.sharers(reusableByOthers)
		if len(keepers) == 0 && p.Vary.Has("authorization") {
			return // each gets what was made for the same credentials
		}
		f := p.Report(at, "Nothing but Authorization keeps this answer to one user, and not every cache minds that: for %s somebody else may see it.%s", field.Spoken(v.Lifetime), wouldStore(keepers))
		f.Caches = keepers
	},
}

// reusableByOthers: the cache may reuse the response for requests with other
// credentials, or none.
func reusableByOthers(p *Pass, v *cache.Verdict) bool {
	return reusable(p, v) && !slices.Contains(v.Key, "authorization")
}
