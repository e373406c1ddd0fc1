package rules

// All lists every rule, in the order in which findings are reported. A rule
// that silences another stands before it.
var All = []*Rule{
	// Privacy: what came from a store, then what may go into one.
	HitCarriesSetCookie,
	CDNOverridesPrivate,
	SetCookieSharedCacheable,
	AuthorizationSharedCacheable,
	HitDespiteForbidden,
	HitOnCredentialedRequest,
	RedirectWithSecretCacheable,
	DirectiveTypo,
	SetCookieNoPolicy,
	CredentialsNoPolicy,
	AuthorizationOpenedByMustRevalidate,
	AuthorizationMaxAgeOnly,
	VaryCredentialNotPrivate,

	// Privacy: what the body tells.
	IdentityInSharedCacheable,
	JWTInSharedCacheable,
	OAuthTokenCacheable,
	SecretInSharedCacheable,
	CSRFTokenSharedCacheable,
	PersonalMarkersSharedCacheable,
	CSPNonceCacheable,
	EmailInSharedCacheable,
	SensitiveWithoutNoStore,
	DictionaryFromPersonal,

	// Privacy: what an address, a name or a habit suggests.
	QualifiedPrivateReliedOn,
	UserHeaderSharedCacheable,
	CookieRequestSharedCacheable,
	CORSCredentialsSharedCacheable,
	SetCookieCacheableOther,
	NoCacheMistakenForNoStore,
	AccountPathSharedCacheable,
	SessionIDInURL,
	StaticURLReturnsHTML,
	LogoutWithoutClearSiteData,

	// Storage: directives that contradict each other.
	PublicAndPrivate,
	PrivateWithSMaxAge,
	NoStoreWithLifetime,
	NoStoreWithPublic,
	NoStoreLiftedByMustUnderstand,
	NoCacheWithLifetime,
	SMaxAgeWithoutMaxAge,
	HTMLMetaCacheControl,
	ForbiddenStatusLifetime,
	MustUnderstandWithoutNoStore,
	KitchenSinkNoStore,
	PublicRedundant,
	SafeMethodGroupInvalidation,

	// Freshness: lifetimes and what they are read from.
	CCSemicolon,
	DuplicateConflicting,
	MaxAgeInvalid,
	MaxAgeQuoted,
	HeuristicFreshness,
	RedirectToLoginCacheable,
	PermanentRedirectNoPolicy,
	NoPolicy,
	ExpiresLenientDate,
	ExpiresInvalid,
	ExpiresBeforeDate,
	ErrorCacheable,
	NotFoundCacheableLong,
	MaxAgeHuge,
	ExpiresContradicts,

	// Staleness: how old what users see may be.
	ImmutableUnfingerprinted,
	ImmutableOverHTTP,
	HTMLLongBrowserLifetime,
	UnfingerprintedLongLifetime,
	ServiceWorkerLongLifetime,
	APICacheableUnvalidated,
	ServedStale,
	StalenessBudgetExceeded,
	LayersAddUp,
	SWRForbidden,
	SWROffBySMaxAge,
	SWRWithoutValue,
	SWRWindowLong,
	SIEWindowLong,
	StaleUnboundedOffline,
	MaxAgeZeroNoRevalidate,

	// Freshness: dates and ages.
	ExpiredOnArrival,
	AgePenalty,
	HiddenCache,
	AgeInvalid,
	DateMissing,
	DateInvalid,
	ClockSkew,
	LastModifiedFuture,
	LastModifiedIsNow,
	MustRevalidatePointless, // behind heuristic-freshness, which silences it

	// Validation: asking whether a copy still holds.
	False304ETag,
	ConditionalIgnored,
	NoValidator,
	HeadIsNotGet,
	ETagSyntax,
	WeakETagWithRanges,

	// Negotiation and variation: who gets which copy.
	DictionaryMissingVary,
	VaryMissingAcceptEncoding,
	VaryMissingOrigin,
	VaryMissingRSC,
	VaryMissingAccept,
	VaryMissingAcceptLanguage,
	ContentEncodingUnasked,
	VaryStar,
	VaryHighCardinality,
	VaryUserAgent,
	VaryNoEffect,
	NoVarySearchInvalid,
	NoVarySearchTooBroad,

	// CDN: fields for some caches only, and what those caches say.
	TargetedInvalid,
	TargetedNoLifetime,
	TargetedDuplicateKey,
	TargetedLongerThanBrowser,
	UnknownTargetedField,
	CDNTTLDiffers,
	CDNNotCaching,
	SurrogateControlLeaks,

	// Performance: what could be cached better.
	FingerprintedNotCached,
	StaticUncacheable,
	ImmutableWithoutLifetime,
	CoalescingDefeated,
	BFCacheBlocked,
	CookieOnStatic,

	// Syntax, and what is out of use.
	CCSyntax,
	DirectiveUnexpectedValue,
	RequestDirectiveInResponse,
	StructuredFieldInvalid,
	SingletonFieldRepeated,
	DuplicateSame,
	DirectiveUnknown,
	PragmaResponse,
	PrePostCheck,
	WarningHeader,

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
	GoodNoStoreSecret,
	GoodImmutableFingerprint,
	GoodHTMLRevalidates,
	GoodShortCache,
	GoodPrivatePersonal,
	GoodExplicitPolicy,
}

// Lookup returns the rule called id, or nil. It looks among those given, which
// are the policy's, and then in the catalogue.
func Lookup(id string, others ...*Rule) *Rule {
	for _, list := range [...][]*Rule{others, All} {
		for _, r := range list {
			if r.ID == id {
				return r
			}
		}
	}
	return nil
}
