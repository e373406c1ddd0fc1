package report

import (
	"strings"
)

// nginxCode hides what comes from behind nginx before it adds a line, since
// add_header alone would make two of them.
func nginxCode(changes []change) []string {
	var hide, add []string
	for _, c := range changes {
		if !c.joins() {
			hide = append(hide, "proxy_hide_header "+c.name+";")
		}
		switch {
		case c.away:
		case c.grants(): // without always, errors go without it
			add = append(add, "add_header "+c.name+" "+quoted(c.value)+";")
		default:
			add = append(add, "add_header "+c.name+" "+quoted(c.value)+" always;")
		}
	}
	if len(hide) > 0 {
		hide[0] += " # or fastcgi_hide_header"
	}
	return append(hide, add...)
}

// quoted writes a string as nginx and httpd read it.
func quoted(s string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(s) + `"`
}
