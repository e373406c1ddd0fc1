package curl

import "strings"

// proxySetting stores -x and --noproxy, for which "" is a setting too: it
// overrides the environment.
func proxySetting(field func(p *parser) **string) func(*parser, arg) error {
	return func(p *parser, a arg) error {
		*field(p) = &a.text
		return nil
	}
}

// socks makes a proxy URL of a bare HOST[:PORT].
func socks(scheme string) func(*parser, arg) error {
	return func(p *parser, a arg) error {
		proxy := a.text
		if _, rest, ok := strings.Cut(proxy, "://"); ok {
			proxy = rest
		}
		proxy = scheme + "://" + proxy
		p.op.proxy = &proxy
		return nil
	}
}

// setProxy decides which proxy a transfer uses. Without -x it is the
// environment's, where http_proxy counts in lower case only: a CGI program
// gets HTTP_PROXY from a request's Proxy field.
func (p *parser) setProxy(o *operation, t *Transfer) {
	r := &t.Request
	if r.NoProxy = p.getenv("no_proxy", "NO_PROXY"); o.noProxy != nil {
		r.NoProxy = *o.noProxy
	}
	switch {
	case o.proxy != nil:
		r.Proxy = *o.proxy
	case r.UnixSocket != "":
	case strings.HasPrefix(r.URL, "https:"):
		r.Proxy = p.getenv("https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY")
	default:
		r.Proxy = p.getenv("http_proxy", "all_proxy", "ALL_PROXY")
	}
	if r.Proxy != "" && !strings.Contains(r.Proxy, "://") {
		r.Proxy = "http://" + r.Proxy
	}
}

// getenv returns the first of the variables that is set.
func (p *parser) getenv(names ...string) string {
	if p.env.Getenv == nil {
		return ""
	}
	for _, name := range names {
		if v := p.env.Getenv(name); v != "" {
			return v
		}
	}
	return ""
}
