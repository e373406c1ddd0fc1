package field

// connectionFields concern one connection, or the way, not the content.
var connectionFields = []Info{
	{Name: "Connection", Brief: "about this connection only; what it names is not passed on or stored", Ref: "RFC 9110 section 7.6.1", Minor: true},
	{Name: "Keep-Alive", Brief: "how long the connection stays open", Ref: "RFC 9112 section 9.3", Minor: true},
	{Name: "Proxy-Connection", Brief: "an old mistake for Connection", Ref: "RFC 9112 appendix C.2.2", Minor: true},
	{Name: "Transfer-Encoding", Brief: "how the body is framed on this connection", Ref: "RFC 9112 section 6.1", Minor: true},
	{Name: "Trailer", Brief: "fields that follow after the content", Ref: "RFC 9110 section 6.6.2", Minor: true},
	{Name: "Upgrade", Brief: "other protocols that could be spoken", Ref: "RFC 9110 section 7.8", Minor: true},
	{Name: "TE", Brief: "transfer codings the client takes, and whether trailers", Ref: "RFC 9110 section 10.1.4", Minor: true},
	{Name: "Priority", Brief: "how urgent it is", Ref: "RFC 9218", Minor: true},
	{Name: "Forwarded", Brief: "for whom a proxy asks", Ref: "RFC 7239", Minor: true},
	{Name: "X-Forwarded-For", Brief: "for whom a proxy asks", Minor: true},
	{Name: "X-Forwarded-Host", Brief: "the host that the client asked a proxy for", Doc: "A server that builds its answer from it, with a cache that does not key on it, can be made to store a poisoned page.", Minor: true},
	{Name: "X-Forwarded-Proto", Brief: "whether the client came to the proxy over http or https", Minor: true},
	{Name: "X-Real-IP", Brief: "for whom a proxy asks", Minor: true},
	{Name: "CDN-Loop", Brief: "CDNs that the request passed, to stop loops", Ref: "RFC 8586", Minor: true},
	{Name: "NEL", Brief: "has the browser report network errors", Ref: "W3C Network Error Logging", Minor: true},
	{Name: "Report-To", Brief: "where browsers send reports (older form)", Ref: "W3C Reporting", Minor: true},
	{Name: "Reporting-Endpoints", Brief: "where browsers send reports", Ref: "W3C Reporting", Minor: true},
}
