package report

import (
	"strings"
)

// apacheCode speaks of both tables that httpd keeps fields in: what comes from
// mod_proxy lies in the one called onsuccess, what comes from CGI in always.
func apacheCode(changes []change) []string {
	var out []string
	for _, c := range changes {
		value := quoted(strings.ReplaceAll(c.value, "%", "%%"))
		switch {
		case c.joins():
			out = append(out, "Header always merge "+c.name+" "+value)
		case c.away:
			out = append(out, "Header onsuccess unset "+c.name, "Header always unset "+c.name)
		case c.grants():
			const noError = `"expr=%{REQUEST_STATUS} -lt 400"`
			out = append(out, "Header always unset "+c.name+" "+noError, broken("Header onsuccess set "+c.name, ` \`, value+` \`), "    "+noError)
		default:
			out = append(out, "Header onsuccess unset "+c.name, "Header always set "+c.name+" "+value)
		}
	}
	return out
}
