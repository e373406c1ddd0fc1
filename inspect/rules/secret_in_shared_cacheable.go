package rules

import "maxage/inspect/content"

// SecretInSharedCacheable sees a key published into caches.
var SecretInSharedCacheable = &Rule{
	ID:       "secret-in-shared-cacheable",
	Severity: Error,
	Category: Privacy,
	Title:    "A secret key stands in a response that caches keep",
	Doc: `The body holds what looks like a secret key of a well-known service, and shared caches may keep it: it stays readable there after you have taken it off the page.

Only keys that their makers gave a recognisable beginning are reported, of full length and well mixed; keys that are meant for browsers, and the samples of documentation, are not.`,
	Fix:  `Take the key out of the answer and revoke it, then purge the caches: no header makes it secret again.`,
	Send: "Cache-Control: no-store",
	Refs: []string{"RFC 9111 section 7.3", "CWE, 524 (Use of Cache Containing Sensitive Information)"},

	Check: func(p *Pass) {
		if len(p.Exchange.Body.Sample) == 0 {
			return
		}
		if v, _ := p.sharer(); v == nil {
			return
		}
		if m := p.mark(content.Secret); m != nil {
			p.reportShared(m.At, "A secret stands in this answer (%s) and gets into shared caches, where strangers find it even after you have removed it.", m.Name)
		}
	},
}
