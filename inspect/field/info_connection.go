package field

// connectionFields concern one connection, or the way, not the content.
var connectionFields = []Info{
	{Name: "Connection", Brief: "about this connection only; what it names is not passed on or stored", Doc: "Read by the next proxy or server, which removes it together with all fields that it names. HTTP/2 and 3 do not have it.", Ref: "RFC 9110 section 7.6.1", Minor: true},
	{Name: "Keep-Alive", Brief: "how long the connection stays open", Doc: "The client reads how long an idle connection may be used again. Proxies do not pass it on, and caches do not store it.", Ref: "RFC 9112 section 9.3", Minor: true},
	{Name: "Proxy-Connection", Brief: "an old mistake for Connection", Doc: "Old clients sent it to proxies instead of Connection. Proxies should ignore and remove it.", Ref: "RFC 9112 appendix C.2.2", Minor: true},
	{Name: "Transfer-Encoding", Brief: "how the body is framed on this connection", Doc: "The receiver of this connection reads from it where the body ends. With chunked, a body that breaks off is noticed, and caches must not take it for whole. HTTP/2 and 3 do not have it.", Ref: "RFC 9112 section 6.1", Minor: true},
	{Name: "Trailer", Brief: "fields that follow after the content", Doc: "Tells the receiver which fields come after the content. Many clients and caches drop those.", Ref: "RFC 9110 section 6.6.2", Minor: true},
	{Name: "Upgrade", Brief: "other protocols that could be spoken", Doc: "Server and client agree through it on another protocol for this connection, such as websocket. HTTP/2 and 3 do not have it.", Ref: "RFC 9110 section 7.8", Minor: true},
	{Name: "TE", Brief: "transfer codings the client takes, and whether trailers", Doc: "The server reads whether it may send trailers. It concerns one connection only, so caches do not key on it.", Ref: "RFC 9110 section 10.1.4", Minor: true},
	{Name: "Priority", Brief: "how urgent it is", Doc: "Servers and CDNs read it, to decide which of several responses to send first. A server that chooses other content by it would have to name it in Vary.", Ref: "RFC 9218", Minor: true},
	{Name: "Forwarded", Brief: "for whom a proxy asks", Doc: "Applications behind a proxy read the client's address, host and scheme from it. Anybody can send it, so it is to be trusted only if the proxy in front overwrites it; an answer that depends on it must not be shared without it in the cache key.", Ref: "RFC 7239", Minor: true},
	{Name: "X-Forwarded-For", Brief: "for whom a proxy asks", Doc: "Applications and logs behind a proxy read the client's address from it. Anybody can send it, so only the part that trusted proxies added counts.", Minor: true},
	{Name: "X-Forwarded-Host", Brief: "the host that the client asked a proxy for", Doc: "Applications behind a proxy read it, to write absolute links. A server that builds its answer from it, with a cache that does not key on it, can be made to store a poisoned page.", Minor: true},
	{Name: "X-Forwarded-Proto", Brief: "whether the client came to the proxy over http or https", Doc: "Applications behind a proxy read it, to redirect to https and to write absolute links. If a client can set it and caches do not key on it, a redirect loop may be stored for everyone.", Minor: true},
	{Name: "X-Real-IP", Brief: "for whom a proxy asks", Doc: "Applications behind nginx read the client's address from it. Anybody can send it unless the proxy overwrites it.", Minor: true},
	{Name: "CDN-Loop", Brief: "CDNs that the request passed, to stop loops", Doc: "Each CDN adds its name and refuses a request that already bears it, so that two CDNs do not send it back and forth for ever.", Ref: "RFC 8586", Minor: true},
	{Name: "NEL", Brief: "has the browser report network errors", Doc: "Browsers read it, and report failed connections to the group that it names in Report-To. It is about the site, not about this response.", Ref: "W3C Network Error Logging", Minor: true},
	{Name: "Report-To", Brief: "where browsers send reports (older form)", Doc: "Browsers read from it to which addresses their reports go. Reporting-Endpoints has replaced it for most kinds of report.", Ref: "W3C Reporting", Minor: true},
	{Name: "Reporting-Endpoints", Brief: "where browsers send reports", Doc: "Browsers read from it to which addresses reports about this page go, such as violations of Content-Security-Policy.", Ref: "W3C Reporting", Minor: true},
}
