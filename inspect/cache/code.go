package cache

// Code identifies a step of the algorithm.
type Code uint8

// The steps. Those from MethodBars to StaleOnArrival stand against storing, the
// gravest first.
const (
	NoCode Code = iota
	MethodBars
	QueryUnmodelled
	PostUnlocated
	NotFinal
	PathUnstored
	StatusForbids
	NotUnderstood
	RequestNoStore
	NoStore
	Private
	Authorization
	AuthorizationPassed
	RequestCookie
	RequestRange
	RequestUnread
	SetCookie
	NoCacheUnstored
	PragmaNoCache
	PragmaUnstored
	AuthenticateUnstored
	VaryStarUnstored
	VaryUnstored
	VaryUnusable
	StatusUnstored
	RedirectUnstored
	TooLarge
	EmptyUnstored
	ControlUnread
	Unbuffered
	FieldsUnstored
	PushUnstored
	HeadUnfinished
	EmptyStale
	ExpiresUnread
	ETagUnstored
	AuthorizationUnvaried
	AuthorizationRemoved
	AgeUnstored
	ExpiresUnstored
	Unconfirmable
	QueryUnstored
	Misfiled
	Unmarked
	UselessUnstored
	TypeUnstored
	NothingAllows
	StaleOnArrival

	TargetedGoverns
	HeadOnly
	PostStorable
	Partial
	NotModified
	NoStoreLifted
	PrivateFields
	AuthorizationOpened
	MayStore
	StatusAllows
	LifetimeSMaxAge
	LifetimeMaxAge
	LifetimeInvalid
	LifetimeExpires
	ExpiresInvalid
	ExpiresUnclocked
	LifetimeHeuristic
	NoLifetime
	AgeByField
	AgeByDate
	AgeByDelay
	AgeInvalid
	Expired
	NoCache
	NoCacheFields
	VaryStar
	StaleWhileRevalidate
	StaleIfError
	StaleForbidden
	MustAskWhenStale
	LifetimeDefault
	LifetimeRaised
	LifetimeCut
	Grace
	Rescue
	RescueAlways
	LifetimeLasting
	LifetimeCurbed
	LifetimeField
	LifetimeUndated
	SeenStored
)

func (c Code) bars() bool { return c >= MethodBars && c <= StaleOnArrival }

// String returns the step's name in the JSON contract, which never changes.
func (c Code) String() string { return steps[c].name }

// Codes lists every step, in the order of their values.
func Codes() []Code {
	var all []Code
	for c := NoCode + 1; int(c) < len(steps); c++ {
		all = append(all, c)
	}
	return all
}

// step is how a Code is named and how it reads: {n} and {m} stand for Reason.N
// and M, {name} for Reason.Name.
type step struct{ name, text, ref string }

