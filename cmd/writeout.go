package cmd

import (
	"net/url"
	"strconv"
	"strings"
	"time"

	"maxage/inspect/cache"
	"maxage/inspect/curl"
	"maxage/inspect/wire"
)

// writeOut does -w: what it writes comes after the body, on standard output.
func (a *app) writeOut(f *fetched, number int64) error {
	if f.t.WriteOut == "" {
		return nil
	}
	facts := a.facts(f)
	facts.Transfer = number
	return curl.WriteOut(f.t.WriteOut, facts, a.stdout, a.stderr)
}

// facts gathers what the variables of -w show. Times of redirects are summed,
// as in curl: all times count from the start of the transfer.
func (a *app) facts(f *fetched) *curl.Facts {
	r := &f.t.Request
	out := &curl.Facts{
		URL: r.URL, Effective: r.URL, Number: f.t.Number, Agent: userAgent(), Referer: r.Referer,
		Redirects: f.result.Redirects, RedirectURL: f.result.NextURL, Retries: f.result.Retries,
		ProxyUsed: r.Proxy != "", Now: time.Now(), Method: "GET", Extra: map[string]string{},
	}
	if f.t.Output != "-" {
		out.FileName = f.t.Output
	}
	if f.failure != nil {
		out.ExitCode, out.Error = f.failure.Code, f.failure.Message
	}
	for _, x := range f.result.Exchanges {
		if !x.Connection.Reused {
			out.Connects++
		}
		out.HeaderBytes += headerBytes(x)
		out.RequestBytes += messageBytes(&x.Request)
	}
	if n := len(f.result.Exchanges); n > 0 {
		lastFacts(out, f.result.Exchanges)
		for i := range f.last.Verdicts {
			judged(out.Extra, &f.last.Verdicts[i])
		}
		out.Extra["maxage.sentence"] = f.written[n-1].Sentence
		out.Extra["maxage.findings"] = strconv.Itoa(len(f.last.Findings))
	}
	return out
}

// lastFacts fills in what is of the last hop.
func lastFacts(out *curl.Facts, all []*wire.Exchange) {
	x := all[len(all)-1]
	var before time.Duration
	for _, hop := range all[:len(all)-1] {
		before += hop.Timing.Total
	}
	out.Effective, out.Method = x.URL, x.Request.Method
	if u, err := url.Parse(x.URL); err == nil {
		out.Scheme = strings.ToUpper(u.Scheme)
	}
	out.Version, out.Status, out.Fields = x.Response.Version, x.Response.Status, x.Response.Fields
	out.Remote, out.Local = x.Connection.Remote, x.Connection.Local
	if t := x.Connection.TLS; t != nil && !t.Verified {
		out.VerifyResult = 1
	}
	out.Downloaded, out.Uploaded = max(0, x.Body.Bytes), max(0, x.Request.Bytes)
	t := &x.Timing
	out.NameLookup, out.Connect, out.AppConnect = before+t.DNS, before+t.Connect, t.TLS
	if t.TLS > 0 {
		out.AppConnect += before
	}
	out.PreTransfer, out.PostTransfer = before+t.Sent, before+t.Sent
	out.StartTransfer, out.Redirect, out.Total = before+t.FirstByte, before, before+t.Total
}

func headerBytes(x *wire.Exchange) int64 {
	n := messageBytes(&x.Response)
	for i := range x.Interim {
		n += messageBytes(&x.Interim[i])
	}
	return n
}

// messageBytes is the size of a head as HTTP/1 writes it.
func messageBytes(m *wire.Message) int64 {
	if m.Start == "" {
		return 0
	}
	n := len(m.Start) + 4
	for _, f := range m.Fields {
		n += len(f.Name) + len(f.Value) + 4
	}
	return int64(n)
}

// judged adds our own variables for one cache: maxage.shared_ttl and the like.
func judged(extra map[string]string, v *cache.Verdict) {
	name := "maxage." + v.Cache.Name
	extra[name+"_ttl"] = strconv.FormatInt(v.Lifetime, 10)
	extra[name+"_left"] = strconv.FormatInt(v.Left, 10)
	extra[name+"_reuse"] = string(v.Reuse)
	if v.Cache == cache.Shared {
		extra["maxage.verdict"] = string(v.Reuse)
	}
}
