package cmd

import (
	"fmt"

	"maxage/inspect/curl"
)

// helpCurl lists every option that curl has and what becomes of it here.
func (a *app) helpCurl() {
	for _, status := range []curl.Status{curl.Supported, curl.Accepted, curl.Refused} {
		fmt.Fprintf(a.stdout, "%s:\n", map[curl.Status]string{
			curl.Supported: "Supported", curl.Accepted: "Accepted without effect", curl.Refused: "Refused, with exit code 2",
		}[status])
		for _, row := range curl.Table() {
			if row.Status != status {
				continue
			}
			name := curlName(row)
			if row.Short == "" {
				name = "    " + name
			}
			fmt.Fprintln(a.stdout, wrapped(fmt.Sprintf("  %-30s", name), 32, row.Note))
		}
		fmt.Fprintln(a.stdout)
	}
}

// curlName is how the option is written.
func curlName(row curl.Row) string {
	if row.Short == "" {
		return "--" + row.Long
	}
	return "-" + row.Short + ", --" + row.Long
}
