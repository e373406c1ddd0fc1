package rules

// PermanentRedirectNoPolicy sees redirects that browsers keep for ever.
var PermanentRedirectNoPolicy = &Rule{
	ID:       "permanent-redirect-no-policy",
	Severity: Warning,
	Category: Freshness,
	Title:    "A permanent redirect has no lifetime",
	Doc: `A permanent redirect without a lifetime is kept by Chrome and Firefox for as long as they have room: if it turns out to be wrong, it cannot be taken back for those who followed it once.

The same holds for 300 and 410. A redirect from http to https on the same host is meant for ever and is not reported.`,
	Fix:  `Send "Cache-Control: max-age=3600" with permanent redirects: they stay cheap, and a mistake ends within the hour.`,
	Send: "Cache-Control: max-age=3600",
	Refs: []string{"RFC 9110 section 15.4.2", "RFC 9111 section 4.2.2"},

	Check: func(p *Pass) {
		if !p.Browser.Lasts(p.Response) || p.Upgrades() || p.Found(DirectiveTypo) || p.Found(RedirectWithSecretCacheable) {
			return
		}
		const message = "Chrome and Firefox keep this %s for ever: a mistake in it cannot be taken back for the users who got it."
		if s := p.Status(); s == 300 || s == 410 {
			p.Report(p.statusSpan(), message, "answer").Fix = `Send "Cache-Control: max-age=3600" with it: it stays cheap, and a mistake ends within the hour.`
			return
		}
		p.Report(p.statusSpan(), message, "redirect")
	},
}
