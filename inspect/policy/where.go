package policy

import (
	"strings"

	"github.com/bmatcuk/doublestar/v4"

	"maxage/inspect/field"
	"maxage/inspect/rules"
	"maxage/inspect/wire"
)

// Where is what else has to hold for a rule: of the URL, or of the response.
type Where struct {
	HashedName  *bool // the URL names one version of what it gives
	Status      []statuses
	ContentType []item
}

var whereKeys = []key[Where]{
	{"hashed-name", "the file name carries a hash or a version of the content", boolean(), func(r *reader, e entry, w *Where) { r.optionalBool(e, &w.HashedName) }},
	{"status", "the status of the response: 404, 2xx", statusForm(), func(r *reader, e entry, w *Where) { w.Status = r.statuses(e.value) }},
	{"content-type", "the media type: text/html, image/*", textOrList(), func(r *reader, e entry, w *Where) {
		w.ContentType = r.globs(e.value, strings.ToLower)
	}},
}

// later reports whether only a response can tell.
func (w *Where) later() bool { return len(w.Status) > 0 || len(w.ContentType) > 0 }

// answer is what is known of a condition.
type answer uint8

const (
	no answer = iota
	maybe
	yes
)

// holds asks the response, or before it has come the URL alone.
func (w *Where) holds(url string, r *field.Response) answer {
	if r == nil {
		if !w.hashed(&field.Response{Exchange: &wire.Exchange{URL: url}}) {
			return no
		}
		if w.later() {
			return maybe
		}
		return yes
	}
	if w.hashed(r) && anyStatus(w.Status, r.Exchange.Response.Status) && w.typed(r.ContentType) {
		return yes
	}
	return no
}

func (w *Where) hashed(r *field.Response) bool {
	return w.HashedName == nil || *w.HashedName == rules.Fingerprinted(r)
}

func (w *Where) typed(t field.MediaType) bool {
	return len(w.ContentType) == 0 || t.Present && anyGlob(w.ContentType, t.Type+"/"+t.Subtype)
}

func anyGlob(globs []item, s string) bool {
	for _, g := range globs {
		if doublestar.MatchUnvalidated(g.text, s) {
			return true
		}
	}
	return false
}

// applies says whether the rule is for a request, or for the response to it.
func (rule *Rule) applies(l location, method string, r *field.Response) answer {
	if !rule.URL.match(l) || !rule.hosts(l) || !rule.methods(method) {
		return no
	}
	return rule.Where.holds(l.whole, r)
}

func (rule *Rule) methods(method string) bool {
	for _, m := range rule.Method {
		if m == method {
			return true
		}
	}
	return len(rule.Method) == 0
}

func (rule *Rule) hosts(l location) bool {
	for _, g := range rule.Host {
		host := l.host
		if strings.Contains(g.text, ":") {
			host = l.hostPort
		}
		if doublestar.MatchUnvalidated(g.text, host) {
			return true
		}
	}
	return len(rule.Host) == 0
}
