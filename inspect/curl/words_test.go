package curl

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"maxage/inspect/fetch"
)

var update = flag.Bool("update", false, "write the golden files")

// TestPastes reads the shapes that browsers and API tools copy and compares
// the requests they mean with a golden file.
func TestPastes(t *testing.T) {
	names, _ := filepath.Glob("testdata/paste/*.*")
	if len(names) < 15 {
		t.Fatalf("only %d pastes found", len(names))
	}
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		golden := strings.Replace(name, "paste/", "paste/golden/", 1)
		paste := string(text)
		if strings.Contains(name, ".cmd.") {
			paste = strings.ReplaceAll(paste, "\n", "\r\n") // as Windows has them on its clipboard
		}
		got := describe(t, name, paste)
		if *update {
			if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		if got != string(want) {
			t.Errorf("%s:\n%s\nwant\n%s", name, got, want)
		}
	}
}

// describe writes what a pasted text asks for, one item a line.
func describe(t *testing.T, name, text string) string {
	commands, err := Words(text)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	var b strings.Builder
	for _, c := range commands {
		env := testEnv()
		if c.Stdin != nil {
			env.ReadFile = func(string) ([]byte, error) { return []byte(*c.Stdin), nil }
		}
		cmd, err := Parse(c.Argv, env, nil)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		for _, tr := range transfers(cmd) {
			r := tr.Request
			fmt.Fprintf(&b, "== line %d\n%s %s\n", c.Line, methodOf(&r), r.URL)
			for _, h := range r.Header {
				fmt.Fprintf(&b, "header %q: %q\n", h.Name, h.Value)
			}
			for label, value := range map[string]any{"user": r.User, "cookie": r.Cookie} {
				if value != "" {
					fmt.Fprintf(&b, "%s %q\n", label, value)
				}
			}
			fmt.Fprintf(&b, "follow %v, compressed %v, insecure %v, version %d, time %v\n",
				r.Follow.Redirects, r.Compressed, r.Insecure, r.Version, r.MaxTime)
			if r.Body != nil {
				fmt.Fprintf(&b, "type %q\nbody %q\n", r.Body.ContentType, r.Body.Data)
			}
		}
		for _, w := range cmd.Warnings {
			b.WriteString("warning " + w + "\n")
		}
	}
	return b.String()
}

// methodOf is the method that a request begins with.
func methodOf(r *fetch.Request) string {
	switch {
	case r.Method != "":
		return r.Method
	case r.Head:
		return "HEAD"
	case r.Body == nil:
		return "GET"
	case r.Body.Upload:
		return "PUT"
	}
	return "POST"
}

