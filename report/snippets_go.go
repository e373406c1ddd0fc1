package report

import (
	"strconv"
)

// goCode is for a handler of net/http, before it writes.
func goCode(changes []change) []string {
	var out []string
	for _, c := range changes {
		name, value := strconv.Quote(c.name), strconv.Quote(c.value)
		switch {
		case c.away:
			out = append(out, "w.Header().Del("+name+")")
		case c.joins():
			out = append(out, "w.Header().Add("+name+", "+value+")")
		default:
			out = append(out, broken("w.Header().Set("+name+",", "", value+")"))
		}
	}
	return out
}
