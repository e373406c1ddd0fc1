package report

import (
	"bytes"
	"strings"
	"testing"
)

// TestConnection: -v says over what the exchange travelled, each fact once.
func TestConnection(t *testing.T) {
	x := full()
	x.Connection.TLS = &TLS{Version: "TLS 1.3", Cipher: "TLS_AES_128_GCM_SHA256", ALPN: "h2", Subject: "CN=x.test", Issuer: "CN=ca", NotAfter: "2030-01-01T00:00:00Z"}
	var b bytes.Buffer
	if err := writeText(&b, &x, Style{Verbose: true}); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"TLS 1.3, TLS_AES_128_GCM_SHA256\n", "alpn         h2\n", "CN=x.test\n", "the certificate was not verified\n"} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("no %q in\n%s", want, b.String()[:600])
		}
	}
	x.Connection.TLS = &TLS{Version: "TLS 1.2"}
	b.Reset()
	if err := writeText(&b, &x, Style{Verbose: true}); err != nil || !strings.Contains(b.String(), "tls          TLS 1.2\n") {
		t.Errorf("%v\n%s", err, b.String()[:600])
	}
}
