package load

import (
	"net"
	"strings"

	"maxage/inspect/wire"
)

// harEntry is what we need of an entry. Members that begin with an underscore
// are the recorder's own: Chrome writes _fromCache, Safari _fetchType.
type harEntry struct {
	Started   jsonText     `json:"startedDateTime"`
	Time      jsonNumber   `json:"time"`
	Request   *harRequest  `json:"request"`
	Response  *harResponse `json:"response"`
	Timings   harTimings   `json:"timings"`
	ServerIP  jsonText     `json:"serverIPAddress"`
	FromCache jsonText     `json:"_fromCache"`
	FetchType jsonText     `json:"_fetchType"`
}

type harRequest struct {
	Method   jsonText    `json:"method"`
	URL      jsonText    `json:"url"`
	Version  jsonText    `json:"httpVersion"`
	Headers  []harHeader `json:"headers"`
	BodySize jsonNumber  `json:"bodySize"`
	PostData struct {
		Text jsonText `json:"text"`
	} `json:"postData"`
}

type harResponse struct {
	Status        jsonNumber  `json:"status"`
	StatusText    jsonText    `json:"statusText"`
	Version       jsonText    `json:"httpVersion"`
	Headers       []harHeader `json:"headers"`
	Content       harContent  `json:"content"`
	RedirectURL   jsonText    `json:"redirectURL"`
	HeadersSize   jsonNumber  `json:"headersSize"`
	BodySize      jsonNumber  `json:"bodySize"`
	TransferSize  jsonNumber  `json:"_transferSize"`
	ServiceWorker bool        `json:"_fetchedViaServiceWorker"`
}

type harHeader struct {
	Name  jsonText `json:"name"`
	Value jsonText `json:"value"`
}

func (e *harEntry) redirectURL() string {
	if e.Response == nil {
		return ""
	}
	return string(e.Response.RedirectURL)
}

// exchange turns the entry into an Exchange; a is its URL. An entry without a
// response (blocked, failed, aborted) has Status 0.
func (e *harEntry) exchange(a address) *wire.Exchange {
	x := &wire.Exchange{URL: a.String(), Request: e.request(a), FromCache: e.fromCache()}
	x.Response = wire.Message{Bytes: -1}
	x.Body = wire.Body{Bytes: -1, Decoded: -1}
	if e.Response != nil {
		x.Response = e.Response.message()
		if x.Response.Version == "" {
			x.Response.Version = x.Request.Version
		}
		x.Body = e.Response.body(x.Request.Method, x.Response.Fields)
		if x.Response.IsText() {
			e.Response.Content.keep(&x.Body)
		}
		x.Response.Bytes = x.Body.Bytes
		x.Response.Start = responseStart(&x.Response)
	}
	if x.Request.Version == "" {
		x.Request.Version = x.Response.Version
	}
	if ip := net.ParseIP(strings.Trim(string(e.ServerIP), "[]")); ip != nil {
		x.Connection.Remote = net.JoinHostPort(ip.String(), a.port())
	}
	x.Timing, x.Sent, x.Received = e.Timings.times(parseTime(string(e.Started)), e.Time)
	return x
}

func (e *harEntry) request(a address) wire.Message {
	q := e.Request
	m := wire.Message{Method: string(q.Method), Target: a.target, Bytes: q.BodySize.int()}
	if m.Method == "" {
		m.Method = "GET"
	}
	pseudo := false
	m.Fields, pseudo = fields(q.Headers)
	m.Version = harVersion(string(q.Version), pseudo)
	if m.Bytes < 0 {
		m.Bytes = contentLength(m.Fields)
	}
	if m.Bytes < 0 && (q.PostData.Text != "" || m.Method == "GET" || m.Method == "HEAD") {
		m.Bytes = int64(len(q.PostData.Text))
	}
	return m
}

func (r *harResponse) message() wire.Message {
	m := wire.Message{Reason: string(r.StatusText), Bytes: -1}
	if status := r.Status.int(); status >= 100 && status <= 999 {
		m.Status = int(status)
	}
	pseudo := false
	m.Fields, pseudo = fields(r.Headers)
	m.Version = harVersion(string(r.Version), pseudo)
	if m.Version == "HTTP/2" || m.Version == "HTTP/3" {
		m.Reason = "" // the recorder's word: there is none on the wire
	}
	return m
}

func (e *harEntry) fromCache() string {
	switch {
	case e.FromCache == "memory", e.FetchType == "Memory Cache":
		return "memory"
	case e.FromCache == "disk", e.FetchType == "Disk Cache":
		return "disk"
	case e.FetchType == "Service Worker", e.Response != nil && e.Response.ServiceWorker:
		return "service-worker"
	case e.FetchType == "Network Load", e.Response != nil && e.Response.TransferSize.int() > 0:
		return "none"
	case e.Response != nil && e.Response.TransferSize.int() == 0 && e.Response.Status.int() > 0:
		return "cache" // of older Chromes: over the network come header bytes at least
	}
	return ""
}
