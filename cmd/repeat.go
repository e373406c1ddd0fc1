package cmd

import (
	"slices"
	"strings"

	"maxage/inspect/curl"
	"maxage/inspect/fetch"
	"maxage/report"
)

// repeat is the curl command that repeats the transfer, without its secrets
// unless they may be shown.
func (a *app) repeat(t *curl.Transfer, o *options) string {
	r := t.Request
	if o.audit != nil {
		r.Retry = fetch.Retry{} // an audit asks again by itself; nobody has to who repeats one request
	}
	if !mayHoldSecrets(&r) {
		return curl.Quote(curl.Render(&r, userAgent()))
	}
	r.URL = report.SafeURL(r.URL, o.secrets)
	r.Referer = report.SafeURL(r.Referer, o.secrets)
	r.Cookie = report.SafeHeader("Cookie", r.Cookie, o.secrets)
	r.User = report.SafeHeader("Authorization", r.User, o.secrets)
	r.Bearer = report.SafeHeader("Authorization", r.Bearer, o.secrets)
	r.ProxyUser = report.SafeHeader("Authorization", r.ProxyUser, o.secrets)
	r.Proxy = report.SafeURL(r.Proxy, o.secrets)
	r.Header = slices.Clone(r.Header)
	for i := range r.Header {
		h := &r.Header[i]
		if safe := report.SafeHeader(h.Name, h.Value, o.secrets); safe != h.Value {
			h.Value, h.Line = safe, ""
		}
	}
	if b := r.Body; b != nil && len(b.Data) > 1000 {
		short := *b
		short.Data = append(slices.Clone(b.Data[:1000]), "[...]"...)
		r.Body = &short
	}
	return curl.Quote(curl.Render(&r, userAgent()))
}

// mayHoldSecrets tells the plain requests of long runs from those to look at.
func mayHoldSecrets(r *fetch.Request) bool {
	return strings.ContainsAny(r.URL, "?@#") || len(r.Header) > 0 || r.Body != nil || r.Cookie+r.User+r.Bearer+r.Referer+r.Proxy+r.ProxyUser != ""
}
