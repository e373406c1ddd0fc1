package rules

import "maxage/inspect/field"

// NoStoreDoesNotPurge sees an older copy served after the origin said
// no-store.
var NoStoreDoesNotPurge = &Rule{
	ID:       "no-store-does-not-purge",
	Severity: Info,
	Category: Storage,
	Title:    "A cache goes on serving its copy after no-store",
	Doc: `The origin says no-store for this URL by now, but a cache still answers with the copy that it had from before: users keep getting it until its lifetime ends.

no-store keeps new answers out; it does not take stored ones away. Measured caches leave the old copy where it is.`,
	Fix:      `Purge the URL from the cache after switching to no-store.`,
	Refs:     []string{"RFC 9111 section 5.2.2.5"},
	Optional: true,

	Follow: func(p *Pass) {
		n := p.now()
		if !n.plain || n.status != 200 || !n.fromStore || n.age < 0 || n.noStore || n.received == 0 {
			return
		}
		for _, s := range p.earlier() {
			if s.noStore && !s.fromStore && s.sameVariant(n) && s.received > n.received-n.age+clockSteps {
				p.Report(p.servedAt(), "%s answered with a copy that is %s old, although the origin said no-store %s: users get the old copy until it expires or is purged.",
					capital(nameOf(p.Answered())), field.Spoken(n.age), n.ago(s))
				return
			}
		}
	},
}
