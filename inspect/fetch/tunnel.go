package fetch

import (
	"bufio"
	"net"

	"maxage/inspect/wire"
)

// tunnel asks an HTTP proxy for a tunnel to e (RFC 9110 section 9.3.6).
func (d *dialer) tunnel(nc net.Conn, v *via, e endpoint) *Error {
	r := d.t.r
	host := e.host
	if isV6(host) {
		host = "[" + host + "]"
	}
	authority := host + ":" + e.port
	version := " HTTP/1.1\r\n"
	if r.Version == HTTP10 {
		version = " HTTP/1.0\r\n"
	}
	b := appendLine([]byte("CONNECT "+authority+version), "Host", authority)
	if v.user != "" {
		b = appendLine(b, "Proxy-Authorization", basic(v.user))
	}
	if r.UserAgent != "" {
		b = appendLine(b, "User-Agent", r.UserAgent)
	}
	b = append(b, "Proxy-Connection: Keep-Alive\r\n\r\n"...)
	if _, err := nc.Write(b); err != nil {
		return d.t.failure(err, codeSend, "sending to the proxy failed")
	}
	return d.tunnelAnswer(nc)
}

func (d *dialer) tunnelAnswer(nc net.Conn) *Error {
	br := bufio.NewReader(nc)
	g := d.t.limits.budget()
	for {
		section, err := readSection(br, nil, &g)
		if err != nil {
			return d.t.failure(err, codeReceive, "the proxy did not answer CONNECT")
		}
		var m wire.Message
		if len(section) < 5 || !looksLikeHTTP(section) {
			return failf(codeReceive, "CONNECT tunnel failed, the proxy does not speak HTTP")
		}
		if err := parseResponse(string(section), &m); err != nil {
			return err
		}
		switch {
		case m.Status < 200:
			continue
		case m.Status == 407:
			return failf(codeReceive, "CONNECT tunnel failed, response 407").hint("-U NAME:PASSWORD identifies you to the proxy")
		case m.Status > 299:
			return failf(codeReceive, "CONNECT tunnel failed, response %d", m.Status)
		case br.Buffered() > 0:
			return failf(codeReceive, "CONNECT tunnel failed, the proxy sent data before the handshake")
		}
		return nil
	}
}