var steps = [...]step{
	MethodBars:            {"method-bars", "the method {name} is not cacheable", "RFC 9110 section 9.2.3"},
	QueryUnmodelled:       {"query-unmodelled", "QUERY is cacheable by its definition, with its content as part of the key, but no known cache keeps its answers", ""},
	PostUnlocated:         {"post-unlocated", "a POST is storable only with a Content-Location equal to its URL", "RFC 9110 section 9.3.3"},
	NotFinal:              {"not-final", "there is no final response", "RFC 9111 section 3"},
	StatusForbids:         {"status-forbids", "responses with status {n} must never be stored", "RFC 6585"},
	NotUnderstood:         {"not-understood", "must-understand bars caches that do not know the status {n}", "RFC 9111 section 5.2.2.3"},
	RequestNoStore:        {"request-no-store", "the request says no-store: its answer must not be stored", "RFC 9111 section 5.2.1.5"},
	NoStore:               {"no-store", "no-store: no part of the response may be stored", "RFC 9111 section 5.2.2.5"},
	Private:               {"private", "private: only the cache of the one user may store it", "RFC 9111 section 5.2.2.7"},
	Authorization:         {"authorization", "the request carried Authorization, and no public, s-maxage or must-revalidate opens the answer to others", "RFC 9111 section 3.5"},
	AuthorizationPassed:   {"authorization-passed", "the request carries Authorization, and it passes such requests on", ""},
	RequestCookie:         {"request-cookie", "the request carries a Cookie, and it passes such requests on", ""},
	SetCookie:             {"set-cookie", "it stores no response that sets a cookie", ""},
	NoCacheUnstored:       {"no-cache-unstored", "{name}: it stores nothing that it would have to confirm before each use", ""},
	PragmaNoCache:         {"pragma-no-cache", "Pragma: no-cache, which it obeys where there is no Cache-Control", ""},
	PragmaUnstored:        {"pragma-unstored", "Pragma: no-cache, which it obeys whatever Cache-Control says", ""},
	VaryStarUnstored:      {"vary-star-unstored", "Vary: * - it stores nothing that no later request can match", ""},
	VaryUnstored:          {"vary-unstored", "it stores nothing that varies by request fields it does not compare", ""},
	VaryUnusable:          {"vary-unusable", "it cannot use this Vary, which is too long or names nothing, and stores nothing then", ""},
	Unbuffered:            {"unbuffered", "X-Accel-Buffering: no - it passes the body on as it comes, and stores nothing of it", ""},
	AuthenticateUnstored:  {"authenticate-unstored", "it stores nothing that has WWW-Authenticate", ""},
	FieldsUnstored:        {"fields-unstored", "no-cache is limited to fields, which it does not support: it does not store the response", ""},
	PushUnstored:          {"push-unstored", "multipart/x-mixed-replace: it stores no stream of parts that replace each other", ""},
	HeadUnfinished:        {"head-unfinished", "an answer to HEAD that has a Transfer-Encoding is never complete for it, and is not stored", ""},
	EmptyStale:            {"empty-stale", "its body is empty, and it stores such a response only if it is fresh for another {n} s", ""},
	RedirectUnstored:      {"redirect-unstored", "it stores no redirect that does not say where to", ""},
	StatusUnstored:        {"status-unstored", "it stores no response with the status {n}", ""},
	PathUnstored:          {"path-unstored", "it stores only what has the file extension of a static file in its path, whatever the response says", ""},
	TypeUnstored:          {"type-unstored", "no lifetime is given, and without one it stores static content only, by its Content-Type", ""},
	EmptyUnstored:         {"empty-unstored", "it stores nothing that has no body", ""},
	ControlUnread:         {"control-unread", "its Cache-Control has a fault, and it stores nothing whose Cache-Control it cannot read", ""},
	ExpiresUnread:         {"expires-unread", "it stores nothing whose Expires is past, far off or not in the one form that it reads", ""},
	AuthorizationRemoved:  {"authorization-removed", "the request carried Authorization, which it takes away or selects by, so this answer does not come to others", ""},
	AuthorizationUnvaried: {"authorization-unvaried", "the request carried Authorization, and Vary does not name that", ""},
	ETagUnstored:          {"etag-unstored", "it cannot store an ETag, or a request field that Vary names, with characters outside of ASCII", ""},
	RequestRange:          {"request-range", "the request wants a part only, and it passes such requests on", ""},
	RequestUnread:         {"request-unread", "the Cache-Control of the request has a fault, and it passes such requests on", ""},
	TooLarge:              {"too-large", "its body is larger than the {n} bytes that it stores at most", ""},
	StaleOnArrival:        {"stale-on-arrival", "it stores nothing that is stale on arrival", ""},
	NothingAllows:         {"nothing-allows", "nothing allows storing it: no lifetime is given, and without one a {n} is not stored", "RFC 9111 section 3"},
	AgeUnstored:           {"age-unstored", "it stores nothing with an Age that is 0, above the lifetime or no number", ""},
	ExpiresUnstored:       {"expires-unstored", "its Expires has passed or is no date that it can read, and no max-age stands above that", ""},
	Unconfirmable:         {"unconfirmable", "it must be confirmed before every use, and there is no ETag or Last-Modified to confirm it by", ""},
	QueryUnstored:         {"query-unstored", "its URL has a query, and nothing says how long it is fresh", ""},
	Misfiled:              {"misfiled", "its URL has a %, and what a no-cache request fetches is stored where no other request finds it", ""},
	UselessUnstored:       {"useless-unstored", "it stores nothing that it could neither reuse nor confirm", ""},
	Unmarked:              {"unmarked", "nothing allows storing it: it gives neither a lifetime nor an ETag or Last-Modified", ""},
	TargetedGoverns:       {"targeted-governs", "{name} is meant for this cache, so Cache-Control and Expires do not count", "RFC 9213 section 2.2"},

	HeadOnly:            {"head-only", "the answer to a HEAD can only answer another HEAD", "RFC 9110 section 9.3.2"},
	PostStorable:        {"post-storable", "the POST gives a lifetime and its own URL as Content-Location, so it may answer a later GET; no cache is known to do that", "RFC 9110 section 9.3.3"},
	Partial:             {"partial", "a partial response is stored only by caches that implement ranges", "RFC 9111 section 3.3"},
	NotModified:         {"not-modified", "a 304 has no content of its own; what it says applies to the stored response it confirms", "RFC 9111 section 4.3.4"},
	NoStoreLifted:       {"no-store-lifted", "must-understand takes no-store back in caches that know the status", "RFC 9111 section 5.2.2.3"},
	PrivateFields:       {"private-fields", "private is limited to {name}: the rest may be stored; many caches ignore the limit", "RFC 9111 section 5.2.2.7"},
	AuthorizationOpened: {"authorization-opened", "{name} opens this answer to a request with Authorization to everybody", "RFC 9111 section 3.5"},
	MayStore:            {"may-store", "{name} permits storing", "RFC 9111 section 3"},
	StatusAllows:        {"status-allows", "the status {n} may be stored without further permission", "RFC 9111 section 3"},

	LifetimeSMaxAge:   {"lifetime-s-maxage", "s-maxage: fresh for {n} s in shared caches, whatever max-age and Expires say", "RFC 9111 section 5.2.2.10"},
	LifetimeMaxAge:    {"lifetime-max-age", "max-age: fresh for {n} s", "RFC 9111 section 5.2.2.1"},
	LifetimeCurbed:    {"lifetime-curbed", "{name} is not obeyed: it keeps everything for {n} s at least, and this for no longer", ""},
	LifetimeField:     {"lifetime-field", "{name}: fresh for {n} s", ""},
	LifetimeUndated:   {"lifetime-undated", "there is no Date from which {name} could be counted: treated as already stale", ""},
	LifetimeInvalid:   {"lifetime-invalid", "{name} has no usable number: treated as already stale", "RFC 9111 section 4.2.1"},
	LifetimeExpires:   {"lifetime-expires", "Expires minus {name}: fresh for {n} s", "RFC 9111 section 5.3"},
	ExpiresInvalid:    {"expires-invalid", "Expires is not a valid date: treated as already expired", "RFC 9111 section 5.3"},
	ExpiresUnclocked:  {"expires-unclocked", "Expires cannot be counted: there is no Date that can be read, and the moment of arrival is not known", "RFC 9111 section 4.2.1"},
	LifetimeHeuristic: {"lifetime-heuristic", "nothing is said, so caches may guess: {m} % of the time since Last-Modified, {n} s", "RFC 9111 section 4.2.2"},
	NoLifetime:        {"no-lifetime", "nothing says how long it is fresh, and there is nothing to guess from", "RFC 9111 section 4.2.2"},

	AgeByField: {"age-by-field", "Age: it is {n} s old already", "RFC 9111 section 4.2.3"},
	AgeByDate:  {"age-by-date", "Date lies {n} s back: it is that old, or the clocks differ", "RFC 9111 section 4.2.3"},
	AgeByDelay: {"age-by-delay", "it is {n} s old, counted from the start of the request", "RFC 9111 section 4.2.3"},
	AgeInvalid: {"age-invalid", "Age is not a number and is ignored", "RFC 9111 section 5.1"},
	Expired:    {"expired", "its age of {n} s is not below its lifetime of {m} s: it is stale", "RFC 9111 section 4.2"},

	NoCache:              {"no-cache", "{name}: every reuse must be confirmed by the origin first", "RFC 9111 section 5.2.2.4"},
	NoCacheFields:        {"no-cache-fields", "no-cache is limited to {name}: the rest may be reused without asking", "RFC 9111 section 5.2.2.4"},
	VaryStar:             {"vary-star", "Vary: * - no later request ever matches", "RFC 9111 section 4.1"},
	StaleWhileRevalidate: {"stale-while-revalidate", "may be served stale for {n} s more while it is refreshed in the background", "RFC 5861 section 3"},
	StaleIfError:         {"stale-if-error", "may be served stale for {n} s more when the origin fails", "RFC 5861 section 4"},
	StaleForbidden:       {"stale-forbidden", "{name} forbids serving it stale, so the stale window never opens", "RFC 9111 section 4.2.4"},
	LifetimeDefault:      {"lifetime-default", "nothing says how long it is fresh: its own default is {n} s", ""},
	LifetimeRaised:       {"lifetime-raised", "it keeps everything for {n} s at least", ""},
	LifetimeCut:          {"lifetime-cut", "it keeps nothing for more than {n} s", ""},
	Grace:                {"grace", "it serves it stale for {n} s more by default, while it fetches a new one", ""},
	RescueAlways:         {"rescue-always", "it serves it stale by default when the origin fails, however old it is", ""},
	Rescue:               {"rescue", "it serves it stale by default when the origin fails, for {n} s more", ""},
	LifetimeLasting:      {"lifetime-lasting", "nothing is said, and the status {n} stands for something that lasts: fresh for {name}", ""},
	SeenStored:           {"seen-stored", "it has answered from its store, so its configuration, or a field that it takes off, decides otherwise than its defaults", ""},
	MustAskWhenStale:     {"must-ask-when-stale", "{name}: once stale it must be confirmed, even when the origin is down", "RFC 9111 section 4.2.4"},
}
