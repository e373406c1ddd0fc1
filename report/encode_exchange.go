package report

import "strconv"

// exchange writes the members of an exchange, in the order of the type.
func (e *encoder) exchange(x *Exchange) {
	e.place(x)
	e.content(x)
}

// place writes where the exchange stands in its run.
func (e *encoder) place(x *Exchange) {
	e.number("id", int64(x.ID))
	e.key("redirected_from")
	if x.RedirectedFrom == nil {
		e.b = append(e.b, "null"...)
	} else {
		e.b = strconv.AppendInt(e.b, int64(*x.RedirectedFrom), 10)
	}
}

// content writes what the exchange is, wherever it stands.
func (e *encoder) content(x *Exchange) {
	e.text("url", x.URL)
	e.text("source", x.Source)
	e.some("from_cache", x.FromCache)
	e.some("observed_at", x.ObservedAt)
	e.count("attempts", x.Attempts)
	e.request(&x.Request)
	each(e, "interim", x.Interim, func(e *encoder, m *Interim) {
		e.number("status", int64(m.Status))
		e.headers("headers", m.Headers)
	})
	e.response(&x.Response)
	e.connection(x.Connection)
	e.timing(x.Timing)
	each(e, "served_by", x.ServedBy, (*encoder).servedBy)
	if x.judged != nil {
		e.next()
		e.b = append(e.b, x.judged.encoded()...)
	} else {
		e.verdicts(x.Verdicts)
	}
	e.some("sentence", x.Sentence)
	e.file("from", x.From)
	e.count("target_number", x.TargetNumber)
	e.checks(x.Checks)
	e.staleness(x.Staleness)
	e.some("disagreement", x.Disagreement)
	each(e, "findings", x.Findings, (*encoder).finding)
	e.some("curl", x.Curl)
	if w := x.WhatIf; w != nil {
		e.key("what_if")
		e.open('{')
		e.headers("headers", w.Headers)
		e.verdicts(w.Verdicts)
		e.some("sentence", w.Sentence)
		each(e, "findings", w.Findings, (*encoder).finding)
		e.close('}')
	}
}

func (e *encoder) headers(name string, list []Header) {
	e.key(name)
	e.open('[')
	for i := range list {
		e.next()
		e.open('[')
		e.b = appendText(e.b, list[i][0])
		e.b = append(e.b, ',')
		e.b = appendText(e.b, list[i][1])
		e.close(']')
	}
	e.close(']')
}

func (e *encoder) request(r *Request) {
	e.key("request")
	e.open('{')
	e.text("method", r.Method)
	e.text("target", r.Target)
	e.some("version", r.Version)
	e.headers("headers", r.Headers)
	e.number("body_bytes", r.BodyBytes)
	e.close('}')
}

func (e *encoder) response(r *Response) {
	e.key("response")
	e.open('{')
	e.some("version", r.Version)
	e.number("status", int64(r.Status))
	e.some("reason", r.Reason)
	e.headers("headers", r.Headers)
	e.headers("trailers", r.Trailers)
	e.key("body")
	e.open('{')
	e.optional("bytes", r.Body.Bytes)
	e.optional("decoded_bytes", r.Body.DecodedBytes)
	e.some("sha256", r.Body.SHA256)
	e.set("truncated", r.Body.Truncated)
	e.close('}')
	e.close('}')
}

func (e *encoder) connection(c *Connection) {
	if c == nil {
		return
	}
	e.key("connection")
	e.open('{')
	e.some("remote", c.Remote)
	e.set("reused", c.Reused)
	if t := c.TLS; t != nil {
		e.key("tls")
		e.open('{')
		e.some("version", t.Version)
		e.some("cipher", t.Cipher)
		e.some("alpn", t.ALPN)
		e.some("subject", t.Subject)
		e.some("issuer", t.Issuer)
		e.some("not_after", t.NotAfter)
		e.flag("verified", t.Verified)
		e.close('}')
	}
	e.close('}')
}

func (e *encoder) timing(t *Timing) {
	if t == nil {
		return
	}
	e.key("timing")
	e.open('{')
	e.decimal("dns_ms", t.DNS)
	e.decimal("connect_ms", t.Connect)
	e.decimal("tls_ms", t.TLS)
	e.decimal("ttfb_ms", t.TTFB)
	e.decimal("total_ms", t.Total)
	e.close('}')
}
