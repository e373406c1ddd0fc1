package fetch

import (
	"bufio"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"io"
	"log"
	"math/big"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

var quiet = log.New(io.Discard, "", 0)

// authority issues certificates for tests.
type authority struct {
	cert *x509.Certificate
	key  *ecdsa.PrivateKey
	file string // PEM of cert
}

func newAuthority(tb testing.TB) *authority {
	tb.Helper()
	a := &authority{}
	a.key, _ = ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	template := &x509.Certificate{SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "Test Authority"}, NotBefore: time.Now().Add(-time.Hour),
		NotAfter: time.Now().Add(time.Hour), IsCA: true, BasicConstraintsValid: true, KeyUsage: x509.KeyUsageCertSign}
	der, err := x509.CreateCertificate(rand.Reader, template, template, &a.key.PublicKey, a.key)
	if err != nil {
		tb.Fatal(err)
	}
	a.cert, _ = x509.ParseCertificate(der)
	a.file = writePEM(tb, "CERTIFICATE", der)
	return a
}

func writePEM(tb testing.TB, kind string, der []byte) string {
	tb.Helper()
	name := filepath.Join(tb.TempDir(), "file.pem")
	if err := os.WriteFile(name, pem.EncodeToMemory(&pem.Block{Type: kind, Bytes: der}), 0o600); err != nil {
		tb.Fatal(err)
	}
	return name
}

// issue makes a certificate for the name, valid from one time to another.
func (a *authority) issue(tb testing.TB, name string, from, to time.Time) (pair tls.Certificate, certFile, keyFile string) {
	tb.Helper()
	key, _ := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	template := &x509.Certificate{SerialNumber: big.NewInt(2), Subject: pkix.Name{CommonName: name}, DNSNames: []string{name}, NotBefore: from, NotAfter: to}
	if ip := net.ParseIP(name); ip != nil {
		template.DNSNames, template.IPAddresses = nil, []net.IP{ip}
	}
	der, err := x509.CreateCertificate(rand.Reader, template, a.cert, &key.PublicKey, a.key)
	if err != nil {
		tb.Fatal(err)
	}
	keyDER, _ := x509.MarshalPKCS8PrivateKey(key)
	return tls.Certificate{Certificate: [][]byte{der}, PrivateKey: key}, writePEM(tb, "CERTIFICATE", der), writePEM(tb, "PRIVATE KEY", keyDER)
}

func withConfig(tb testing.TB, config *tls.Config) *httptest.Server {
	tb.Helper()
	srv := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		io.WriteString(w, r.TLS.ServerName)
	}))
	srv.TLS, srv.Config.ErrorLog = config, quiet
	srv.StartTLS()
	tb.Cleanup(srv.Close)
	return srv
}

func TestCertificates(t *testing.T) {
	a := newAuthority(t)
	hour := time.Hour
	now := time.Now()
	for _, test := range []struct {
		name     string
		from, to time.Time
		ca       string
		code     int
		message  string
	}{
		{"127.0.0.1", now.Add(-hour), now.Add(hour), a.file, 0, ""},
		{"127.0.0.1", now.Add(-hour), now.Add(hour), "", 60, "it is signed by an unknown authority, CN=Test Authority"},
		{"127.0.0.1", time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC), time.Date(2021, 2, 3, 0, 0, 0, 0, time.UTC), a.file, 60, "it expired on 2021-02-03"},
		{"127.0.0.1", time.Date(2090, 1, 2, 0, 0, 0, 0, time.UTC), time.Date(2091, 2, 3, 0, 0, 0, 0, time.UTC), a.file, 60, "it is not valid before 2090-01-02"},
		{"other.test", now.Add(-hour), now.Add(hour), a.file, 60, "it is issued for other.test, not for 127.0.0.1"},
	} {
		pair, _, _ := a.issue(t, test.name, test.from, test.to)
		srv := withConfig(t, &tls.Config{Certificates: []tls.Certificate{pair}})
		res := do(t, &Request{URL: srv.URL, CACert: test.ca})
		if res.code() != test.code || test.code == 0 && !res.Exchanges[0].Connection.TLS.Verified {
			t.Fatalf("%v", res.Err)
		}
		if test.code != 0 && (!strings.Contains(res.Err.Message, test.message) || !strings.Contains(res.Err.Hint, "-k")) {
			t.Errorf("%q, want %q; hint %q", res.Err.Message, test.message, res.Err.Hint)
		}
		res = do(t, &Request{URL: srv.URL, Insecure: true})
		if res.Err != nil || res.Exchanges[0].Connection.TLS.Verified {
			t.Errorf("insecure: %v", res.Err)
		}
	}
}

