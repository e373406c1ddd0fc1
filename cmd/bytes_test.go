package cmd

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// needCurl skips without the program that these tests compare with.
func needCurl(t *testing.T) {
	t.Helper()
	if _, err := exec.LookPath("curl"); err != nil {
		if os.Getenv("MAXAGE_REQUIRE") == "1" {
			t.Fatal("curl is not installed")
		}
		t.Skip("curl is not installed")
	}
}

// echoing answers everything, so that only the requests matter.
const echoing = `=== *
HTTP/1.1 200 OK
Set-Cookie: seen=1
ETag: "v1"
Cache-Control: max-age=60

=== /r301
HTTP/1.1 301 Moved Permanently
Location: /to

=== /r302
HTTP/1.1 302 Found
Location: to?b

=== /r303
HTTP/1.1 303 See Other
Location: {origin}/to

=== /r307
HTTP/1.1 307 Temporary Redirect
Location: /to

=== /r308
HTTP/1.1 308 Permanent Redirect
Location: /to

=== /flaky
HTTP/1.1 503 Service Unavailable

come back
=== /flaky
HTTP/1.1 200 OK

`

var boundaries = regexp.MustCompile(`-{24}[0-9A-Za-z]{16,22}`)

// comparable takes out what differs from run to run and by name.
func comparable(requests []string, s *site) string {
	_, port, _ := strings.Cut(s.address, ":")
	all := strings.NewReplacer(s.address, "ADDR", ":"+port, ":PORT").Replace(strings.Join(requests, "\n"))
	if boundaries.MatchString(all) {
		all = announced.ReplaceAllString(boundaries.ReplaceAllString(all, "BOUNDARY"), "\r\nContent-Length: N\r\n")
	}
	return regexp.MustCompile(`(?m)^User-Agent: (curl|maxage)/[0-9.]+`).ReplaceAllString(all, "User-Agent: NAME")
}

