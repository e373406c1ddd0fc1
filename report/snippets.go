package report

import (
	"slices"
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