func TestWords(t *testing.T) {
	for _, c := range []struct {
		text string
		want [][]string
	}{
		{"curl a b", [][]string{{"curl", "a", "b"}}},
		{"curl 'a b' \"c \\\"d\\\" \\n\" e\\ f ''", [][]string{{"curl", "a b", `c "d" \n`, "e f", ""}}},
		{"curl a \\\n  -d 'x\ny'", [][]string{{"curl", "a", "-d", "x\ny"}}},
		{"curl a;curl b\ncurl c & curl d && curl e", [][]string{{"curl", "a"}, {"curl", "b"}, {"curl", "c"}, {"curl", "d"}, {"curl", "e"}}},
		{`curl $'\x41\102\u00e9\t\'\\\q\ud83d\ude00'`, [][]string{{"curl", "AB\u00e9\t'\\\\q\U0001F600"}}},
		{"$ curl a # comment\n\n# more\n", [][]string{{"curl", "a"}}},
		{"curl https://h/?a=1\\&b=2 x{a,b}", [][]string{{"curl", "https://h/?a=1&b=2", "x{a,b}"}}},
		{"", nil},
		{`curl ^"a b^" -d ^"x^\^"y^" ^` + "\n -v", [][]string{{"curl", "a b", "-d", `x"y`, "-v"}}},
		{`curl ^"a\\^" b\c ^"^"`, [][]string{{"curl", `a\`, `b\c`, ""}}},
		{"curl a\\\nb ~x -d@~ \"$\" $ a#b !x *", [][]string{{"curl", "ab", "~x", "-d@~", "$", "$", "a#b", "!x", "*"}}},
		{`curl -H 'a: ^" b'`, [][]string{{"curl", "-H", `a: ^" b`}}},
	} {
		got, err := Words(c.text)
		var argvs [][]string
		for _, p := range got {
			argvs = append(argvs, p.Argv)
		}
		if err != nil || !reflect.DeepEqual(argvs, c.want) {
			t.Errorf("%q:\n got %q %v\nwant %q", c.text, argvs, err, c.want)
		}
	}
}

func TestWordsErrors(t *testing.T) {
	for text, want := range map[string]string{
		"curl $HOME":                       "line 1, column 6: variables and command substitutions",
		"curl a\ncurl \"x$(id)\"":          "line 2, column 8: variables and command substitutions",
		"curl `id`":                        "line 1, column 6: variables",
		"X=1 curl a":                       `line 1: the command is "X=1", not curl`,
		"curl a; wget b":                   `line 1: the command is "wget", not curl`,
		"curl a | jq .":                    `line 1, column 8: "|" is not carried out`,
		"curl a > f":                       `line 1, column 8: ">" is not carried out`,
		"curl a < f":                       `line 1, column 8: "<" is not carried out`,
		"curl 'a":                          "line 1, column 6: this quote is not closed",
		"curl x \\\n \"a":                  "line 2, column 2: this quote is not closed",
		"curl $'a\\'":                      "line 1, column 6: this quote is not closed",
		strings.Repeat("curl a;", 100_001): "line 1: there are more than 100000 commands",
		"(curl a)":                         `line 1, column 1: "(" is not carried out`,
		"curl -o ~/x":                      "line 1, column 9: ~ is not expanded",
		"if true; then curl; fi":           `line 1: the command is "if"`,
		"curl ^\"a^\" | more":              `line 1, column 12: "|" is not carried out`,
		"curl -d @- <<E\n$x\nE\n":          "line 2, column 1: variables",
		"curl <<":                          "line 1, column 6: this here-document has no end mark",
		strings.Repeat("curl $((", 1e5):    "line 1, column 6: variables",
	} {
		_, err := Words(text)
		var e *Error
		if !errors.As(err, &e) || e.Code != 2 || !strings.Contains(e.Message, want) || e.Hint == "" {
			t.Errorf("%.50q: %v, want %q and a hint", text, err, want)
		}
	}
}

func TestQuoteRoundTrip(t *testing.T) {
	argv := []string{"curl", "", "a b", "it's", "a\nb\t\x01\xff", "$x `y` \"z\" \\", "é", "--x=1", "\u202e"}
	line := Quote(argv)
	got, err := Words(line)
	if err != nil || len(got) != 1 || !reflect.DeepEqual(got[0].Argv, argv) {
		t.Errorf("%s gave %+v, %v", line, got, err)
	}
	if strings.ContainsFunc(line, unprintable) {
		t.Errorf("%q has unprintable characters", line)
	}
}

// TestAgainstBash holds Words against the words that bash itself makes.
func TestAgainstBash(t *testing.T) {
	bash, err := exec.LookPath("bash")
	if err != nil {
		t.Skip("bash is not installed")
	}
	texts := []string{
		"curl a 'b c' \"d \\\" \\$ \\x \\\\\" e\\ f\\\ng ''; curl \"\"", "curl $'a\\tb\\x41\\101\\u00e9\\q\\'\\e\\cA' $\"x\" a$ \"$\"",
		"curl x # no\ncurl a#b && curl !c *z ?z ~z -d@~", "curl - <<E; curl b\nx\nE\ncurl c", "curl a\\\n  b\\", "curl <<<x y",
		"curl a <<-E\n\tq\n\tE\ncurl b <<'E F'\n$x\nE F\ncurl c <<E\\\nF\n\\$ \\x \\\\ q\\\nr\nEF\ncurl d",
	}
	names, _ := filepath.Glob("testdata/paste/*.sh")
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		texts = append(texts, string(text))
	}
	const curl = "curl() { printf '<\\0'; (( $# )) && printf '%s\\0' \"$@\"; if [[ -p /dev/stdin || -f /dev/stdin ]]; then local in=$(cat; printf .); printf '%s\\0' \"${in%.}\"; fi; }\n"
	for _, text := range texts {
		cmd := exec.Command(bash, "--norc", "-c", curl+text)
		cmd.Env = []string{"LC_ALL=C.UTF-8"}
		want, err := cmd.Output()
		if err != nil {
			t.Errorf("%q: %v", text, err)
			continue
		}
		commands, err := Words(text)
		if err != nil {
			t.Errorf("%q: %v", text, err)
			continue
		}
		var got strings.Builder
		for _, c := range commands {
			for _, word := range append([]string{"<"}, c.Argv[1:]...) {
				got.WriteString(word + "\x00")
			}
			if c.Stdin != nil {
				got.WriteString(*c.Stdin + "\x00")
			}
		}
		if got.String() != string(want) && !strings.Contains(text, "ud83d") {
			t.Errorf("%q:\n got %q\nbash %q", text, got.String(), want)
		}
	}
}
