package curl

import (
	"crypto/tls"
	"strings"
)

func tlsMin(v uint16) func(*parser, arg) error {
	return func(p *parser, a arg) error {
		r := p.request()
		if r.TLSMax != 0 && r.TLSMax < v {
			return usage("option %s: the lowest TLS version is above --tls-max", a.flag)
		}
		r.TLSMin = v
		return nil
	}
}

func tlsMax(p *parser, a arg) error {
	versions := map[string]uint16{
		"default": 0, "1.0": tls.VersionTLS10, "1.1": tls.VersionTLS11, "1.2": tls.VersionTLS12, "1.3": tls.VersionTLS13,
	}
	v, ok := versions[a.text]
	if !ok {
		return usage("option %s: %q is not a TLS version: 1.0, 1.1, 1.2, 1.3 or default", a.flag, a.text)
	}
	r := p.request()
	if v != 0 && v < r.TLSMin {
		return usage("option %s: the highest TLS version is below the lowest", a.flag)
	}
	r.TLSMax = v
	return nil
}

func pemOnly(_ *parser, a arg) error {
	if strings.EqualFold(a.text, "PEM") {
		return nil
	}
	e := usage("option %s: only PEM files are read, not %s", a.flag, a.text)
	e.Hint = "convert the file with openssl"
	return e
}

// proto is --proto: what URLs and redirects may use.
func proto(p *parser, a arg) error {
	onlyHTTPS, err := allowed(a)
	p.op.onlyHTTPS, p.request().Follow.HTTPSOnly = onlyHTTPS, onlyHTTPS
	return err
}

// protoRedir is --proto-redir: what redirects may use.
func protoRedir(p *parser, a arg) error {
	onlyHTTPS, err := allowed(a)
	p.request().Follow.HTTPSOnly = onlyHTTPS
	return err
}

// allowed reads curl's list: "=https" allows only that, "-http" takes one away,
// "+http" or "http" adds one, and all stands for all.
func allowed(a arg) (onlyHTTPS bool, err error) {
	http, https := true, true
	for item := range strings.SplitSeq(a.text, ",") {
		on := true
		switch {
		case strings.HasPrefix(item, "="):
			http, https = false, false
			item = item[1:]
		case strings.HasPrefix(item, "-"):
			on = false
			item = item[1:]
		default:
			item = strings.TrimPrefix(item, "+")
		}
		name := strings.ToLower(item)
		if name == "http" || name == "all" {
			http = on
		}
		if name == "https" || name == "all" {
			https = on
		}
	}
	if !https {
		return false, usage("option %s: %q leaves out https, which cannot be switched off", a.flag, a.text)
	}
	return !http, nil
}

func protoDefault(p *parser, a arg) error {
	scheme := strings.ToLower(a.text)
	if scheme != "http" && scheme != "https" {
		return usage("option %s: %q is not http or https", a.flag, a.text)
	}
	p.op.protoDefault = scheme
	return nil
}
