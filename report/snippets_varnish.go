package report

import (
	"strconv"
	"strings"

	"maxage/inspect/field"
)

// varnishCode is for vcl_backend_response. Varnish has read Cache-Control by
// then, so what it is to do itself has to be said too.
func varnishCode(changes []change) []string {
	var out []string
	for _, c := range changes {
		name, value := "beresp.http."+c.name, vclString(c.value)
		switch {
		case c.away:
			out = append(out, "unset "+name+";")
		case c.joins():
			out = append(out, "if ("+name+") {", indented(broken("set "+name+" = "+name+" +", "", vclString(", "+c.value)+";")), "} else {",
				indented(broken("set "+name+" =", "", value+";")), "}")
		case c.grants():
			out = append(out, "if (beresp.status < 400) {")
			for _, line := range append([]string{broken("set "+name+" =", "", value+";")}, varnishKeeps(c)...) {
				out = append(out, indented(line))
			}
			out = append(out, "}")
		default:
			out = append(append(out, "set "+name+" = "+value+";"), varnishKeeps(c)...)
		}
	}
	if len(out) == 0 {
		return nil
	}
	return append([]string{"# in vcl_backend_response"}, out...)
}

// varnishKeeps says for how long Varnish itself may keep what is sent with that
// Cache-Control. Not at all means, as in the built-in VCL, to remember for two
// minutes that this is so.
func varnishKeeps(c change) []string {
	if !strings.EqualFold(c.name, "Cache-Control") {
		return nil
	}
	cc := c.directives()
	if cc.bars() {
		return []string{"set beresp.uncacheable = true;", "set beresp.ttl = 120s;"}
	}
	var out []string
	for _, k := range []field.Kind{field.SMaxAge, field.MaxAge} {
		if d := cc.Get(k); d != nil {
			out = append(out, "set beresp.ttl = "+strconv.FormatInt(d.Seconds, 10)+"s;")
			break
		}
	}
	if d := cc.Get(field.StaleWhileRevalidate); d != nil {
		out = append(out, "set beresp.grace = "+strconv.FormatInt(d.Seconds, 10)+"s;")
	}
	return out
}

// vclString writes a string for VCL, whose plain ones know no escapes.
func vclString(s string) string {
	if strings.ContainsRune(s, '"') {
		return `{"` + s + `"}`
	}
	return `"` + s + `"`
}
