package report

import (
	"slices"
	"strconv"
	"strings"

	"maxage/inspect/field"
	"maxage/inspect/rules"
	"maxage/inspect/wire"
)

// snippet is what to write into the configuration of a server, or into a
// handler in Go.
type snippet struct {
	server string
	code   string // lines
}

// snippets says how to send what a rule wants sent. Where the rule has no
// words of its own for a server they follow from its header lines.
func snippets(r *rules.Rule) []snippet {
	var out []snippet
	changes := changesOf(r.Send)
	for _, s := range []struct {
		server, own string
		write       func([]change) []string
	}{
		{"nginx", r.Config.Nginx, nginxCode}, {"Apache", r.Config.Apache, apacheCode}, {"Caddy", r.Config.Caddy, caddyCode},
		{"Varnish", r.Config.Varnish, varnishCode}, {"Go", r.Config.Go, goCode},
	} {
		code := strings.Trim(s.own, "\n")
		if code == "" {
			code = strings.Join(s.write(changes), "\n")
		}
		if code != "" {
			out = append(out, snippet{s.server, code})
		}
	}
	return out
}

// change is a header line to send, or a field to take away.
type change struct {
	name, value string
	away        bool
	alone       bool // "-Name" stood before it: what others wrote goes
}

// joins reports whether the field is a list that others write into too, so
// that a member is added to it and nothing replaced.
func (c change) joins() bool {
	if c.alone {
		return false
	}
	switch strings.ToLower(c.name) {
	case "vary", "link", "cache-status", "server-timing":
		return true
	}
	return false
}

// grants reports whether the line gives a lifetime. Error pages must not get
// it: what is missing for a moment would be missing for that long.
func (c change) grants() bool {
	name := strings.ToLower(c.name)
	if c.away || !strings.HasSuffix(name, "cache-control") && name != "surrogate-control" {
		return false
	}
	cc := c.directives()
	lasting := func(k field.Kind) bool { d := cc.Get(k); return d != nil && d.Seconds > 0 }
	return !cc.bars() && (lasting(field.MaxAge) || lasting(field.SMaxAge))
}

// control is the value of Cache-Control or of a field like it.
type control struct{ field.Directives }

func (c change) directives() control {
	m := wire.Message{Fields: []wire.Field{{Name: c.name, Value: c.value}}}
	return control{field.ParseCacheControl(&m, wire.Response, []int{0})}
}

// bars reports whether shared caches may not give it out unasked.
func (cc *control) bars() bool {
	return cc.Has(field.NoStore) || cc.Forbids(field.Private) || cc.Forbids(field.NoCache)
}

// ofOneResponse reports whether the value belongs to one response alone, so
// that no configuration can hold it.
func (c change) ofOneResponse() bool {
	switch strings.ToLower(c.name) {
	case "etag", "last-modified", "date", "age", "content-length", "location", "set-cookie":
		return !c.away
	}
	return false
}

// changesOf reads Rule.Send, and leaves out what only the application can
// send.
func changesOf(send string) []change {
	var out []change
	for line := range strings.Lines(send) {
		name, value, _ := strings.Cut(strings.TrimSpace(line), ":")
		c := change{name: name, value: strings.TrimSpace(value)}
		c.name, c.away = strings.CutPrefix(c.name, "-")
		if i := slices.IndexFunc(out, func(before change) bool { return before.away && before.name == c.name }); i >= 0 {
			c.alone = true
			out = slices.Delete(out, i, i+1)
		}
		if c.name != "" && !c.ofOneResponse() {
			out = append(out, c)
		}
	}
	return out
}

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

// caddyCode has Caddy wait for the answer (">") before it sets a field;
// otherwise reverse_proxy would add the one from behind to it.
func caddyCode(changes []change) []string {
	var out []string
	for _, c := range changes {
		switch {
		case c.away:
			out = append(out, "header -"+c.name)
		case c.joins():
			out = append(out, "header +"+c.name+" "+caddyString(c.value))
		case c.grants():
			out = append(out, "header {", "    match status 2xx 3xx", "    >"+c.name+" "+caddyString(c.value), "}")
		default:
			out = append(out, "header >"+c.name+" "+caddyString(c.value))
		}
	}
	return out
}

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

// broken joins two halves of a line, or breaks it between them where it would
// be too long to be read at a glance; the joint says that it goes on.
func broken(first, joint, second string) string {
	const longest = 68
	if len(first)+1+len(second) <= longest {
		return first + " " + second
	}
	return first + joint + "\n    " + second
}

// indented moves lines into a block.
func indented(lines string) string { return "    " + strings.ReplaceAll(lines, "\n", "\n    ") }

// caddyString writes a string for a Caddyfile, where a backslash escapes
// nothing but a quotation mark.
func caddyString(s string) string { return `"` + strings.ReplaceAll(s, `"`, `\"`) + `"` }

// quoted writes a string as nginx and httpd read it.
func quoted(s string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(s) + `"`
}

// vclString writes a string for VCL, whose plain ones know no escapes.
func vclString(s string) string {
	if strings.ContainsRune(s, '"') {
		return `{"` + s + `"}`
	}
	return `"` + s + `"`
}
