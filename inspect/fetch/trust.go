package fetch

import (
	"crypto/tls"
	"crypto/x509"
	"encoding/pem"
	"os"
	"path/filepath"
	"strings"
	"sync"
)

// trust is the part of a Request that decides whom we believe and who we are.
type trust struct {
	insecure               bool
	ca, caPath             string
	cert, key              string
	minVersion, maxVersion uint16
}

func (r *Request) trust() trust {
	return trust{r.Insecure, r.CACert, r.CAPath, r.Cert, r.Key, r.TLSMin, r.TLSMax}
}

// configs keeps a TLS configuration for each trust, so that files are read
// once and sessions are resumed.
type configs struct {
	mu   sync.Mutex
	made map[trust]*tls.Config
}

func (s *configs) get(k trust) (*tls.Config, *Error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if c := s.made[k]; c != nil {
		return c, nil
	}
	c, err := k.config()
	if err != nil {
		return nil, err
	}
	if s.made == nil {
		s.made = make(map[trust]*tls.Config)
	}
	s.made[k] = c
	return c, nil
}

func (k *trust) config() (*tls.Config, *Error) {
	c := &tls.Config{
		MinVersion:         k.minVersion,
		MaxVersion:         k.maxVersion,
		InsecureSkipVerify: k.insecure,
		ClientSessionCache: tls.NewLRUClientSessionCache(64),
	}
	var err *Error
	if !k.insecure && (k.ca != "" || k.caPath != "") {
		if c.RootCAs, err = k.roots(); err != nil {
			return nil, err
		}
	}
	if k.cert != "" {
		pair, err := k.clientCert()
		if err != nil {
			return nil, err
		}
		c.Certificates = []tls.Certificate{pair}
	}
	return c, nil
}

func (k *trust) roots() (*x509.CertPool, *Error) {
	pool := x509.NewCertPool()
	files := []string{k.ca}
	if k.ca == "" {
		entries, err := os.ReadDir(k.caPath)
		if err != nil {
			return nil, failf(codeCACert, "cannot read the CA directory %s: %s", k.caPath, reason(err)).because(err)
		}
		files = files[:0]
		for _, e := range entries {
			files = append(files, filepath.Join(k.caPath, e.Name()))
		}
	}
	found := false
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil && k.ca != "" {
			return nil, failf(codeCACert, "cannot read the CA file %s: %s", name, reason(err)).because(err)
		}
		found = pool.AppendCertsFromPEM(data) || found
	}
	if !found {
		return nil, failf(codeCACert, "no PEM certificate found in %s", k.ca+k.caPath)
	}
	return pool, nil
}

// clientCert loads -E and --key; the certificate's file may hold the key too.
func (k *trust) clientCert() (tls.Certificate, *Error) {
	var none tls.Certificate
	cert, err := os.ReadFile(k.cert)
	if err != nil {
		file, _, ok := strings.Cut(k.cert, ":")
		if _, second := os.Stat(file); ok && second == nil {
			return none, failf(codeClientCert, "client certificates with a password are not supported").
				hint("decrypt the key first: openssl pkey -in KEY -out PLAIN")
		}
		return none, failf(codeClientCert, "cannot read the client certificate: %s", reason(err)).because(err)
	}
	key := cert
	if k.key != "" {
		if key, err = os.ReadFile(k.key); err != nil {
			return none, failf(codeClientCert, "cannot read the client key: %s", reason(err)).because(err)
		}
	}
	if encrypted(key) {
		return none, failf(codeClientCert, "the client key is encrypted").
			hint("decrypt it first: openssl pkey -in KEY -out PLAIN")
	}
	pair, err := tls.X509KeyPair(cert, key)
	if err != nil {
		return none, failf(codeClientCert, "the client certificate cannot be used: %s", reason(err)).because(err)
	}
	return pair, nil
}

func encrypted(data []byte) bool {
	for block, rest := pem.Decode(data); block != nil; block, rest = pem.Decode(rest) {
		if strings.HasPrefix(block.Type, "ENCRYPTED") || strings.Contains(block.Headers["Proc-Type"], "ENCRYPTED") {
			return true
		}
	}
	return false
}