func TestTLSFactsAndServerName(t *testing.T) {
	a := newAuthority(t)
	pair, _, _ := a.issue(t, "name.test", time.Now().Add(-time.Hour), time.Now().Add(time.Hour))
	srv := withConfig(t, &tls.Config{Certificates: []tls.Certificate{pair}})
	_, port, _ := net.SplitHostPort(srv.Listener.Addr().String())
	dir := filepath.Dir(a.file)
	var out strings.Builder
	res := do(t, &Request{URL: "https://name.test:" + port, CAPath: dir, Output: &out, TLSMax: tls.VersionTLS12,
		Resolve: []Resolve{{Host: "name.test", Port: port, Addrs: []string{"127.0.0.1"}}}})
	if res.Err != nil || out.String() != "name.test" {
		t.Fatalf("%v %q", res.Err, out.String())
	}
	f := res.Exchanges[0].Connection.TLS
	if f.Version != "TLS 1.2" || f.Subject != "CN=name.test" || f.Issuer != "CN=Test Authority" || f.NotAfter.IsZero() || !strings.HasPrefix(f.Cipher, "TLS_") {
		t.Errorf("%+v", f)
	}
	timing := res.Exchanges[0].Timing
	if timing.TLS < timing.Connect || timing.Sent < timing.TLS || timing.FirstByte < timing.Sent || timing.Total < timing.FirstByte || timing.TLS == 0 {
		t.Errorf("%+v", timing)
	}
}

func TestClientCertificate(t *testing.T) {
	a := newAuthority(t)
	from, to := time.Now().Add(-time.Hour), time.Now().Add(time.Hour)
	pair, _, _ := a.issue(t, "127.0.0.1", from, to)
	_, cert, key := a.issue(t, "client", from, to)
	srv := withConfig(t, &tls.Config{Certificates: []tls.Certificate{pair}, ClientAuth: tls.RequireAnyClientCert})
	if res := do(t, &Request{URL: srv.URL, Insecure: true, Cert: cert, Key: key}); res.Err != nil {
		t.Error(res.Err)
	}
	if res := do(t, &Request{URL: srv.URL, Insecure: true}); res.Err == nil {
		t.Error("accepted without a certificate")
	}
	locked := writePEM(t, "ENCRYPTED PRIVATE KEY", []byte("x"))
	for _, r := range []Request{{Cert: "/nonexistent"}, {Cert: cert, Key: "/nonexistent"}, {Cert: cert, Key: locked}, {Cert: cert + ":password", Key: key}, {Cert: cert}, {Cert: key}} {
		r.URL, r.Insecure = srv.URL, true
		if res := do(t, &r); res.code() != codeClientCert {
			t.Errorf("%+v: %v", r, res.Err)
		}
	}
}

func TestTLSFails(t *testing.T) {
	plain := serve(t, func(s *script, c net.Conn, br *bufio.Reader, n int) {
		io.WriteString(c, fine)
		lingerClose(c)
	})
	res := do(t, &Request{URL: "https://" + plain.addr})
	if res.code() != codeTLS || !strings.Contains(res.Err.Message, "does not speak TLS") {
		t.Errorf("%v", res.Err)
	}
	old := withConfig(t, &tls.Config{MaxVersion: tls.VersionTLS12})
	if res := do(t, &Request{URL: old.URL, Insecure: true, TLSMin: tls.VersionTLS13}); res.code() != codeTLS {
		t.Errorf("%v", res.Err)
	}
	closing := serve(t, func(s *script, c net.Conn, br *bufio.Reader, n int) { br.ReadByte() })
	if res := do(t, &Request{URL: "https://" + closing.addr}); res.code() != codeTLS {
		t.Errorf("%v", res.Err)
	}
	empty := filepath.Join(t.TempDir(), "empty")
	os.WriteFile(empty, nil, 0o600)
	for _, r := range []Request{{CACert: "/nonexistent"}, {CACert: empty}, {CAPath: "/nonexistent"}, {CAPath: filepath.Dir(empty)}} {
		r.URL = old.URL
		if res := do(t, &r); res.code() != codeCACert {
			t.Errorf("%+v: %v", r, res.Err)
		}
	}
}
