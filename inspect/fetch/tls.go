package fetch

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"net"
	"strings"

	"maxage/inspect/wire"
)

// protocols is the ALPN list for a version.
func protocols(v Version) []string {
	switch v {
	case HTTP10:
		return nil
	case HTTP11:
		return []string{"http/1.1"}
	case HTTP2Prior:
		return []string{"h2"}
	}
	return []string{"h2", "http/1.1"}
}

// handshake makes nc a TLS connection to host.
func (t *transfer) handshake(ctx context.Context, nc net.Conn, host string, alpn []string) (*tls.Conn, *Error) {
	base, e := t.c.configs.get(t.r.trust())
	if e != nil {
		return nil, e
	}
	config := base.Clone()
	config.ServerName = strings.TrimSuffix(host, ".")
	config.NextProtos = alpn
	tc := tls.Client(nc, config)
	if err := tc.HandshakeContext(ctx); err != nil {
		if e := t.stopped(err); e != nil {
			return nil, e
		}
		return nil, handshakeError(host, err)
	}
	return tc, nil
}

func handshakeError(host string, err error) *Error {
	if bad, ok := errors.AsType[*tls.CertificateVerificationError](err); ok {
		return failf(codePeerCert, "certificate problem: %s", certProblem(host, bad)).because(err).
			hint("-k to proceed anyway, --cacert FILE to trust another authority")
	}
	e := failf(codeTLS, "TLS handshake with %s failed: %s", host, reason(err)).because(err)
	if record, ok := errors.AsType[tls.RecordHeaderError](err); ok {
		e.Message = fmt.Sprintf("TLS handshake with %s failed: the server does not speak TLS", host)
		if string(record.RecordHeader[:]) == "HTTP/" {
			e.hint("it answers in clear text: try http://")
		}
	}
	return e
}

// certProblem says in one sentence what is wrong with the certificate.
func certProblem(host string, bad *tls.CertificateVerificationError) string {
	if len(bad.UnverifiedCertificates) == 0 {
		return reason(bad.Err)
	}
	leaf := bad.UnverifiedCertificates[0]
	if inv, ok := errors.AsType[x509.CertificateInvalidError](bad.Err); ok && inv.Reason == x509.Expired {
		const day = "2006-01-02"
		if strings.Contains(inv.Detail, "is before") {
			return "it is not valid before " + inv.Cert.NotBefore.Format(day)
		}
		return "it expired on " + inv.Cert.NotAfter.Format(day)
	}
	if _, ok := errors.AsType[x509.HostnameError](bad.Err); ok {
		return fmt.Sprintf("it is issued for %s, not for %s", issuedFor(leaf), host)
	}
	if _, ok := errors.AsType[x509.UnknownAuthorityError](bad.Err); ok {
		if leaf.Issuer.String() == leaf.Subject.String() {
			return "it is self-signed"
		}
		return fmt.Sprintf("it is signed by an unknown authority, %s", leaf.Issuer)
	}
	return reason(bad.Err)
}

func issuedFor(leaf *x509.Certificate) string {
	names := append([]string(nil), leaf.DNSNames...)
	for _, ip := range leaf.IPAddresses {
		names = append(names, ip.String())
	}
	if len(names) == 0 {
		return leaf.Subject.String()
	}
	if len(names) > 3 {
		names = append(names[:3], "...")
	}
	return strings.Join(names, ", ")
}

// tlsFacts is what a report shows of the connection.
func tlsFacts(s *tls.ConnectionState, verified bool) *wire.TLS {
	f := &wire.TLS{
		Version:  tls.VersionName(s.Version),
		Cipher:   tls.CipherSuiteName(s.CipherSuite),
		ALPN:     s.NegotiatedProtocol,
		Verified: verified,
	}
	if len(s.PeerCertificates) > 0 {
		leaf := s.PeerCertificates[0]
		f.Subject, f.Issuer, f.NotAfter = leaf.Subject.String(), leaf.Issuer.String(), leaf.NotAfter
	}
	return f
}
