package cmd

import (
	"os"
	"testing"
)

// appWith is an app that sees these variables only.
func appWith(env map[string]string) *app {
	return &app{getenv: func(name string) string { return env[name] }}
}

// TestColor is the table of who decides about colour, the first that speaks.
func TestColor(t *testing.T) {
	type vars = map[string]string
	for _, c := range []struct {
		flag     string
		env      vars
		terminal bool
		want     bool
	}{
		{"", nil, true, true},
		{"", nil, false, false},
		{"auto", nil, true, true},
		{"auto", vars{"NO_COLOR": "1"}, true, false},
		{"always", nil, false, true},
		{"always", vars{"NO_COLOR": "1", "TERM": "dumb", "CLICOLOR": "0"}, false, true},
		{"never", vars{"CLICOLOR_FORCE": "1", "FORCE_COLOR": "1", "GITHUB_ACTIONS": "true"}, true, false},
		{"", vars{"NO_COLOR": "1"}, true, false},
		{"", vars{"NO_COLOR": "0"}, true, false}, // any value but the empty one
		{"", vars{"NO_COLOR": ""}, true, true},
		{"", vars{"NO_COLOR": "1", "CLICOLOR_FORCE": "1"}, true, false},
		{"", vars{"CLICOLOR_FORCE": "1"}, false, true},
		{"", vars{"CLICOLOR_FORCE": "0"}, false, false},
		{"", vars{"CLICOLOR_FORCE": "0"}, true, true},
		{"", vars{"FORCE_COLOR": "1"}, false, true},
		{"", vars{"FORCE_COLOR": "0"}, false, false},
		{"", vars{"FORCE_COLOR": "1", "CLICOLOR": "0", "TERM": "dumb"}, false, true},
		{"", vars{"CLICOLOR": "0"}, true, false},
		{"", vars{"CLICOLOR": "1"}, true, true},
		{"", vars{"CLICOLOR": "1"}, false, false},
		{"", vars{"TERM": "dumb"}, true, false},
		{"", vars{"TERM": "xterm"}, false, false},
		{"", vars{"GITHUB_ACTIONS": "true"}, false, true},
		{"", vars{"GITLAB_CI": "true"}, false, true},
		{"", vars{"GITHUB_ACTIONS": "true", "NO_COLOR": "1"}, false, false},
		{"", vars{"GITHUB_ACTIONS": "true", "CLICOLOR": "0"}, false, false},
		{"", vars{"CI": "true"}, false, false},
	} {
		if got := appWith(c.env).color(c.flag, c.terminal); got != c.want {
			t.Errorf("--color=%s %v terminal=%v: %v", c.flag, c.env, c.terminal, got)
		}
	}
}

func TestASCIILocale(t *testing.T) {
	type vars = map[string]string
	for _, c := range []struct {
		env  vars
		want bool
	}{
		{nil, false},
		{vars{"LANG": "C.UTF-8"}, false},
		{vars{"LANG": "de_DE.utf8"}, false},
		{vars{"LANG": "C"}, true},
		{vars{"LANG": "de_DE.ISO-8859-1"}, true},
		{vars{"LANG": "C", "LC_CTYPE": "en_US.UTF-8"}, false},
		{vars{"LANG": "en_US.UTF-8", "LC_ALL": "POSIX"}, true},
		{vars{"LANG": "C", "LC_ALL": "", "LC_CTYPE": "C.UTF-8"}, false},
	} {
		if got := appWith(c.env).asciiLocale(); got != c.want {
			t.Errorf("%v: %v", c.env, got)
		}
	}
}

func TestWidth(t *testing.T) {
	for columns, want := range map[string]int{"": 80, "120": 120, "40": 40, "39": 80, "-1": 80, "wide": 80} {
		if got := appWith(map[string]string{"COLUMNS": columns}).width(os.Stdout, false); got != want {
			t.Errorf("COLUMNS=%s gives %d", columns, got)
		}
	}
	file, err := os.Open(os.DevNull)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	if s := appWith(nil).style(&options{}, file); !s.Unbroken || s.Color || s.Width != 80 {
		t.Errorf("into a pipe: %+v", s)
	}
	if s := appWith(nil).style(&options{width: 60}, file); s.Unbroken || s.Width != 60 {
		t.Errorf("--width 60: %+v", s)
	}
}
