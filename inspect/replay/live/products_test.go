//go:build unix

package live

import (
	"bytes"
	"embed"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// product is a shared cache that can be run here. What its configuration does
// not need to be a caching reverse proxy is as it comes.
type product struct {
	name    string // as in --cache
	program string
	version *regexp.Regexp // in what asking prints
	asking  string
	command func(t testing.TB, dir string, port, origin int) *exec.Cmd
}

//go:embed testdata
var configurations embed.FS

var products = []product{
	{"varnish", "varnishd", regexp.MustCompile(`varnish-([0-9.]+)`), "-V", varnish},
	{"nginx", "nginx", regexp.MustCompile(`nginx/([0-9.]+)`), "-v", nginx},
	{"squid", "squid", regexp.MustCompile(`Version ([0-9.]+)`), "-v", squid},
	{"trafficserver", "traffic_server", regexp.MustCompile(`Traffic Server ([0-9.]+)`), "-V", trafficServer},
	{"httpd", "apache2", regexp.MustCompile(`Apache/([0-9.]+)`), "-v", httpd},
	{"haproxy", "haproxy", regexp.MustCompile(`version ([0-9.]+)`), "-v", haproxy},
}

// find returns where a program is, or "". Servers are often in sbin, which not
// everybody has in PATH.
func find(program string) string {
	for _, name := range []string{program, "/usr/sbin/" + program, "/usr/local/sbin/" + program} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	return ""
}

// installed returns the version of a program, or "".
func installed(program, asking string, version *regexp.Regexp) string {
	path := find(program)
	if path == "" {
		return ""
	}
	out, _ := exec.Command(path, asking).CombinedOutput()
	if m := version.FindSubmatch(out); m != nil {
		return string(m[1])
	}
	return "unknown"
}

// configure writes testdata/name into dir with its words in capitals filled in.
func configure(t testing.TB, dir, name string, port, origin int, more ...string) string {
	t.Helper()
	text, err := configurations.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	words := append([]string{"DIR", dir, "PORT", strconv.Itoa(port), "ORIGIN", strconv.Itoa(origin), "HOST", host}, more...)
	return write(t, filepath.Join(dir, name), strings.NewReplacer(words...).Replace(string(text)))
}

func write(t testing.TB, path, text string) string {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

func varnish(_ testing.TB, dir string, port, origin int) *exec.Cmd {
	at := "127.0.0.1:"
	return exec.Command(find("varnishd"), "-F", "-a", at+strconv.Itoa(port), "-b", at+strconv.Itoa(origin), "-T", at+"0", "-n", filepath.Join(dir, "varnish"))
}

func nginx(t testing.TB, dir string, port, origin int) *exec.Cmd {
	return exec.Command(find("nginx"), "-p", dir, "-c", configure(t, dir, "nginx.conf", port, origin), "-e", filepath.Join(dir, "start.log"), "-g", "daemon off;"+asRoot(" user root;"))
}

// squid runs under a name of its own, which keeps its shared memory apart.
func squid(t testing.TB, dir string, port, origin int) *exec.Cmd {
	return exec.Command(find("squid"), "-N", "-n", "maxage"+strconv.Itoa(port), "-f", configure(t, dir, "squid.conf", port, origin))
}

func haproxy(t testing.TB, dir string, port, origin int) *exec.Cmd {
	return exec.Command(find("haproxy"), "-db", "-f", configure(t, dir, "haproxy.cfg", port, origin))
}

func httpd(t testing.TB, dir string, port, origin int) *exec.Cmd {
	for _, name := range []string{"cache", "run"} {
		os.Mkdir(filepath.Join(dir, name), 0o777)
		os.Chmod(filepath.Join(dir, name), 0o777) // whatever the umask
	}
	conf := configure(t, dir, "httpd.conf", port, origin, "IDENTITY", asRoot("User www-data\nGroup www-data"))
	return exec.Command(find("apache2"), "-D", "FOREGROUND", "-f", conf)
}

// trafficServer runs from a copy of the packaged configuration, with a place
// of its own for everything.
func trafficServer(t testing.TB, dir string, port, origin int) *exec.Cmd {
	etc := filepath.Join(dir, "etc")
	if err := os.CopyFS(etc, os.DirFS("/etc/trafficserver")); err != nil {
		t.Fatal(err)
	}
	records, err := os.ReadFile(filepath.Join(etc, "records.config"))
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range [][]byte{
		[]byte("CONFIG proxy.config.http.server_ports STRING " + strconv.Itoa(port) + ":ip-in=127.0.0.1"),
		[]byte("CONFIG proxy.config.admin.user_id STRING #-1"),
		[]byte("CONFIG proxy.config.crash_log_helper STRING NULL"),
	} {
		name := bytes.Fields(line)[1]
		old := regexp.MustCompile(`(?m)^CONFIG ` + regexp.QuoteMeta(string(name)) + ` .*$`)
		records = append(append(old.ReplaceAllLiteral(records, nil), '\n'), append(line, '\n')...)
	}
	write(t, filepath.Join(etc, "records.config"), string(records))
	write(t, filepath.Join(etc, "storage.config"), filepath.Join(dir, "cache")+" 256M\n")
	write(t, filepath.Join(etc, "remap.config"), "map http://"+host+"/ http://127.0.0.1:"+strconv.Itoa(origin)+"/\n")
	for _, name := range []string{"cache", "run", "log", "data"} {
		os.Mkdir(filepath.Join(dir, name), 0o777)
	}
	configure(t, dir, "runroot.yaml", port, origin, "BIN", filepath.Dir(find("traffic_server")))
	return exec.Command(find("traffic_server"), "--run-root="+dir)
}

// asRoot is for what only root may and must say.
func asRoot(text string) string {
	if os.Geteuid() == 0 {
		return text
	}
	return ""
}