// TestRequestBytes gives curl and the program the same arguments, one flag
// after the other, and compares what a server received.
func TestRequestBytes(t *testing.T) {
	needCurl(t)
	dir := t.TempDir()
	for name, text := range map[string]string{"crlf.txt": "a\r\nb\n", "page.html": "<p>", "h.txt": "X-A: 1\nX-B: 2\n", "etag": "\"v0\"\n",
		"jar": "127.0.0.1\tFALSE\t/\tFALSE\t0\tjarred\tyes\n", ".netrc": "machine 127.0.0.1 login me password pw\n",
		"config": "-H \"X-C: c\"\nreferer = from\n", "urls": "url = http://ADDR/one\nurl = http://ADDR/two\n"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for i, line := range []string{
		"URL", "ADDR", "ADDR/x?q#f", "http://u:p@ADDR/", "http://u%40:p%20@ADDR/x", "URL/a/./b/../c?x=/../y", "--path-as-is URL/a/../b", "URL/é", `URL/%zz|"<`,
		"-X PURGE URL", "-XPOST URL", "-X 'GET' URL", "--request PUT -d x URL", "-I URL", "-I -X GET URL", "--head URL", "--request-target * -X OPTIONS URL",
		"-H A:b URL", "-H E: -H F; URL", "-H Accept: -H User-Agent: URL", "-H Accept:_x -H User-Agent:_z URL", "-H host:_x.test URL", "-H @h.txt URL",
		"-H X:_1 -H x:_2 URL", "-H Content-Type: -d x URL", "-H Connection:_close -H TE:_trailers URL", "-A me URL", "-A '' URL", "-e ref URL",
		"-d a=1 URL", "-d '' URL", "-d=x URL", "-d a -d b URL", "-d @crlf.txt URL", "--data-ascii x URL", "--data-raw @x URL", "--data-binary @crlf.txt URL",
		"--data-urlencode a_b URL", "--data-urlencode n=ü_& URL", "--data-urlencode n@crlf.txt URL", "--json {} URL", "--json {\"a\": --json 1} URL", "-d @- URL",
		"-G -d a=1 -d b URL/?x", "-G -I -d a URL", "--url-query b=é URL/?a", "--url-query +c=d URL", "-d x --url-query y URL",
		"-F a=b URL", "-F f=@page.html URL", "-F f=@crlf.txt;type=a/b;filename=z URL", "-F i=<crlf.txt URL", "--form-string a=@x URL", "-F a=b -F a=c -H X:y URL",
		"-T crlf.txt URL", "-T crlf.txt URL/up/", "-T - URL", "-T crlf.txt -X POST URL",
		"-b a=b URL", "-b a=b -b c=d URL", "-b jar URL", "-b jar -b x=y URL", "-b '' URL/1 URL/2", "-c saved URL/1 URL/2", "-b a=b -H Cookie:_q=r URL",
		"-u a:b URL", "-u a: URL", "--basic -u a:b URL", "--oauth2-bearer t URL", "-n URL", "--netrc-file .netrc URL", "--netrc-optional -u a:b URL",
		"-r 0-1 URL", "-r -5 URL", "-z 20200101 URL", "-z -20200101 URL", "--etag-compare etag URL", "--compressed URL",
		"-0 URL", "--http1.0 -d x URL", "--http1.1 URL", "--http2 URL", "-4 URL", "-k URL", "-g URL/[1]", "URL/{a,b}", "URL/[1-3]", `URL/\{x\}\[y\]`,
		"-L URL/r301", "-L -d x URL/r301", "-L -d x --post301 URL/r301", "-L -d x URL/r302", "-L -d x --post302 URL/r302", "-L -d x URL/r303", "-L -X PUT -d x URL/r303",
		"-L -d x --post303 URL/r303", "-L -d x URL/r307", "-L -T crlf.txt URL/r308", "-L -I URL/r302", "-L -u a:b -b c=d URL/r302", "-L -e r;auto URL/r302",
		"-L --max-redirs 0 URL/r301", "-L -c saved -b '' URL/r302", "-L -H Authorization:_x URL/r302", "--location-trusted -u a:b URL/r302", "-L -G -d x=1 URL/r302",
		"--resolve h.test:PORT:127.0.0.1 http://h.test:PORT/", "--connect-to ::ADDR http://far.test/", "-x http://ADDR http://far.test/p?q",
		"-x ADDR -U a:b http://far.test/", "--proxy ADDR --noproxy * URL", "-x ADDR -d x http://u:p@far.test/", "-x ADDR --proxy-user a:b -u c:d http://far.test/",
		"URL/1 URL/2", "-d x URL/1 --next URL/2", "-d x URL/1 -: -H A:b URL/2", "-K config URL", "--config config -H D:d URL", "-q URL", "-sS URL", "-sSkL URL", "-kb x=y URL", "--url URL/1 --url URL/2",
		"-o out --retry 1 --retry-delay 1 URL/flaky", "-m 5 URL", "--connect-timeout 5 URL", "-f URL", "--fail-with-body URL", "-N URL", "-# URL", "--no-progress-meter URL",
		"--no-silent URL", "--no-compressed URL", "--compressed --no-compressed URL", "--proto-default http ADDR", "--interface 127.0.0.1 URL", "--disallow-username-in-url URL",
		"--tcp-nodelay URL", "--no-keepalive URL", "--max-filesize 100 URL",
	} {
		if testing.Short() && strings.Contains(line, "flaky") {
			continue // it waits a second
		}
		if raceDetector && i%4 != 0 {
			continue // slow, and nothing in here is concurrent
		}
		t.Run(line, func(t *testing.T) {
			t.Parallel()
			run := func(program *exec.Cmd) (received string, code int, errs string) {
				s := startSite(echoing, false, false)
				defer s.close()
				program.Args = append(program.Args, arguments(line, s)...)
				program.Dir, program.Env, program.Stdin = dir, append(os.Environ(), "HOME="+dir), strings.NewReader("from stdin")
				_, errs, code = finish(t, program)
				return comparable(s.take(), s), code, errs
			}
			want, wantCode, _ := run(exec.Command("curl", "-q", "-s", "-m", "20"))
			got, code, errs := run(program(t, "-s", "-m", "20"))
			if got != want {
				t.Errorf("sent\n%s\ncurl sent\n%s\n%s", got, want, errs)
			}
			if code != wantCode {
				t.Errorf("exit code %d, curl has %d: %s", code, wantCode, errs)
			}
		})
	}
}

// arguments are those of a line of the table: _ is a space inside one.
func arguments(line string, s *site) []string {
	_, port, _ := strings.Cut(s.address, ":")
	var args []string
	for a := range strings.FieldsSeq(line) {
		a = strings.ReplaceAll(strings.Trim(a, "'"), "_", " ")
		args = append(args, strings.NewReplacer("URL", s.url, "ADDR", s.address, "PORT", port).Replace(a))
	}
	for range 3 { // for URLs without a -o of their own
		args = append(args, "-o", os.DevNull)
	}
	return args
}

// TestPasted runs what browsers and other tools copy as a curl command,
// unchanged but for the first word and the origin, as somebody pastes it into
// a shell: with the word replaced, and behind it.
func TestPasted(t *testing.T) {
	needCurl(t)
	files, err := filepath.Glob("../inspect/curl/testdata/paste/*.sh")
	if err != nil || len(files) < 10 {
		t.Fatal(files, err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			t.Parallel()
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			s := startSite(echoing, false, false)
			defer s.close()
			pasted := strings.ReplaceAll(string(text), "https://example.com", s.url)
			dir := t.TempDir()
			if err := os.Mkdir(filepath.Join(dir, "dir"), 0o700); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(filepath.Join(dir, "dir", "p.html"), []byte("<p>"), 0o600); err != nil {
				t.Fatal(err)
			}
			run := func(word string) (string, string) {
				c := exec.Command("bash", "-c", regexp.MustCompile(`(?m)^curl`).ReplaceAllString(pasted, word))
				c.Dir = dir
				out, errs, code := finish(t, c)
				if code != 0 {
					t.Errorf("%s: exit code %d: %s", word, code, errs)
				}
				return comparable(s.take(), s), out
			}
			want, _ := run("curl -s")
			for _, word := range []string{"maxage", "maxage curl"} {
				got, out := run(word)
				if got != want || want == "" {
					t.Errorf("%s: sent\n%s\ncurl sent\n%s", word, got, want)
				}
				if !strings.Contains(out, "Verdict") && !strings.Contains(pasted, "--silent") {
					t.Errorf("%s explains nothing:\n%s", word, out)
				}
			}
		})
	}
}
