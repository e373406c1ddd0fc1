package curl

import (
	"math"
	"net"
	"strings"
	"time"
)

// variable is one %{name}. Its value is a string, an int64, a status, a
// time.Duration, or nil where curl prints nothing and null in JSON.
type variable struct {
	name  string
	value func(f *Facts) any
}

// status is printed with three digits, except in JSON.
type status int

// variables is curl's table, by name.
var variables = []variable{
	{"certs", func(f *Facts) any { return f.Certificates }},
	{"conn_id", func(f *Facts) any { return f.Transfer }},
	{"content_type", func(f *Facts) any { return f.field("Content-Type") }},
	{"errormsg", func(f *Facts) any { return orNil(f.Error) }},
	{"exitcode", func(f *Facts) any { return int64(f.ExitCode) }},
	{"filename_effective", func(f *Facts) any { return orNil(f.FileName) }},
	{"ftp_entry_path", func(*Facts) any { return nil }},
	{"http_code", func(f *Facts) any { return status(f.Status) }},
	{"http_connect", func(f *Facts) any { return status(f.ConnectCode) }},
	{"http_version", func(f *Facts) any { return httpVersion(f.Version) }},
	{"local_ip", func(f *Facts) any { return address(f.Local) }},
	{"local_port", func(f *Facts) any { return port(f.Local) }},
	{"method", func(f *Facts) any { return orNil(f.Method) }},
	{"num_certs", func(f *Facts) any { return int64(f.CertCount) }},
	{"num_connects", func(f *Facts) any { return int64(f.Connects) }},
	{"num_headers", func(f *Facts) any { return int64(len(f.Fields)) }},
	{"num_redirects", func(f *Facts) any { return int64(f.Redirects) }},
	{"num_retries", func(f *Facts) any { return int64(f.Retries) }},
	{"proxy_ssl_verify_result", func(*Facts) any { return int64(0) }},
	{"proxy_used", func(f *Facts) any { return asNumber(f.ProxyUsed) }},
	{"redirect_url", func(f *Facts) any { return orNil(f.RedirectURL) }},
	{"referer", func(f *Facts) any { return orNil(f.Referer) }},
	{"remote_ip", func(f *Facts) any { return address(f.Remote) }},
	{"remote_port", func(f *Facts) any { return port(f.Remote) }},
	{"response_code", func(f *Facts) any { return status(f.Status) }},
	{"scheme", func(f *Facts) any { return orNil(f.Scheme) }},
	{"size_download", func(f *Facts) any { return f.Downloaded }},
	{"size_header", func(f *Facts) any { return f.HeaderBytes }},
	{"size_request", func(f *Facts) any { return f.RequestBytes }},
	{"size_upload", func(f *Facts) any { return f.Uploaded }},
	{"speed_download", func(f *Facts) any { return perSecond(f.Downloaded, f.Total) }},
	{"speed_upload", func(f *Facts) any { return perSecond(f.Uploaded, f.Total) }},
	{"ssl_verify_result", func(f *Facts) any { return int64(f.VerifyResult) }},
	{"time_appconnect", func(f *Facts) any { return f.AppConnect }},
	{"time_connect", func(f *Facts) any { return f.Connect }},
	{"time_namelookup", func(f *Facts) any { return f.NameLookup }},
	{"time_posttransfer", func(f *Facts) any { return f.PostTransfer }},
	{"time_pretransfer", func(f *Facts) any { return f.PreTransfer }},
	{"time_queue", func(f *Facts) any { return f.Queue }},
	{"time_redirect", func(f *Facts) any { return f.Redirect }},
	{"time_starttransfer", func(f *Facts) any { return f.StartTransfer }},
	{"time_total", func(f *Facts) any { return f.Total }},
	{"tls_earlydata", func(*Facts) any { return int64(0) }},
	{"url", func(f *Facts) any { return f.URL }},
	{"url.fragment", asked("fragment")}, {"url.host", asked("host")}, {"url.options", asked("options")},
	{"url.password", asked("password")}, {"url.path", asked("path")}, {"url.port", asked("port")},
	{"url.query", asked("query")}, {"url.scheme", asked("scheme")}, {"url.user", asked("user")},
	{"url.zoneid", asked("zoneid")},
	{"url_effective", func(f *Facts) any { return orNil(f.Effective) }},
	{"urle.fragment", reached("fragment")}, {"urle.host", reached("host")}, {"urle.options", reached("options")},
	{"urle.password", reached("password")}, {"urle.path", reached("path")}, {"urle.port", reached("port")},
	{"urle.query", reached("query")}, {"urle.scheme", reached("scheme")}, {"urle.user", reached("user")},
	{"urle.zoneid", reached("zoneid")},
	{"urlnum", func(f *Facts) any { return int64(f.Number) }},
	{"xfer_id", func(f *Facts) any { return f.Transfer }},
}

func orNil(s string) any {
	if s == "" {
		return nil
	}
	return s
}

func asNumber(on bool) any {
	if on {
		return int64(1)
	}
	return int64(0)
}

func (f *Facts) field(name string) any {
	for i := range f.Fields {
		if strings.EqualFold(f.Fields[i].Name, name) {
			return f.Fields[i].Value
		}
	}
	return nil
}

// httpVersion writes "HTTP/1.0" as curl does: "1".
func httpVersion(v string) string {
	if v == "" {
		return "0"
	}
	return strings.TrimSuffix(strings.TrimPrefix(v, "HTTP/"), ".0")
}

func address(hostPort string) string {
	host, _, _ := net.SplitHostPort(hostPort)
	return host
}

func port(hostPort string) any {
	_, text, _ := net.SplitHostPort(hostPort)
	n, _ := digits(text)
	return n
}

func perSecond(bytes int64, total time.Duration) any {
	if total <= 0 {
		return int64(0)
	}
	return int64(math.Min(float64(bytes)/total.Seconds(), math.MaxInt64/2))
}
