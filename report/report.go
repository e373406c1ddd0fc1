// Package report turns results into what people and programs read. Report is
// the JSON contract; every other format is made from it, and from nothing else.
package report

// SchemaVersion is the version of the contract. It changes when a field is
// removed or changes its meaning; new fields and new enum values do not count.
const SchemaVersion = "1"

// Report is one run. Seconds are whole and end in _s, milliseconds in _ms.
// What is not known is absent.
type Report struct {
	SchemaVersion string     `json:"schema_version" jsonschema:"always 1 for this contract"`
	Tool          Tool       `json:"tool"`
	Run           Run        `json:"run"`
	Summary       Summary    `json:"summary"`
	Errors        []Failure  `json:"errors" jsonschema:"before the exchanges, so that one pass over the report finds each in its place"`
	Exchanges     []Exchange `json:"exchanges"`
}

// Tool is what wrote the report.
type Tool struct {
	Name    string `json:"name"`
	Version string `json:"version"`
}

// Run says when the run took place, in RFC 3339.
type Run struct {
	Started    string `json:"started,omitempty"`
	Finished   string `json:"finished,omitempty"`
	Incomplete bool   `json:"incomplete" jsonschema:"true when the run was cut short"`
	Policy     string `json:"policy,omitempty" jsonschema:"the policy file that the run was held against"`
	FailOn     string `json:"fail_on,omitempty" jsonschema:"the severity from which on a finding fails the run: error, warning, info or never"`
	Shard      string `json:"shard,omitempty" jsonschema:"which part of the targets this run had: 3/16"`

	Findings []Finding `json:"findings,omitempty" jsonschema:"about the policy itself: what it ignores has expired, or is not needed any more"`
	Unneeded []Finding `json:"unneeded,omitempty" jsonschema:"of a shard: what the policy ignores and nothing here needed; a finding of the whole run where no shard needed it, and not counted before"`
}

// Summary counts.
type Summary struct {
	Exchanges int    `json:"exchanges"`
	Failed    int    `json:"failed" jsonschema:"transfers and recorded entries that failed"`
	Findings  Counts `json:"findings" jsonschema:"without those that the policy ignores"`
	Ignored   int    `json:"ignored,omitempty" jsonschema:"findings that the policy ignores"`
	New       int    `json:"new,omitempty" jsonschema:"findings that the baseline lacks"`
	Fixed     int    `json:"fixed,omitempty" jsonschema:"findings of the baseline that are gone"`
}

// Place is a position in a file of the user's: a policy, a list of URLs, the
// configuration that sets a header. Line and Column count from 1; 0 is not
// known.
type Place struct {
	File   string `json:"file"`
	Line   int    `json:"line,omitempty"`
	Column int    `json:"column,omitempty"`
}

// Check is one expectation of a policy that was looked at.
type Check struct {
	Name  string `json:"name" jsonschema:"what is wanted: shared >= 5m"`
	Met   bool   `json:"met"`
	Place *Place `json:"place,omitempty" jsonschema:"where the policy says so"`
}

// Ignored says why a finding does not count.
type Ignored struct {
	Reason string `json:"reason"`
	Until  string `json:"until,omitempty" jsonschema:"a date: from then on it counts again"`
}

// Counts are numbers of findings by severity.
type Counts struct {
	Error   int `json:"error"`
	Warning int `json:"warning"`
	Info    int `json:"info"`
	Good    int `json:"good"`
}

// Header is a header line: name and value, as received.
type Header [2]string

