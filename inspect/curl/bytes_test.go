package curl

import (
	"context"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"maxage/inspect/fetch"
)

// recorder answers every connection once and hands out what it received.
func recorder(t *testing.T) (address string, received chan string) {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { listener.Close() })
	received = make(chan string, 4)
	go func() {
		for {
			conn, err := listener.Accept()
			if err != nil {
				return
			}
			received <- readRequest(conn)
			conn.Write([]byte("HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"))
			conn.Close()
		}
	}()
	return listener.Addr().String(), received
}

var contentLength = regexp.MustCompile(`(?i)\r\ncontent-length: (\d+)\r\n`)

// readRequest reads a head and as much body as it announces.
func readRequest(conn net.Conn) string {
	conn.SetDeadline(time.Now().Add(5 * time.Second))
	var got []byte
	buf := make([]byte, 1<<16)
	for {
		n, err := conn.Read(buf)
		got = append(got, buf[:n]...)
		head, body, whole := strings.Cut(string(got), "\r\n\r\n")
		want := int64(0)
		if m := contentLength.FindStringSubmatch(head + "\r\n"); m != nil {
			want, _ = digits(m[1])
			if len(body) == 0 && want > 0 && strings.Contains(head, "Expect: 100-continue") {
				conn.Write([]byte("HTTP/1.1 100 Continue\r\n\r\n"))
			}
		}
		chunksDone := !strings.Contains(head, "Transfer-Encoding: chunked") || strings.HasSuffix(body, "0\r\n\r\n")
		if err != nil || whole && int64(len(body)) >= want && chunksDone {
			return string(got)
		}
	}
}

// TestRequestBytes compares, byte for byte, what a server receives from the
// installed curl and from fetch when both are given the same arguments.
func TestRequestBytes(t *testing.T) {
	program, err := exec.LookPath("curl")
	if err != nil {
		if os.Getenv("MAXAGE_REQUIRE") == "1" {
			t.Fatal("curl is not installed")
		}
		t.Skip("curl is not installed")
	}
	version, err := exec.Command(program, "-qV").Output()
	if err != nil {
		t.Fatal(err)
	}
	address, received := recorder(t)
	dir := t.TempDir()
	for name, text := range map[string]string{"crlf.txt": "a\r\nb", "page.html": "<p>"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	t.Chdir(dir)
	env := testEnv()
	env.ReadFile = os.ReadFile
	env.UserAgent = "curl/" + strings.Fields(string(version))[1]
	for _, args := range []string{
		"URL", "-XPURGE URL/a", "-I URL", "-I -X GET URL", "-X HEAD -I URL", "-d x=1 URL", "-d '' URL", "-d @crlf.txt -G URL/?q",
		"--data-binary @crlf.txt URL", "--data-urlencode a_b URL", "--json {} URL", "--json 1 -H accept:x URL", "-X PUT -d x URL",
		"-H A:b -H E:_ -H F; -H Accept: -H User-Agent:_z URL", "-H host:_x.test -H X:_1 -H x:_2 URL", "-H Content-Type: -d x URL",
		"-H content-type:t/u -d x URL", "-H Content-Length:_1 -d x URL", "-b a=b -b c=d URL", "-H Cookie:_q=r -b a=b URL",
		"-u a:b URL", "--oauth2-bearer t URL", "-H authorization:_x -u a:b URL", "-A '' URL", "-e r URL", "-r 0-1 URL", "-z 20200101 URL",
		"--compressed URL", "-0 URL", "-0 -d x URL", "--http1.1 URL", "--http2 URL", "-T crlf.txt URL/d/", "-T crlf.txt -u a:b -H x:y URL/d",
		"-F a=b URL", "-F f=@page.html -F g=@crlf.txt URL", "-F a=b -H content-type:_multipart/form-data URL", "-r 1- -d x URL",
		"URL/a/./b/../c?x=/../y", "--path-as-is URL/a/../b", "URL/é", "URL/%zz|\"<", "--request-target * -X OPTIONS URL",
		"http://u:p@HOST/", "http://u%40x@HOST/", "URL?q", "URL#f", "--resolve h.test:PORT:127.0.0.1 http://h.test:PORT/",
		"--connect-to ::HOST http://far.test/", "-x http://HOST -U a:b http://far.test/p?q", "-x HOST -d x http://u:p@far.test/",
		"-x HOST -H Host:_y http://far.test/", "-e a;auto URL", "--http1.0 --compressed URL", "-H TE:_x -H Connection:_close URL",
	} {
		_, portText, _ := net.SplitHostPort(address)
		args = strings.NewReplacer("URL", "http://"+address, "HOST", address, "PORT", portText).Replace(args)
		argv := split(args)
		c := exec.Command(program, append([]string{"-sq", "-m", "10"}, argv...)...)
		c.Env = []string{"HOME=" + dir}
		if out, err := c.CombinedOutput(); err != nil {
			t.Errorf("curl %s: %v %s", args, err, out)
			continue
		}
		want := <-received
		cmd, err := Parse(argv, env, nil)
		if err != nil || transfers(cmd)[0].Err != nil {
			t.Errorf("%s: %v %v", args, err, cmd)
			continue
		}
		client := &fetch.Client{}
		result := client.Do(context.Background(), &transfers(cmd)[0].Request)
		client.Close()
		if result.Err != nil {
			t.Errorf("%s: %v", args, result.Err)
			continue
		}
		if got := <-received; comparable(got) != comparable(want) {
			t.Errorf("%s: sent\n%s\ncurl sent\n%s", args, got, want)
		}
	}
}

// comparable takes out the boundary, and the length that depends on its own.
func comparable(request string) string {
	if !boundaries.MatchString(request) {
		return request
	}
	return contentLength.ReplaceAllString(boundaries.ReplaceAllString(request, "BOUNDARY"), "\r\nContent-Length: N\r\n")
}
