package report

import (
	"cmp"
	"fmt"
	"path"
	"strconv"
	"strings"

	"maxage/inspect/rules"
)

// CI is what the formats for pipelines want to know beside the report.
type CI struct {
	Root   string        // the repository's folder, absolute: files are named relative to it
	Here   string        // the folder that relative names are seen from, relative to Root; "" is Root
	Anchor string        // FILE or FILE:LINE for findings that stand in no file; "" is the policy, or maxage.yaml
	FailOn string        // the severity from which on a finding fails: error (also ""), warning, info, or never
	Rules  []*rules.Rule // beside the catalogue's: those of the policy
}

// Fails reports whether a finding is one that a build fails for.
func (c *CI) Fails(f *Finding) bool { return f.Fails(cmp.Or(c.FailOn, "error")) }

// anchor finds a file of the repository to show a finding at. Viewers of code
// refuse a URL there, so a finding stands where it is caused, or at its target
// in a list, or at the fallback.
func (c *CI) anchor(run *Run, places ...*Place) Place {
	name, line := cutLine(c.Anchor)
	for _, p := range append(places, &Place{File: name, Line: line}, &Place{File: run.Policy}) {
		if p == nil {
			continue
		}
		if file := c.inRepository(p.File); file != "" {
			return Place{file, max(p.Line, 1), p.Column}
		}
	}
	return Place{File: "maxage.yaml", Line: 1}
}

func cutLine(anchor string) (file string, line int) {
	if i := strings.LastIndexByte(anchor, ':'); i > 0 {
		if n, err := strconv.Atoi(anchor[i+1:]); err == nil {
			return anchor[:i], n
		}
	}
	return anchor, 0
}

// inRepository names a file relative to the repository's folder, or returns ""
// for what is no file in it: standard input, a sitemap's URL, a file elsewhere.
func (c *CI) inRepository(file string) string {
	if file == "" || file == "-" || strings.Contains(file, "://") {
		return ""
	}
	file = path.Clean(strings.ReplaceAll(file, `\`, "/"))
	if !absolute(file) {
		file = path.Join(c.Here, file)
	} else {
		rest, ok := strings.CutPrefix(file, strings.TrimSuffix(path.Clean(strings.ReplaceAll(c.Root, `\`, "/")), "/")+"/")
		if !ok || c.Root == "" {
			return ""
		}
		file = rest
	}
	if file == "." || file == ".." || strings.HasPrefix(file, "../") {
		return ""
	}
	return file
}

func absolute(file string) bool {
	return strings.HasPrefix(file, "/") || len(file) > 2 && file[1] == ':' && file[2] == '/'
}

// subject names the exchange in a line of its own, however long its URL is.
func subject(x *Exchange) string {
	return cmp.Or(visible(strings.TrimSpace(x.Request.Method+" "+short(x.URL, 500)), false), "a response")
}

// failed names what failed, in a line of its own.
func failed(f *Failure) string {
	switch {
	case f.URL != "":
		return visible(short(f.URL, 500), false)
	case f.Entry > 0:
		return visible(fmt.Sprintf("%s, entry %d", f.File, f.Entry), false)
	case f.File != "":
		return visible(f.File, false)
	case f.Shard != "":
		return visible("shard "+f.Shard, false)
	}
	return "a transfer"
}

// short cuts text after n bytes, between characters.
func short(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && s[n]&0xc0 == 0x80 {
		n--
	}
	return s[:n] + "…"
}

// told is what a finding says, with its remedy, each on its line.
func told(f *Finding) string {
	text := visible(short(f.Message, 4000), false)
	if f.Fix != "" && f.Severity != "good" {
		text += "\nFix: " + visible(f.Fix, false)
	}
	return text
}

// occurrences counts how often something was seen. Readers that take things of
// one name for the same one force it: a few bytes are kept for each name.
type occurrences map[uint64]int32

// next counts a name, and returns how often it was seen, this time included.
func (o occurrences) next(parts ...string) int {
	h := uint64(14695981039346656037)
	for _, p := range parts {
		for i := range len(p) {
			h = (h ^ uint64(p[i])) * 1099511628211
		}
		h = (h ^ 0xff) * 1099511628211
	}
	o[h]++
	return int(o[h])
}