// Exchange is one request, its response, and all that follows from them.
type Exchange struct {
	ID             int         `json:"id" jsonschema:"counts from 1"`
	RedirectedFrom *int        `json:"redirected_from" jsonschema:"id of the previous hop, or null"`
	URL            string      `json:"url"`
	Source         string      `json:"source" jsonschema:"live, or the kind of recording"`
	FromCache      string      `json:"from_cache,omitempty" jsonschema:"memory, disk or another cache of the recorded browser that answered without asking anybody"`
	ObservedAt     string      `json:"observed_at,omitempty" jsonschema:"RFC 3339; the moment that ages refer to"`
	Attempts       int         `json:"attempts,omitempty" jsonschema:"how many it took to get here, where more than one; an audit reports the last alone"`
	Request        Request     `json:"request"`
	Interim        []Interim   `json:"interim"`
	Response       Response    `json:"response"`
	Connection     *Connection `json:"connection,omitempty"`
	Timing         *Timing     `json:"timing,omitempty"`
	ServedBy       []ServedBy  `json:"served_by" jsonschema:"what caches on the way say they did, the origin's side first"`
	Verdicts       Verdicts    `json:"verdicts" jsonschema:"by cache: browser, shared, cdn and those asked for"`
	Sentence       string      `json:"sentence,omitempty" jsonschema:"the verdict over all caches in plain words"`
	From           *Place      `json:"from,omitempty" jsonschema:"where the target was written"`
	TargetNumber   int         `json:"target_number,omitempty" jsonschema:"which of the run's targets led here, from 1, counted over all shards"`
	Checks         []Check     `json:"checks,omitempty" jsonschema:"the policy's expectations, in its order"`
	Staleness      *Staleness  `json:"staleness,omitempty" jsonschema:"how old what users see may get at worst; absent without a final response"`
	Disagreement   string      `json:"disagreement,omitempty" jsonschema:"which of the products asked or recognised depart from the standard's caches, and why it matters"`
	Findings       []Finding   `json:"findings"`
	Curl           string      `json:"curl,omitempty" jsonschema:"the curl command that repeats the request"`
	judged         *judged     // what Verdicts and Sentence were taken from; nil when read back
	WhatIf         *WhatIf     `json:"what_if,omitempty" jsonschema:"the same response with fields changed by --set and --unset"`
}

// Request is the request as sent.
type Request struct {
	Method    string   `json:"method"`
	Target    string   `json:"target"`
	Version   string   `json:"version,omitempty"`
	Headers   []Header `json:"headers"`
	BodyBytes int64    `json:"body_bytes"`
}

// Interim is a 1xx response that came before the final one.
type Interim struct {
	Status  int      `json:"status"`
	Headers []Header `json:"headers"`
}

// Response is the final response as received.
type Response struct {
	Version  string   `json:"version,omitempty"`
	Status   int      `json:"status" jsonschema:"0 when there was none"`
	Reason   string   `json:"reason,omitempty"`
	Headers  []Header `json:"headers"`
	Trailers []Header `json:"trailers"`
	Body     Body     `json:"body"`
}

// Body describes a body; it is not kept.
type Body struct {
	Bytes        *int64 `json:"bytes,omitempty" jsonschema:"as transferred"`
	DecodedBytes *int64 `json:"decoded_bytes,omitempty" jsonschema:"without content coding"`
	SHA256       string `json:"sha256,omitempty" jsonschema:"of the decoded bytes"`
	Truncated    bool   `json:"truncated,omitempty"`
}

// Connection is what the exchange travelled over.
type Connection struct {
	Remote string `json:"remote,omitempty"`
	Reused bool   `json:"reused,omitempty"`
	TLS    *TLS   `json:"tls,omitempty"`
}

// TLS describes the TLS connection.
type TLS struct {
	Version  string `json:"version,omitempty"`
	Cipher   string `json:"cipher,omitempty"`
	ALPN     string `json:"alpn,omitempty"`
	Subject  string `json:"subject,omitempty"`
	Issuer   string `json:"issuer,omitempty"`
	NotAfter string `json:"not_after,omitempty"`
	Verified bool   `json:"verified"`
}

// Timing is measured from the start of the exchange.
type Timing struct {
	DNS     float64 `json:"dns_ms,omitempty"`
	Connect float64 `json:"connect_ms,omitempty"`
	TLS     float64 `json:"tls_ms,omitempty"`
	TTFB    float64 `json:"ttfb_ms,omitempty"`
	Total   float64 `json:"total_ms,omitempty"`
}

// Verdict is what one cache may do with the response.
type Verdict struct {
	Store     bool     `json:"store"`
	Reuse     string   `json:"reuse" jsonschema:"fresh: without asking now; revalidate: stored, must ask first; never: not stored or never selectable"`
	Lifetime  int64    `json:"lifetime_s"`
	Source    string   `json:"source" jsonschema:"s-maxage, max-age, expires, targeted, heuristic, default or none"`
	Age       int64    `json:"age_s"`
	Left      int64    `json:"left_s" jsonschema:"seconds of reuse without asking from the moment of observation"`
	Heuristic bool     `json:"heuristic"`
	Vary      []string `json:"vary" jsonschema:"request fields in the cache key, lower case; * never matches"`
	Windows   []Window `json:"windows" jsonschema:"by age; empty unless stored"`
	Because   []Reason `json:"because"`
	Sentence  string   `json:"sentence"`
	Basis     string   `json:"basis,omitempty" jsonschema:"of a product: the versions that the verdict holds for, and how most of what is known is known: measured, source, documented or assumed"`
	Load      *Load    `json:"load,omitempty"`
}

