package cmd

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"maxage/inspect/curl"
)

// conflict refuses flags that make no sense together: a pipeline should not be
// green because one of them was silently without effect.
func (o *options) conflict(given func(flag string) bool) error {
	jobs := slices.DeleteFunc([]string{"init", "check-policy", "explain-policy"}, func(f string) bool { return !given(f) })
	switch {
	case len(jobs) > 1:
		return usagef("run it once for each", "--%s and --%s are two things to do", jobs[0], jobs[1])
	case given("shard") && given("shard-index"):
		return usagef("leave one out", "--shard and --shard-index say the same, counted from 1 and from 0")
	case len(o.rules.only) > 0 && !slices.ContainsFunc(o.rules.only, o.rules.looksFor):
		return usagef("leave one of them out", "--skip takes away all that --only names")
	case given("all-origins") && !given("assets"):
		return usagef("add --assets, or leave it out", "--all-origins is about the files that --assets finds")
	}
	for _, asked := range []string{"set", "unset", "rate"} {
		if given(asked) && !o.tellsWhatIf() {
			return usagef("add --format json=PATH, or fetch the URL without audit", "of an audit, only json and ndjson tell what --%s asks", asked)
		}
	}
	return nil
}

// tellsWhatIf reports whether a report holds what --set, --unset and --rate ask.
func (o *options) tellsWhatIf() bool {
	var formats []string
	for _, out := range o.outputs {
		formats = append(formats, out.format)
	}
	if p := o.audit.policy; p != nil && len(formats) == 0 {
		for _, out := range p.Outputs {
			formats = append(formats, out.Format)
		}
	}
	return slices.Contains(formats, "json") || slices.Contains(formats, "ndjson")
}

// missingFiles refuses a target that is named like a file and is none: taken for
// a host it would be looked up, in vain, several times.
func missingFiles(c *curl.Command) error {
	for t := range c.Transfers {
		name := t.Source
		if strings.ContainsAny(name, ":?") || !slices.Contains([]string{".txt", ".xml", ".har", ".warc", ".json", ".ndjson", ".yaml", ".yml"}, filepath.Ext(name)) {
			continue
		}
		if host, _, isPath := strings.Cut(name, "/"); isPath && strings.Contains(strings.TrimLeft(host, "."), ".") {
			continue // example.com/sitemap.xml
		}
		if _, err := os.Stat(name); errors.Is(err, fs.ErrNotExist) {
			return usagef("check its name; a URL begins with http:// or https://", "there is no file %s", name)
		}
	}
	return nil
}
