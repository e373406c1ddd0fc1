package field

import "strings"

// word is one word of a cache's vocabulary.
type word struct {
	outcome string
	means   string // what it says beyond the outcome: a clause, or ""
}

// words are those that several caches share. Squid, Akamai and Azure write
// TCP_ before theirs.
var words = map[string]word{
	"hit":              {OutcomeHit, ""},
	"mem_hit":          {OutcomeHit, ""},
	"ims_hit":          {OutcomeHit, "the client's own copy was still good"},
	"remote_hit":       {OutcomeHit, "another of its nodes had a copy"},
	"negative_hit":     {OutcomeHit, "it had stored an error"},
	"refresh_hit":      {OutcomeRevalidated, ""},
	"refreshhit":       {OutcomeRevalidated, ""},
	"revalidated":      {OutcomeRevalidated, ""},
	"revalidate":       {OutcomeRevalidated, ""},
	"stale":            {OutcomeStale, ""},
	"hitstale":         {OutcomeStale, "no newer one could be had"},
	"refresh_fail_hit": {OutcomeStale, "no newer one could be had"},
	"updating":         {OutcomeStale, "a newer one is being fetched"},
	"miss":             {OutcomeMiss, ""},
	"expired":          {OutcomeMiss, "it had a copy, but past its lifetime"},
	"refresh_miss":     {OutcomeMiss, "it had a copy, but past its lifetime"},
	"bypass":           {OutcomeBypass, "the response, the request or its configuration kept it out"},
	"dynamic":          {OutcomeBypass, ""},
	"pass":             {OutcomeBypass, "its configuration kept it out"},
	"config_nocache":   {OutcomeBypass, "its configuration kept it out"},
	"notcacheable":     {OutcomeBypass, "its configuration kept it out"},
	"private_nostore":  {OutcomeBypass, "the response it received said private or no-store"},
	"invalidate":       {OutcomeBypass, "an unsafe request, for which it dropped its copy"},
	"denied":           {OutcomeGenerated, "it refused the request"},
	"cookie_deny":      {OutcomeGenerated, "it refused the request for its cookies"},
	"redirect":         {OutcomeGenerated, "it redirects by its configuration"},
	"constructed":      {OutcomeGenerated, "it answers by its configuration"},
}

// dialects are the words that one cache alone uses, or uses in another sense.
var dialects = map[string]map[string]word{
	"cloudflare": { // developers.cloudflare.com/cache/concepts/cache-responses
		"dynamic": {OutcomeBypass, "by default it keeps only what is named like a static file, whatever Cache-Control says; a Cache Rule can add others"},
		"bypass":  {OutcomeBypass, "private, no-store or Set-Cookie in the response, or a rule, kept it out"},
		"stale":   {OutcomeStale, "the origin could not be reached"},
		"none":    {OutcomeGenerated, ""}, "unknown": {OutcomeGenerated, ""}, "none/unknown": {OutcomeGenerated, ""},
	},
	"vercel": { // vercel.com/docs/headers/response-headers
		"prerender":   {OutcomeHit, "made when the site was built"},
		"stale":       {OutcomeStale, "a newer one is being fetched"},
		"revalidated": {OutcomeMiss, "made anew, as the request asked, and stored"},
	},
	"cloudfront": {
		"lambdageneratedresponse":   {OutcomeGenerated, "a function of the site ran at the edge"},
		"functiongeneratedresponse": {OutcomeGenerated, "a function of the site ran at the edge"},
	},
	"symfony":    traceWords,
	"rack-cache": traceWords,
	"azure":      {"n/a": {OutcomeGenerated, "it refused the request"}}, // learn.microsoft.com/azure/cdn/cdn-msft-http-debug-headers
}

// traceWords are those of Rack::Cache. "stale" alone says only why it asked.
var traceWords = map[string]word{
	"fresh": {OutcomeHit, ""}, "valid": {OutcomeRevalidated, ""}, "invalid": {OutcomeMiss, "it had a copy, but a newer one came"},
	"miss": {OutcomeMiss, ""}, "pass": {OutcomeBypass, "the request kept it out"}, "invalidate": {OutcomeBypass, "an unsafe request, for which it dropped its copy"},
	"stale-if-error": {OutcomeStale, "the application failed"}, "stale-while-revalidate": {OutcomeStale, "a newer one is being fetched"}, "stale": {},
}

func lookupWord(cache, own string) word {
	own = lower(own)
	if w, ok := dialects[cache][own]; ok {
		return w
	}
	return words[strings.TrimPrefix(own, "tcp_")]
}

// say notes what the cache says of itself: a word, and perhaps more after it.
func (s *Served) say(cache, text string) {
	first, _, _ := strings.Cut(text, " ")
	s.Cache, s.Word = cache, first
	s.Outcome = lookupWord(cache, s.Word).outcome
}

// Means says what the cache's own word adds to its Outcome: a clause, or "".
func (s *Served) Means() string { return lookupWord(s.Cache, s.Word).means }
