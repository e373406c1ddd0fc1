package rules

// All lists every rule, in the order in which findings are reported. A rule
// that silences another stands before it.
var All = []*Rule{
	HitCarriesSetCookie,
	SetCookieSharedCacheable,
	AuthorizationSharedCacheable,
	HitDespiteForbidden,
	CDNOverridesPrivate,
	DirectiveTypo,
	SetCookieNoPolicy,
	CredentialsNoPolicy,
	AuthorizationMaxAgeOnly,
	VaryCredentialNotPrivate,

	CCSemicolon,
	DuplicateConflicting,
	NoStoreWithLifetime,
	NoCacheWithLifetime,
	SMaxAgeWithoutMaxAge,

	ImmutableUnfingerprinted,
	HTMLLongBrowserLifetime,
	HeuristicFreshness,
	PermanentRedirectNoPolicy,
	ServedStale,
	ExpiredOnArrival,
	SWROffBySMaxAge,
	HiddenCache,

	VaryMissingAcceptEncoding,
	VaryMissingOrigin,
	NoValidator,
	CDNNotCaching,
	HeadIsNotGet,
}

// Lookup returns the rule called id, or nil.
func Lookup(id string) *Rule {
	for _, r := range All {
		if r.ID == id {
			return r
		}
	}
	return nil
}
