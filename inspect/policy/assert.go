package policy

import (
	"fmt"
	"os"
	"strings"
)

// Asserted is the name that places have in a policy made by Assert. There is no
// such file.
const Asserted = "expectation"

// Assert makes a policy for every URL of expectations as people type them: a key
// of expect and its value, as "shared >= 5m", "set-cookie never", "header ETag
// present".
func Assert(expectations ...string) (*Policy, error) {
	text := "version: 1\nrules:\n"
	if len(expectations) == 0 {
		return &Policy{}, nil
	}
	for _, one := range expectations {
		key, value, ok := strings.Cut(strings.TrimSpace(one), " ")
		value = strings.TrimSpace(value)
		if !ok || value == "" {
			return nil, fmt.Errorf("%q lacks a value: write 'shared >= 5m', 'set-cookie never' or 'header ETag present'", one)
		}
		if key == "header" {
			name, what, _ := strings.Cut(value, " ")
			if what = strings.TrimSpace(what); what == "" || what == "exists" {
				what = "present"
			}
			text += fmt.Sprintf("- expect: {headers: {%q: %q}}\n", name, what)
			continue
		}
		text += fmt.Sprintf("- expect: {%q: %q}\n", key, value)
	}
	return Read(Asserted, Options{ReadFile: func(file string) ([]byte, error) {
		if file == Asserted {
			return []byte(text), nil
		}
		return nil, os.ErrNotExist
	}})
}
