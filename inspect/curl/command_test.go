package curl

import (
	"errors"
	"fmt"
	"io/fs"
	"os/exec"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// lines lists what a command line fetches, one "METHOD URL -> OUTPUT" each.
func lines(cmd *Command) []string {
	var all []string
	for _, t := range transfers(cmd) {
		line := t.Request.MethodSent() + " " + t.Request.URL
		if t.Err != nil {
			line = "error " + t.Err.Error()
		}
		if t.Output != "" {
			line += " -> " + t.Output
		}
		all = append(all, line)
	}
	return all
}

func TestTransfers(t *testing.T) {
	for _, c := range []struct {
		args string
		want []string
	}{
		{"http://a http://b -o 1 -o 2", []string{"GET http://a -> 1", "GET http://b -> 2"}},
		{"-o 1 http://a -O http://b/x http://c", []string{"GET http://a -> 1", "GET http://b/x -> x", "GET http://c"}},
		{"-o #2-#1-#3 http://{a,b}/[01-02]", []string{
			"GET http://a/01 -> 01-a-#3", "GET http://a/02 -> 02-a-#3", "GET http://b/01 -> 01-b-#3", "GET http://b/02 -> 02-b-#3"}},
		{"http://h/[a-e:2]/[8-12:4]", []string{
			"GET http://h/a/8", "GET http://h/a/12", "GET http://h/c/8", "GET http://h/c/12", "GET http://h/e/8", "GET http://h/e/12"}},
		{`http://h/{a\,b,c\}}`, []string{"GET http://h/a,b", "GET http://h/c}"}},
		{"http://[fe80::1%25lo]/[1-2]", []string{"GET http://[fe80::1%25lo]/1", "GET http://[fe80::1%25lo]/2"}},
		{"http://h/?q[]=1", []string{"GET http://h/?q[]=1"}},
		{"-d x http://a --next http://b -: -T f http://c/", []string{"POST http://a", "GET http://b", "PUT http://c/f"}},
		{"-T {a,b} http://h/[1-2]/", []string{"PUT http://h/1/a", "PUT http://h/2/a", "PUT http://h/1/b", "PUT http://h/2/b"}},
		{"http://a -T f http://b", []string{"PUT http://a/f", "GET http://b"}},
		{"@urls http://c", []string{"GET http://a/x -> x", "GET http://b/{y} -> {y}", "GET http://c"}},
		{"--url http://a --url http://b", []string{"GET http://a", "GET http://b"}},
		{"--remote-name-all http://a/x http://b/y --no-remote-name http://c/z", []string{"GET http://a/x", "GET http://b/y -> y", "GET http://c/z -> z"}},
		{"-- -x", []string{"GET http://-x"}},
	} {
		cmd, err := Parse(split(c.args), testEnv(), nil)
		if err != nil {
			t.Errorf("%s: %v", c.args, err)
		} else if got := lines(cmd); !slices.Equal(got, c.want) {
			t.Errorf("%s:\n got %q\nwant %q", c.args, got, c.want)
		}
	}
}

func TestRunSettings(t *testing.T) {
	cmd, err := Parse(split("-sSvZ -v --parallel-max 7 --parallel-immediate --fail-early http://a --next http://b"), testEnv(), nil)
	if err != nil {
		t.Fatal(err)
	}
	cmd.parser = nil
	want := &Command{Silent: true, ShowError: true, Verbose: 2, Parallel: true, ParallelMax: 7, ParallelImmediate: true, FailEarly: true}
	if !reflect.DeepEqual(cmd, want) {
		t.Errorf("got %+v, want %+v", cmd, want)
	}
	for args, want := range map[string]Command{
		"-h":              {Help: true},
		"-h http --bad":   {Help: true, HelpTopic: "http"},
		"--help":          {Help: true},
		"-sV --bad":       {Silent: true, Version: true},
		"--version --bad": {Version: true},
	} {
		want.ParallelMax = 50
		cmd, err := Parse(split(args), testEnv(), nil)
		if err == nil {
			cmd.parser = nil
		}
		if err != nil || !reflect.DeepEqual(*cmd, want) {
			t.Errorf("%s: %+v, %v", args, cmd, err)
		}
	}
}

// TestOwnFlags checks that maxage's flags may stand anywhere, and that one
// named like curl's wins only if it says so.
func TestOwnFlags(t *testing.T) {
	cmd, err := Parse(split("-sb x=y http://a --brief --format=json --rate 5 --data x --no-brief --next http://b --format text"), testEnv(), ownFlags)
	if err != nil {
		t.Fatal(err)
	}
	want := []Extra{{Name: "brief"}, {Name: "format", Value: "json"}, {Name: "rate", Value: "5"}, {Name: "brief", Off: true}, {Name: "format", Value: "text"}}
	if !reflect.DeepEqual(cmd.Rest, want) {
		t.Errorf("got %+v, want %+v", cmd.Rest, want)
	}
	if got := lines(cmd); !slices.Equal(got, []string{"POST http://a", "GET http://b"}) {
		t.Errorf("transfers are %q", got)
	}
	// -y is curl's --speed-time unless the own flag overrides it.
	if _, err := Parse(split("-y http://a"), testEnv(), ownFlags); err == nil {
		t.Error("-y was not refused")
	}
	overriding := []Own{{Name: "brief", Short: 'y', Override: true}}
	if cmd, err := Parse(split("-y http://a"), testEnv(), overriding); err != nil || len(cmd.Rest) != 1 {
		t.Errorf("-y gave %+v, %v", cmd, err)
	}
}

func TestWarnings(t *testing.T) {
	for args, want := range map[string]string{
		"-o a -o b http://h":           "there are 1 more -o, -O or -T options than URLs",
		"-H nocolon http://h":          `the header "nocolon" is not sent`,
		"-H Z;q http://h":              `the header "Z;q" is not sent`,
		"-o -s http://h":               `the file name "-s" of -o looks like a flag`,
		"--http2 -0 http://h":          "-0 overrides an earlier HTTP version option",
		"-r 1 http://h":                "has no dash",
		"-z soon http://h":             "neither a date nor a file",
		"-f --fail-with-body http://h": "overrides the other --fail option",
		"-F a=b;x=y http://h":          "is left out",
		"-n http://h":                  "-n has no effect: cannot read .netrc",
		"-L --follow http://h":         "overrides --location",
	} {
		cmd, err := Parse(split(args), testEnv(), nil)
		if err != nil || len(cmd.Warnings) != 1 || !strings.Contains(cmd.Warnings[0], want) {
			t.Errorf("%s: %+v, %v; want %q", args, cmd, err, want)
		}
	}
}

func TestProxyEnvironment(t *testing.T) {
	env := []string{"http_proxy=p1", "HTTP_PROXY=evil", "HTTPS_PROXY=p2", "ALL_PROXY=p3", "NO_PROXY=n"}
	for _, c := range []struct {
		env  []string
		args string
		want string
	}{
		{env, "http://h", "http://p1 n"},
		{env, "https://h", "http://p2 n"},
		{env[1:2], "http://h", " "},
		{env[3:4], "http://h", "http://p3 "},
		{env, "-x '' http://h", " n"},
		{env, "-x socks5://q --noproxy '' http://h", "socks5://q "},
		{env, "--unix-socket s http://h", " n"},
		{[]string{"https_proxy=low", "HTTPS_PROXY=up"}, "https://h", "http://low "},
	} {
		cmd, err := Parse(split(c.args), testEnv(c.env...), nil)
		if err != nil {
			t.Fatal(err)
		}
		r := transfers(cmd)[0].Request
		if got := r.Proxy + " " + r.NoProxy; got != c.want {
			t.Errorf("%s: %q, want %q", c.args, got, c.want)
		}
	}
}

func TestConfig(t *testing.T) {
	config := "# comment\n\n-sS\nurl = \"http://h/a b\"\n  data: \"x\\ty\\\"z\\\\\"\n--request PUT # why\n-H \"A: b\"\nuser-agent me\ncompressed\n" +
		"format = \"json\"\nnext\n--url=http://two\n-d@crlf.txt\noutput=o.txt"
	env := testEnv()
	inner := env.ReadFile
	env.ReadFile = func(name string) ([]byte, error) {
		if name == "cfg" {
			return []byte(strings.ReplaceAll(config, "a b", "a")), nil
		}
		return inner(name)
	}
	cmd, err := Parse([]string{"-K", "cfg"}, env, ownFlags[:1])
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"PUT http://h/a", "POST http://two -> o.txt"}
	if got := lines(cmd); !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	r := transfers(cmd)[0].Request
	if string(r.Body.Data) != "x\ty\"z\\" || r.UserAgent != "me" || !r.Compressed || len(r.Header) != 1 || !cmd.Silent || len(cmd.Rest) != 1 {
		t.Errorf("first transfer is %+v with body %q", r, r.Body.Data)
	}
	if len(cmd.Warnings) != 0 {
		t.Errorf("warnings: %q", cmd.Warnings)
	}
}

