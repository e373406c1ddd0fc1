package field

import (
	"fmt"
	"strings"
	"testing"

	"maxage/inspect/wire"
)

func message(name string, values ...string) *wire.Message {
	m := &wire.Message{}
	for _, v := range values {
		m.Fields = append(m.Fields, wire.Field{Name: name, Value: v})
	}
	return m
}

func parseCC(values ...string) Directives {
	m := message("Cache-Control", values...)
	all := make([]int, len(values))
	for i := range all {
		all[i] = i
	}
	return ParseCacheControl(m, wire.Response, all)
}

var faultNames = map[Fault]string{UnexpectedArgument: "unexpected", Repeated: "repeated", Conflicting: "conflicting", MissingArgument: "missing",
	NotSeconds: "not-seconds", SpaceAroundEquals: "space", Semicolon: "semicolon", MissingComma: "no-comma", UnclosedQuote: "unclosed", BadToken: "bad"}

// show writes directives compactly: name, =arg in its quotes, seconds behind a
// colon, the fault behind a bang.
func show(d *Directives) string {
	var out []string
	for i := range d.List {
		dir := &d.List[i]
		s := dir.Name
		if dir.HasArg {
			s += fmt.Sprintf("=%s", dir.Arg)
		}
		if dir.Seconds != Invalid {
			s += fmt.Sprintf(":%d", dir.Seconds)
		}
		if dir.Fault != NoFault {
			s += "!" + faultNames[dir.Fault]
		}
		out = append(out, s)
	}
	return strings.Join(out, " | ")
}

func TestParseCacheControl(t *testing.T) {
	for _, test := range []struct{ in, want string }{
		{"public, max-age=300", "public | max-age=300:300"},
		{"PUBLIC,Max-Age=003600", "public | max-age=003600:3600"},
		{", ,max-age=1,,", "max-age=1:1"},
		{"max-age=\"300\"", "max-age=300:300"},
		{"max-age=99999999999999999999", "max-age=99999999999999999999:2147483648"},
		{"max-age=2147483648", "max-age=2147483648:2147483648"},
		{"max-age", "max-age!missing"},
		{"max-age=", "max-age=!not-seconds"},
		{"max-age=-1", "max-age=-1!not-seconds"},
		{"max-age=3600.0", "max-age=3600.0!not-seconds"},
		{"max-age=3600a, no-store", "max-age=3600a!not-seconds | no-store"},
		{"max-age='3600'", "max-age='3600'!not-seconds"},
		{"max-age =60", "max-age=60!space"},
		{"max-age= 60, private", "max-age=60!space | private"},
		{"no-store = 1", "no-store=1!space"},
		{"no-store=1, public=true", "no-store=1!unexpected | public=true!unexpected"},
		{"public; max-age=300", "public!semicolon | max-age=300!semicolon"},
		{"private; max-age=300, no-cache", "private!semicolon | max-age=300!semicolon | no-cache"},
		{"max-age=300;", "max-age=300!semicolon"},
		{"no-cache no-store", "no-cache!no-comma | no-store!no-comma"},
		{"max-age=60 public", "max-age=60!no-comma | public!no-comma"},
		{"no-cache=\"Set-Cookie, X\", max-age=1", "no-cache=Set-Cookie, X | max-age=1:1"},
		{"no-cache=Set-Cookie,no-store", "no-cache=Set-Cookie | no-store"},
		{"private=\"X, no-store", "private=\"X!unclosed | no-store!unclosed"},
		{"foo=\"a, max-age=60", "foo=\"a!unclosed | max-age=60!unclosed"},
		{"private=\"\"", "private="},
		{"private=1", "private=1!unexpected"},
		{"ext=\"max-age=3600\", max-age=1", "ext=max-age=3600 | max-age=1:1"},
		{`ext="a\"b,c", no-store`, `ext=a"b,c | no-store`},
		{"\"no-store\", max-age=60", "no-store!bad | max-age=60:60"},
		{"max-age=1, max-age=1", "max-age=1:1 | max-age=1:1!repeated"},
		{"max-age=1, max-age=2", "max-age=1:1 | max-age=2:2!conflicting"},
		{"max-stale, min-fresh=3", "max-stale | min-fresh=3:3"},
		{"no-st\x00ore", "no-st!bad | ore!bad"},
		{"stale-while-revalidate", "stale-while-revalidate!missing"},
		{"nocache, foo=bar", "nocache | foo=bar"},
		{"max-age=60, =5, no-store", "max-age=60:60 | 5!bad | no-store"},
		{"", ""},
	} {
		d := parseCC(test.in)
		if got := show(&d); got != test.want {
			t.Errorf("%q\n got %s\nwant %s", test.in, got, test.want)
		}
	}
}

