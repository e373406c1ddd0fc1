package cache

import (
	"strconv"
	"strings"
)

// Code identifies a step of the algorithm.
type Code uint8

// The steps. Those from MethodBars to NothingAllows stand against storing, the
// gravest first.
const (
	NoCode Code = iota
	MethodBars
	PostUnlocated
	NotFinal
	StatusForbids
	NotUnderstood
	RequestNoStore
	NoStore
	Private
	Authorization
	NothingAllows

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
)

func (c Code) bars() bool { return c >= MethodBars && c <= NothingAllows }

// step is how a Code reads: {n} and {m} stand for Reason.N and M, {name} for
// Reason.Name.
type step struct{ text, ref string }

var steps = [...]step{
	MethodBars:      {"the method {name} is not cacheable", "RFC 9110 section 9.2.3"},
	PostUnlocated:   {"a POST is storable only with a Content-Location equal to its URL", "RFC 9110 section 9.3.3"},
	NotFinal:        {"there is no final response", "RFC 9111 section 3"},
	StatusForbids:   {"responses with status {n} must never be stored", "RFC 6585"},
	NotUnderstood:   {"must-understand bars caches that do not know the status {n}", "RFC 9111 section 5.2.2.3"},
	RequestNoStore:  {"the request says no-store: its answer must not be stored", "RFC 9111 section 5.2.1.5"},
	NoStore:         {"no-store: no part of the response may be stored", "RFC 9111 section 5.2.2.5"},
	Private:         {"private: only the cache of the one user may store it", "RFC 9111 section 5.2.2.7"},
	Authorization:   {"the request carried Authorization, and no public, s-maxage or must-revalidate opens the answer to others", "RFC 9111 section 3.5"},
	NothingAllows:   {"nothing allows storing it: no lifetime is given, and the status {n} is not cacheable by itself", "RFC 9111 section 3"},
	TargetedGoverns: {"{name} is meant for this cache, so Cache-Control and Expires do not count", "RFC 9213 section 2.2"},

	HeadOnly:            {"the answer to a HEAD can only answer another HEAD", "RFC 9110 section 9.3.2"},
	PostStorable:        {"the POST gives a lifetime and its own URL as Content-Location, so it may answer a later GET; no cache is known to do that", "RFC 9110 section 9.3.3"},
	Partial:             {"a partial response is stored only by caches that implement ranges", "RFC 9111 section 3.3"},
	NotModified:         {"a 304 has no content of its own; what it says applies to the stored response it confirms", "RFC 9111 section 4.3.4"},
	NoStoreLifted:       {"must-understand takes no-store back in caches that know the status", "RFC 9111 section 5.2.2.3"},
	PrivateFields:       {"private is limited to {name}: the rest may be stored; many caches ignore the limit", "RFC 9111 section 5.2.2.7"},
	AuthorizationOpened: {"{name} opens this answer to a request with Authorization to everybody", "RFC 9111 section 3.5"},
	MayStore:            {"{name} permits storing", "RFC 9111 section 3"},
	StatusAllows:        {"the status {n} may be stored without further permission", "RFC 9111 section 3"},

	LifetimeSMaxAge:   {"s-maxage: fresh for {n} s in shared caches, whatever max-age and Expires say", "RFC 9111 section 5.2.2.10"},
	LifetimeMaxAge:    {"max-age: fresh for {n} s", "RFC 9111 section 5.2.2.1"},
	LifetimeInvalid:   {"{name} has no usable number: treated as already stale", "RFC 9111 section 4.2.1"},
	LifetimeExpires:   {"Expires minus {name}: fresh for {n} s", "RFC 9111 section 5.3"},
	ExpiresInvalid:    {"Expires is not a valid date: treated as already expired", "RFC 9111 section 5.3"},
	ExpiresUnclocked:  {"Expires cannot be counted: there is no Date, and the moment of arrival is not known", "RFC 9111 section 4.2.1"},
	LifetimeHeuristic: {"nothing is said, so caches may guess: a tenth of the time since Last-Modified, {n} s", "RFC 9111 section 4.2.2"},
	NoLifetime:        {"nothing says how long it is fresh, and there is nothing to guess from", "RFC 9111 section 4.2.2"},

	AgeByField: {"Age: it is {n} s old already", "RFC 9111 section 4.2.3"},
	AgeByDate:  {"Date lies {n} s back: it is that old, or the clocks differ", "RFC 9111 section 4.2.3"},
	AgeByDelay: {"it is {n} s old, counted from the start of the request", "RFC 9111 section 4.2.3"},
	AgeInvalid: {"Age is not a number and is ignored", "RFC 9111 section 5.1"},
	Expired:    {"its age of {n} s is not below its lifetime of {m} s: it is stale", "RFC 9111 section 4.2"},

	NoCache:              {"no-cache: every reuse must be confirmed by the origin first", "RFC 9111 section 5.2.2.4"},
	NoCacheFields:        {"no-cache is limited to {name}: the rest may be reused without asking", "RFC 9111 section 5.2.2.4"},
	VaryStar:             {"Vary: * - no later request ever matches", "RFC 9111 section 4.1"},
	StaleWhileRevalidate: {"may be served stale for {n} s more while it is refreshed in the background", "RFC 5861 section 3"},
	StaleIfError:         {"may be served stale for {n} s more when the origin fails", "RFC 5861 section 4"},
	StaleForbidden:       {"{name} forbids serving it stale, so the stale window never opens", "RFC 9111 section 4.2.4"},
	MustAskWhenStale:     {"{name}: once stale it must be confirmed, even when the origin is down", "RFC 9111 section 4.2.4"},
}

// Ref returns the section that the step follows.
func (r *Reason) Ref() string { return steps[r.Code].ref }

// Text returns the step as a sentence without its full stop.
func (r *Reason) Text() string {
	text := steps[r.Code].text
	open := strings.IndexByte(text, '{')
	if open < 0 {
		return text
	}
	var out strings.Builder
	out.Grow(len(text) + len(r.Name) + 16)
	for ; open >= 0; open = strings.IndexByte(text, '{') {
		out.WriteString(text[:open])
		end := open + strings.IndexByte(text[open:], '}')
		switch text[open+1 : end] {
		case "n":
			out.WriteString(strconv.FormatInt(r.N, 10))
		case "m":
			out.WriteString(strconv.FormatInt(r.M, 10))
		case "name":
			out.WriteString(r.Name)
		}
		text = text[end+1:]
	}
	out.WriteString(text)
	return out.String()
}