func TestConfigErrors(t *testing.T) {
	for config, want := range map[string]string{
		"url http://h\nnonsense": "cfg:2: unknown option --nonsense",
		"silent yes":             `cfg:1: --silent takes no parameter, but "yes" follows it`,
		"\n\n-d":                 "cfg:3: option -d requires a parameter",
		"ntlm":                   "cfg:1: curl option --ntlm is not supported",
		"-d @none":               "cfg:1: cannot read none",
	} {
		env := testEnv()
		env.ReadFile = func(name string) ([]byte, error) {
			if name == "cfg" {
				return []byte(config), nil
			}
			return nil, fs.ErrNotExist
		}
		_, err := Parse([]string{"-K", "cfg"}, env, nil)
		var e *Error
		if !errors.As(err, &e) || !strings.HasPrefix(e.Message, want) {
			t.Errorf("%q: %v, want %q", config, err, want)
		}
	}
}

func TestUploadFromStdin(t *testing.T) {
	env := testEnv()
	cmd, err := Parse(split("-T - http://h/"), env, nil)
	if err != nil || transfers(cmd)[0].Err != nil {
		t.Fatal(err, cmd)
	}
	if r := transfers(cmd)[0].Request; r.Body.From != env.Stdin || !r.Body.Upload || r.URL != "http://h/" {
		t.Errorf("got %+v for %s", r.Body, r.URL)
	}
	cmd, err = Parse(split("-T . http://h/"), Env{}, nil)
	var e *Error
	if err != nil || !errors.As(transfers(cmd)[0].Err, &e) || e.Code != 26 {
		t.Errorf("without standard input: %v %+v", err, cmd)
	}
}

