package curl

import (
	"crypto/tls"
	"strconv"
	"strings"
	"time"

	"maxage/inspect/fetch"
)

// Render returns the curl command line that repeats a request, as words; the
// caller has to redact secrets first. defaultAgent is the User-Agent that
// needs no -A.
func Render(r *fetch.Request, defaultAgent string) []string {
	w := commandLine{"curl"}
	w.method(r)
	w.follow(&r.Follow)
	w.headers(r, defaultAgent)
	w.body(r.Body)
	w.tls(r)
	w.connection(r)
	w.limits(r)
	if strings.ContainsAny(r.URL, "[]{}") {
		w = append(w, "-g")
	}
	return append(w, r.URL)
}

// commandLine is a curl command under construction.
type commandLine []string

func (w *commandLine) on(condition bool, flag string) {
	if condition {
		*w = append(*w, flag)
	}
}

func (w *commandLine) with(flag, value string) {
	if value != "" {
		*w = append(*w, flag, value)
	}
}

func (w *commandLine) seconds(flag string, d time.Duration) {
	if d != 0 {
		*w = append(*w, flag, strconv.FormatFloat(d.Seconds(), 'f', -1, 64))
	}
}

func (w *commandLine) method(r *fetch.Request) {
	w.on(r.Head, "-I")
	w.with("-X", r.Method)
}

func (w *commandLine) follow(f *fetch.Follow) {
	switch {
	case f.ResetMethod:
		w.on(f.Redirects, "--follow")
	case f.Trusted:
		w.on(f.Redirects, "--location-trusted")
	default:
		w.on(f.Redirects, "-L")
	}
	if f.Redirects && f.Max != 50 {
		w.with("--max-redirs", strconv.Itoa(f.Max))
	}
	w.on(f.Keep301, "--post301")
	w.on(f.Keep302, "--post302")
	w.on(f.Keep303, "--post303")
	w.on(f.HTTPSOnly, "--proto-redir")
	w.on(f.HTTPSOnly, "=https")
}

func (w *commandLine) headers(r *fetch.Request, defaultAgent string) {
	for _, h := range r.Header {
		switch {
		case h.Remove:
			w.with("-H", h.Name+":")
		case h.Value == "":
			w.with("-H", h.Name+";")
		default:
			w.with("-H", h.Name+": "+h.Value)
		}
	}
	if r.UserAgent != defaultAgent {
		*w = append(*w, "-A", r.UserAgent)
	}
	referer := r.Referer
	if r.AutoRefer {
		referer += ";auto"
	}
	w.with("-e", referer)
	w.with("-u", r.User)
	w.with("--oauth2-bearer", r.Bearer)
	w.with("-b", r.Cookie)
	w.with("-r", r.Range)
	if name, when, ok := strings.Cut(r.TimeCond, ": "); ok {
		sign := map[string]string{"If-Unmodified-Since": "-", "Last-Modified": "="}[name]
		w.with("-z", sign+when)
	}
	w.on(r.Compressed, "--compressed")
	w.with("--request-target", r.Target)
}

// body repeats a payload. -d adds the usual type itself; any other type is a
// header of its own.
func (w *commandLine) body(p *fetch.Payload) {
	switch {
	case p == nil:
		return
	case p.From != nil:
		w.with("-T", "-")
	case p.Upload:
		w.with("-T", p.File)
	default:
		if p.ContentType != "" && p.ContentType != "application/x-www-form-urlencoded" {
			w.with("-H", "Content-Type: "+p.ContentType)
		}
		*w = append(*w, "--data-raw", string(p.Data))
	}
}

func (w *commandLine) tls(r *fetch.Request) {
	w.on(r.Insecure, "-k")
	w.with("--cacert", r.CACert)
	w.with("--capath", r.CAPath)
	w.with("-E", r.Cert)
	w.with("--key", r.Key)
	versions := map[uint16]string{
		tls.VersionTLS10: "1.0", tls.VersionTLS11: "1.1", tls.VersionTLS12: "1.2", tls.VersionTLS13: "1.3",
	}
	w.on(r.TLSMin != 0, "--tlsv"+versions[r.TLSMin])
	w.with("--tls-max", versions[r.TLSMax])
}

func (w *commandLine) connection(r *fetch.Request) {
	flag := map[fetch.Version]string{
		fetch.HTTP10: "--http1.0", fetch.HTTP11: "--http1.1", fetch.HTTP2: "--http2", fetch.HTTP2Prior: "--http2-prior-knowledge",
	}[r.Version]
	w.on(flag != "", flag)
	w.on(r.HTTP09, "--http0.9")
	w.on(r.IPVersion != 0, "-"+strconv.Itoa(r.IPVersion))
	for _, e := range r.Resolve {
		w.with("--resolve", bracket(e.Host)+":"+e.Port+":"+strings.Join(e.Addrs, ","))
	}
	for _, c := range r.ConnectTo {
		w.with("--connect-to", bracket(c.Host)+":"+c.Port+":"+bracket(c.ToHost)+":"+c.ToPort)
	}
	w.with("--interface", r.Interface)
	if name, abstract := strings.CutPrefix(r.UnixSocket, "@"); abstract {
		w.with("--abstract-unix-socket", name)
	} else {
		w.with("--unix-socket", r.UnixSocket)
	}
	w.with("-x", r.Proxy)
	w.with("-U", r.ProxyUser)
	w.with("--noproxy", r.NoProxy)
	w.on(r.PathAsIs, "--path-as-is")
}

func (w *commandLine) limits(r *fetch.Request) {
	w.seconds("--connect-timeout", r.ConnectTimeout)
	w.seconds("-m", r.MaxTime)
	if r.Retry.Count > 0 {
		w.with("--retry", strconv.Itoa(r.Retry.Count))
		w.seconds("--retry-delay", r.Retry.Delay)
		w.seconds("--retry-max-time", r.Retry.MaxTime)
		w.on(r.Retry.AllErrors, "--retry-all-errors")
		w.on(r.Retry.ConnRefused, "--retry-connrefused")
	}
	w.on(r.Fail, "-f")
}

func bracket(host string) string {
	if strings.Contains(host, ":") {
		return "[" + host + "]"
	}
	return host
}
