package curl

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"time"

	"maxage/inspect/wire"
)

func sampleFacts(url string) *Facts {
	return &Facts{
		URL: url, Effective: url + "/", Method: "GET", Scheme: "http", Version: "HTTP/1.1", Agent: "maxage/1", Status: 200,
		Fields: []wire.Field{{Name: "X-Two", Value: "a"}, {Name: "x-two", Value: `b"<`}, {Name: "Content-Length", Value: "0"}},
		Remote: "[::1]:443", Local: "127.0.0.1:5", Downloaded: 1000, Total: 1500 * time.Millisecond, Connect: 42 * time.Microsecond,
		Now: time.Date(2024, 12, 30, 5, 7, 9, 123456000, time.UTC), Extra: map[string]string{"maxage.shared_ttl": "300"},
	}
}

func TestWriteOut(t *testing.T) {
	f := sampleFacts("https://u:p@h.test:8443/a%20b?q=1#f")
	for format, want := range map[string]string{
		"%{time_total} %{time_connect} %{speed_download}":                             "1.500000 0.000042 666",
		"%{remote_ip} %{remote_port} %{local_ip} %{local_port}":                       "::1 443 127.0.0.1 5",
		"%{maxage.shared_ttl}s":                                                       "300s",
		"%{stderr}gone%{stdout}here":                                                  "here",
		"%{url.scheme},%{url.user},%{url.password},%{url.host},%{url.port}":           "https,u,p,h.test,8443",
		"%{url.path},%{url.query},%{url.fragment},%{url.zoneid}":                      "/a%20b,q=1,f,",
		"%time{%Y-%m-%dT%H:%M:%S.%f %a %j %V %G %g %u %U %W %w %e %k %l %s %C %q %%}": "2024-12-30T05:07:09.123456 Mon 365 01 2025 25 1 52 53 1 30  5  5 1735535229 20 %q %",
	} {
		var out, errs strings.Builder
		if err := WriteOut(format, f, &out, &errs); err != nil {
			t.Fatal(err)
		}
		if out.String() != want {
			t.Errorf("%s:\n got %q\nwant %q", format, out.String(), want)
		}
	}
	var out, errs strings.Builder
	_ = WriteOut("%{stderr}e%{nope}", f, &out, &errs)
	if want := "emaxage: unknown --write-out variable: 'nope'\n"; errs.String() != want || out.String() != "" {
		t.Errorf("stderr %q, stdout %q", errs.String(), out.String())
	}
	f.ExitCode = 7
	_ = WriteOut("%{onerror}failed", f, &out, &errs)
	if out.String() != "failed" {
		t.Errorf("onerror gave %q", out.String())
	}
}

func TestWriteOutJSON(t *testing.T) {
	var got map[string]any
	if err := json.Unmarshal(sampleFacts("http://h").json(), &got); err != nil {
		t.Fatal(err)
	}
	if len(got) != len(variables)+1 || got["http_code"] != 200.0 || got["errormsg"] != nil || got["time_total"] != 1.5 || got["http_version"] != "1.1" {
		t.Errorf("got %v", got)
	}
	if !slices.IsSortedFunc(variables, func(a, b variable) int { return strings.Compare(a.name, b.name) }) {
		t.Error("variables are not sorted, so they cannot be found")
	}
}