func TestSeveralLines(t *testing.T) {
	d := parseCC("public, max-age=300", "foo=\"open", "no-store")
	if !d.Has(NoStore) || d.Get(NoStore).Fault != NoFault || d.Get(MaxAge).Seconds != 300 {
		t.Errorf("a quote left open in one line reaches the next: %s", show(&d))
	}
	if s := d.Get(NoStore).Span; s.Line != 2 || s.Start != 0 || s.End != 8 {
		t.Errorf("span of no-store is %+v", s)
	}
}

func TestMostRestrictiveCounts(t *testing.T) {
	for _, values := range [][]string{{`private="X"`, "private"}, {"private", `private="X"`}, {`private="X", private`}} {
		if d := parseCC(values...); !d.Forbids(Private) {
			t.Errorf("%q does not forbid as a whole", values)
		}
	}
	for _, value := range []string{`private="a", private=1`, `private="a", no-transform; private="b"`, `private=" , "`, `private="{}"`, `private, private="a"`} {
		if d := parseCC(value); !d.Forbids(Private) {
			t.Errorf("%s does not forbid", value)
		}
	}
	for _, value := range []string{`private="X"`, "no-cache=Set-Cookie", `private="a, b"`} {
		d := parseCC(value)
		if d.Forbids(Private) || d.Forbids(NoCache) {
			t.Errorf("%q forbids as a whole", value)
		}
	}
	for _, value := range []string{"private=1", `private=""`, "private;", `private="X`, "private =X"} {
		if d := parseCC(value); !d.Forbids(Private) {
			t.Errorf("%q does not forbid as a whole", value)
		}
	}
	d := parseCC(`no-cache="Set-Cookie, X-Y"`)
	if got := strings.Join(d.Get(NoCache).FieldNames(), "+"); got != "set-cookie+x-y" {
		t.Errorf("field names: %s", got)
	}
}

func TestMalformedPermissionIsNotTrusted(t *testing.T) {
	d := parseCC("public; max-age=60")
	if d.Permits(Public) || d.Get(MaxAge).Seconds != Invalid {
		t.Errorf("trusts %s", show(&d))
	}
}

func FuzzCacheControl(f *testing.F) {
	for _, s := range []string{"public, max-age=300", "no-cache=\"a, b\", private=x", "a;b c=\"d", "max-age =1,,=,\"x\"", "\\\"\x00\xff"} {
		f.Add(s, s)
	}
	f.Fuzz(func(t *testing.T, a, b string) {
		d := parseCC(a, b)
		lines := [2]string{a, b}
		last := wire.Span{}
		for i := range d.List {
			s, arg := d.List[i].Span, d.List[i].ArgSpan
			if s.Line > 1 || s.Start >= s.End || s.End > len(lines[s.Line]) {
				t.Fatalf("span %+v out of range", s)
			}
			if s.Line == last.Line && s.Start < last.End {
				t.Fatalf("spans overlap: %+v %+v", last, s)
			}
			if d.List[i].HasArg && (arg.Start < s.Start || arg.End > s.End) {
				t.Fatalf("argument %+v outside %+v", arg, s)
			}
			last = s
		}
		again := parseCC(d.String())
		if wellFormed(&d) && show(&again) != show(&d) {
			t.Fatalf("%q: %s rendered and parsed again: %s", a, show(&d), show(&again))
		}
	})
}

func wellFormed(d *Directives) bool {
	for i := range d.List {
		if !d.List[i].Trusted() {
			return false
		}
	}
	return true
}