// Window is a range of ages, from_s to below to_s; the last has no end.
type Window struct {
	State string `json:"state" jsonschema:"fresh, stale-while-revalidate, stale-if-error or revalidate"`
	From  int64  `json:"from_s"`
	To    *int64 `json:"to_s,omitempty"`
}

// Reason is one step towards the verdict.
type Reason struct {
	Code    string `json:"code" jsonschema:"names the step, whatever words text has for it"`
	Text    string `json:"text"`
	Ref     string `json:"ref"`
	Decides bool   `json:"decides,omitempty"`
	At      []Span `json:"at,omitempty"`
}

// Span is a half-open range of bytes in the value of a header line.
type Span struct {
	Part  string `json:"part" jsonschema:"request, response, or body: the decoded body of the response"`
	Line  int    `json:"line" jsonschema:"index into headers; -1 is the start line, and stands with body, where start and end count in the whole"`
	Name  string `json:"name,omitempty" jsonschema:"of the header line"`
	Start int    `json:"start"`
	End   int    `json:"end"`
}

// Load is what a cache would leave for the origin (--rate).
type Load struct {
	Rate       float64 `json:"rate" jsonschema:"requests a second that users make"`
	OriginRate float64 `json:"origin_rate" jsonschema:"requests a second that reach the origin through one such cache"`
}

// Finding is what a rule has to say.
type Finding struct {
	Rule        string   `json:"rule"`
	Severity    string   `json:"severity" jsonschema:"error, warning, info or good"`
	Category    string   `json:"category"`
	Message     string   `json:"message"`
	Fix         string   `json:"fix,omitempty"`
	Send        []string `json:"send,omitempty" jsonschema:"the header lines of the fix; -Name takes a field away, Vary is added to, all others replace those of that name"`
	Refs        []string `json:"refs"`
	Caches      []string `json:"caches,omitempty" jsonschema:"the caches that would do the harm"`
	Evidence    []Span   `json:"evidence"`
	Place       *Place   `json:"place,omitempty" jsonschema:"the file to look at: what sets the header, or the policy's line"`
	Expects     string   `json:"expects,omitempty" jsonschema:"the name of the check that is not met, for a finding by the policy"`
	Baseline    string   `json:"baseline,omitempty" jsonschema:"new or unchanged, against an earlier report"`
	Ignored     *Ignored `json:"ignored,omitempty" jsonschema:"the policy ignores it: it does not count"`
	Fingerprint string   `json:"fingerprint" jsonschema:"the same for the same finding about the same URL, whatever the values, the numbers in the query and the build of a file"`
}

// WhatIf is the response judged again with changed fields.
type WhatIf struct {
	Headers  []Header  `json:"headers"`
	Verdicts Verdicts  `json:"verdicts"`
	Sentence string    `json:"sentence,omitempty"`
	Findings []Finding `json:"findings"`
}

// Failure is a transfer or a recorded entry that failed. Code is curl's
// number; the position tells where in a recording it stood.
type Failure struct {
	URL     string `json:"url,omitempty"`
	Code    int    `json:"code,omitempty"`
	Message string `json:"message"`
	Hint    string `json:"hint,omitempty"`
	File    string `json:"file,omitempty"`
	Line    int    `json:"line,omitempty"`
	Byte    int64  `json:"byte,omitempty"`
	Entry   int    `json:"entry,omitempty" jsonschema:"counts from 1"`
	Shard   string `json:"shard,omitempty" jsonschema:"the part of the run that is missing, or its end: 3/16"`

	Attempts     int `json:"attempts,omitempty" jsonschema:"how many were made, where more than one"`
	TargetNumber int `json:"target_number,omitempty" jsonschema:"which of the run's targets failed, as in an exchange"`
	After        int `json:"after,omitempty" jsonschema:"how many exchanges the run had seen"`
}
