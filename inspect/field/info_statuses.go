package field

// StatusInfo is what a status code means.
type StatusInfo struct {
	Code      int
	Phrase    string // as registered
	Meaning   string
	Cacheable bool // see HeuristicallyCacheable
	Ref       string
}

// LookupStatus returns what is known of a registered status code, or nil.
func LookupStatus(code int) *StatusInfo {
	if code < 0 || code >= len(statusByCode) {
		return nil
	}
	return statusByCode[code]
}

var statusByCode = func() (byCode [600]*StatusInfo) {
	for i := range Statuses {
		byCode[Statuses[i].Code] = &Statuses[i]
	}
	return byCode
}()

// HeuristicallyCacheable reports whether a response with that status may be
// stored, and its lifetime guessed, without being told so (RFC 9110 section
// 15.1; 451 by RFC 7725 section 3).
func HeuristicallyCacheable(code int) bool {
	info := LookupStatus(code)
	return info != nil && info.Cacheable
}

// NeverStored reports whether no cache may store a response with that status,
// whatever its fields say (RFC 6585).
func NeverStored(code int) bool {
	return code == 428 || code == 429 || code == 431 || code == 511
}

// Statuses lists the registered status codes.
var Statuses = []StatusInfo{
	{100, "Continue", "go on and send the content", false, "RFC 9110 section 15.2.1"},
	{101, "Switching Protocols", "the connection changes to another protocol", false, "RFC 9110 section 15.2.2"},
	{102, "Processing", "still working", false, "RFC 2518 section 10.1"},
	{103, "Early Hints", "fields of the coming answer, so that the browser can start loading", false, "RFC 8297"},
	{200, "OK", "success", true, "RFC 9110 section 15.3.1"},
	{201, "Created", "something was created", false, "RFC 9110 section 15.3.2"},
	{202, "Accepted", "accepted, but not done yet", false, "RFC 9110 section 15.3.3"},
	{203, "Non-Authoritative Information", "success, changed by a proxy", true, "RFC 9110 section 15.3.4"},
	{204, "No Content", "success, and nothing to send", true, "RFC 9110 section 15.3.5"},
	{205, "Reset Content", "success: clear the form", false, "RFC 9110 section 15.3.6"},
	{206, "Partial Content", "success: the part that was asked for", true, "RFC 9110 section 15.3.7"},
	{207, "Multi-Status", "several answers in one (WebDAV)", false, "RFC 4918 section 11.1"},
	{208, "Already Reported", "listed before (WebDAV)", false, "RFC 5842 section 7.1"},
	{226, "IM Used", "a difference to an earlier version", false, "RFC 3229 section 10.4.1"},
	{300, "Multiple Choices", "there are several variants to choose from", true, "RFC 9110 section 15.4.1"},
	{301, "Moved Permanently", "moved for good", true, "RFC 9110 section 15.4.2"},
	{302, "Found", "elsewhere for now", false, "RFC 9110 section 15.4.3"},
	{303, "See Other", "the answer is elsewhere, ask there with GET", false, "RFC 9110 section 15.4.4"},
	{304, "Not Modified", "the copy that the client has is still good; no content is sent", false, "RFC 9110 section 15.4.5"},
	{305, "Use Proxy", "obsolete", false, "RFC 9110 section 15.4.6"},
	{306, "(Unused)", "obsolete", false, "RFC 9110 section 15.4.7"},
	{307, "Temporary Redirect", "elsewhere for now, with the same method", false, "RFC 9110 section 15.4.8"},
	{308, "Permanent Redirect", "moved for good, with the same method", true, "RFC 9110 section 15.4.9"},
	{400, "Bad Request", "the server does not understand the request", false, "RFC 9110 section 15.5.1"},
	{401, "Unauthorized", "credentials are missing or wrong", false, "RFC 9110 section 15.5.2"},
	{402, "Payment Required", "reserved", false, "RFC 9110 section 15.5.3"},
	{403, "Forbidden", "not allowed", false, "RFC 9110 section 15.5.4"},
	{404, "Not Found", "there is nothing here", true, "RFC 9110 section 15.5.5"},
	{405, "Method Not Allowed", "not with this method", true, "RFC 9110 section 15.5.6"},
	{406, "Not Acceptable", "nothing here that the client accepts", false, "RFC 9110 section 15.5.7"},
	{407, "Proxy Authentication Required", "the proxy wants credentials", false, "RFC 9110 section 15.5.8"},
	{408, "Request Timeout", "the request took too long to arrive", false, "RFC 9110 section 15.5.9"},
	{409, "Conflict", "it clashes with the present state", false, "RFC 9110 section 15.5.10"},
	{410, "Gone", "it was here, and is gone for good", true, "RFC 9110 section 15.5.11"},
	{411, "Length Required", "the request has to say its length", false, "RFC 9110 section 15.5.12"},
	{412, "Precondition Failed", "the condition of the request does not hold", false, "RFC 9110 section 15.5.13"},
	{413, "Content Too Large", "the request is too large", false, "RFC 9110 section 15.5.14"},
	{414, "URI Too Long", "the address is too long", true, "RFC 9110 section 15.5.15"},
	{415, "Unsupported Media Type", "the server does not take this kind of content", false, "RFC 9110 section 15.5.16"},
	{416, "Range Not Satisfiable", "there is no such part", false, "RFC 9110 section 15.5.17"},
	{417, "Expectation Failed", "the server cannot do what Expect asks", false, "RFC 9110 section 15.5.18"},
	{421, "Misdirected Request", "this connection does not serve that site", false, "RFC 9110 section 15.5.20"},
	{422, "Unprocessable Content", "understood, but it makes no sense", false, "RFC 9110 section 15.5.21"},
	{423, "Locked", "locked (WebDAV)", false, "RFC 4918 section 11.3"},
	{424, "Failed Dependency", "something it depends on failed (WebDAV)", false, "RFC 4918 section 11.4"},
	{425, "Too Early", "the server will not risk a replayed request", false, "RFC 8470 section 5.2"},
	{426, "Upgrade Required", "only over another protocol", false, "RFC 9110 section 15.5.22"},
	{428, "Precondition Required", "the request has to be conditional; must not be stored", false, "RFC 6585 section 3"},
	{429, "Too Many Requests", "too many requests; must not be stored", false, "RFC 6585 section 4"},
	{431, "Request Header Fields Too Large", "the request's header is too large; must not be stored", false, "RFC 6585 section 5"},
	{451, "Unavailable For Legal Reasons", "withheld for legal reasons", true, "RFC 7725 section 3"},
	{500, "Internal Server Error", "the server failed", false, "RFC 9110 section 15.6.1"},
	{501, "Not Implemented", "the server does not know this method", true, "RFC 9110 section 15.6.2"},
	{502, "Bad Gateway", "the server behind the gateway answered nonsense", false, "RFC 9110 section 15.6.3"},
	{503, "Service Unavailable", "overloaded or being worked on", false, "RFC 9110 section 15.6.4"},
	{504, "Gateway Timeout", "the server behind the gateway did not answer in time", false, "RFC 9110 section 15.6.5"},
	{505, "HTTP Version Not Supported", "not with this version of HTTP", false, "RFC 9110 section 15.6.6"},
	{506, "Variant Also Negotiates", "content negotiation is set up wrongly", false, "RFC 2295 section 8.1"},
	{507, "Insufficient Storage", "no room left (WebDAV)", false, "RFC 4918 section 11.5"},
	{508, "Loop Detected", "an endless loop (WebDAV)", false, "RFC 5842 section 7.2"},
	{510, "Not Extended", "obsolete", false, "RFC 2774 section 7"},
	{511, "Network Authentication Required", "log in to the network first; must not be stored", false, "RFC 6585 section 6"},
}
