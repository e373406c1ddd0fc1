package rules

// All lists every rule, in the order in which findings are reported. A rule
// that silences another stands before it.
var All = []*Rule{
	// Privacy: what came from a store, then what may go into one.
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

	// Privacy: what the body tells.

	// Storage: directives that contradict each other.
	NoStoreWithLifetime,
	NoCacheWithLifetime,
	SMaxAgeWithoutMaxAge,

	// Freshness: lifetimes and what they are read from.
	CCSemicolon,
	DuplicateConflicting,
	HeuristicFreshness,
	PermanentRedirectNoPolicy,

	// Staleness: how old what users see may be.
	ImmutableUnfingerprinted,
	HTMLLongBrowserLifetime,
	ServedStale,
	SWROffBySMaxAge,

	// Freshness: dates and ages.
	ExpiredOnArrival,
	HiddenCache,

	// Validation: asking whether a copy still holds.
	NoValidator,
	HeadIsNotGet,

	// Negotiation and variation: who gets which copy.
	VaryMissingAcceptEncoding,
	VaryMissingOrigin,

	// CDN: fields for some caches only, and what those caches say.
	CDNNotCaching,

	// Performance: what could be cached better.

	// Syntax, and what is out of use.

	// Across a run: what one exchange alone does not show.
	VariantDiffersByCookie,
	VariantDiffersByAuthorization,
	VariantDiffersByLanguage,
	VariantDiffersByAccept,
	VariantDiffersByUserAgent,
	BodyChangedETagSame,
	ETagReusedAcrossEncodings,
	ETagUnstable,
	VaryInconsistent,
	PolicyFlaps,
	AgeGoesBackwards,
	NoStoreDoesNotPurge,
	NotModifiedLacksFields,
	NotModifiedChangesPolicy,
	HeadDiffersFromGet,
	RedirectChainOutlives,
	RedirectChainLong,
	RedirectLosesHTTPS,
	PageOutlivesItsFiles,
	TwoOriginsBehindOneURL,

	// Good: praise, never counted against anything.
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