// TestTable checks the table against itself and against the curl installed here.
func TestTable(t *testing.T) {
	rows := Table()
	byLong, shorts := map[string]Row{}, map[string]string{}
	for _, r := range rows {
		if _, twice := byLong[r.Long]; twice {
			t.Errorf("--%s is in the table twice", r.Long)
		}
		if other := shorts[r.Short]; r.Short != "" && other != "" {
			t.Errorf("-%s is both --%s and --%s", r.Short, r.Long, other)
		}
		byLong[r.Long], shorts[r.Short] = r, r.Long
		if r.Note == "" {
			t.Errorf("--%s has no note", r.Long)
		}
	}
	out, err := exec.Command("curl", "--help", "all").Output()
	if err != nil {
		t.Skip("curl is not installed: ", err)
	}
	known := regexp.MustCompile(`(?m)^ (?:-(.), |    )--(\S+)( <| \[|$)?`)
	found := known.FindAllStringSubmatch(string(out), -1)
	if len(found) < 200 {
		t.Fatalf("only %d options in curl --help all", len(found))
	}
	for _, m := range found {
		short, long, value := m[1], m[2], m[3] != "" && m[3] != "\n"
		r, ok := byLong[long]
		if !ok {
			r, ok = byLong[strings.TrimPrefix(long, "no-")]
		}
		if !ok || r.Value != value || short != r.Short && long != "include" {
			t.Errorf("curl has -%s --%s (value %v), the table %+v", short, long, value, r)
		}
	}
}

// TestRender checks that the rendered command line parses to the same request.
func TestRender(t *testing.T) {
	for _, args := range []string{
		"http://h/", "-X PUT -d x=1 http://h/", "-I http://h/", "-X HEAD http://h/", "-L --max-redirs 3 --post302 http://h/",
		"-H A:_b -H E: -H F; -A x -e y;auto -u a:b -b c=d -r 1-2 --compressed http://h/?q=[1]\\{",
		"--json {} http://h/", "-k -E c:p --key k --tlsv1.2 --tls-max 1.3 https://h/", "--http1.1 -4 --path-as-is http://h/",
		"--resolve h:80:127.0.0.1 --connect-to ::[::1]:2 -x http://p:1 -U a:b --noproxy n http://h/",
		"-m 1.5 --retry 2 --retry-delay 1 -f http://h/", "-T f http://h/f", "-z -2020-01-01 http://h/", "-F a=b http://h/",
		"--follow --proto-redir =https http://h/", "--abstract-unix-socket s http://h/", "-d '' http://h/",
	} {
		first, err := Parse(split(strings.ReplaceAll(args, "[1]", `\[1\]`)), testEnv(), nil)
		if err != nil {
			t.Errorf("%s: %v", args, err)
			continue
		}
		want := transfers(first)[0].Request
		line := Quote(Render(&want, "maxage/1"))
		pasted, err := Words(line)
		if err != nil {
			t.Errorf("%s: %v", line, err)
			continue
		}
		second, err := Parse(pasted[0].Argv, testEnv(), nil)
		if err != nil {
			t.Errorf("%s: %v", line, err)
			continue
		}
		got := transfers(second)[0].Request
		if a, b := facts(want), facts(got); a != b {
			t.Errorf("%s gave %s:\n%s\nwant\n%s", args, line, b, a)
		}
	}
}

// facts writes a request out with its pointers followed. A body's type counts
// the same whether it is a field of its own or of the payload.
func facts(r any) string {
	v := reflect.ValueOf(r)
	var b strings.Builder
	for i := range v.NumField() {
		name, field := v.Type().Field(i).Name, v.Field(i)
		switch name {
		case "Header":
			for k := range field.Len() {
				h := field.Index(k)
				fmt.Fprintf(&b, "%v:%v %v\n", h.FieldByName("Name"), h.FieldByName("Value"), h.FieldByName("Remove"))
			}
		case "Body":
			if !field.IsNil() {
				p := field.Elem()
				if c := p.FieldByName("ContentType").String(); strings.HasPrefix(c, "multipart/") {
					fmt.Fprintf(&b, "Content-Type:%s false\n", c)
				}
				fmt.Fprintf(&b, "%s %s %v\n", p.FieldByName("Data").Bytes(), p.FieldByName("File"), p.FieldByName("Upload"))
			}
		default:
			fmt.Fprintf(&b, "%s=%v\n", name, field)
		}
	}
	lines := strings.Split(b.String(), "\n")
	slices.Sort(lines)
	return strings.Join(lines, "\n")
}

func transfers(c *Command) []Transfer {
	var all []Transfer
	for t := range c.Transfers {
		all = append(all, *t)
	}
	return all
}
