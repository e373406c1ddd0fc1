package field

import (
	"strings"
)

var requestExplainers = map[string]func(*annotator){
	"cache-control":   (*annotator).requestCacheControl,
	"pragma":          (*annotator).requestPragma,
	"user-agent":      selecting("all clients share one copy", "each kind of client has its own copy"),
	"accept":          selecting("all get the same kind of content", "one copy for each value"),
	"accept-encoding": selecting("all get the same coding", "one copy for each value"),
	"accept-language": selecting("all get the same language", "one copy for each value"),
	"cookie":          selecting("a shared copy does not depend on it", "one copy for each value, so users hardly share any"),
	"origin":          selecting("all sites get the same copy", "one copy for each site that asks"),
	"referer":         selecting("", "one copy for each page that links here"),
	"authorization":   (*annotator).authorization,
	"range":           (*annotator).byteRange,
}

// selecting explains a request field by whether Vary names it: that decides
// whether it selects among stored copies.
func selecting(notInVary, inVary string) func(*annotator) {
	return func(a *annotator) {
		name := lower(a.m.Fields[a.line].Name)
		switch {
		case !a.shareable() || a.Vary.Star:
			a.general()
		case a.Vary.Has(name):
			a.say("in Vary: %s", inVary)
		case notInVary != "":
			a.say("not in Vary: %s", notInVary)
		default:
			a.general()
		}
	}
}

// shareable reports whether one copy may serve many clients, as far as the
// fields tell: otherwise selecting among copies is no question.
func (a *annotator) shareable() bool {
	cc := &a.CacheControl
	if a.barred() != "" || cc.Forbids(Private) {
		return false
	}
	status := LookupStatus(a.Exchange.Response.Status)
	return status != nil && status.Cacheable || cc.Has(MaxAge) || cc.Has(SMaxAge) || cc.Permits(Public) || a.Expires.Present
}

func (a *annotator) authorization() {
	cc := &a.CacheControl
	switch {
	case a.barred() != "":
		a.say("the user's credentials; %s", a.barred())
		return
	case cc.Has(NoStore) || cc.Forbids(Private):
		k := Private
		if cc.Has(NoStore) {
			k = NoStore
		}
		a.say("the user's credentials; %s keeps the answer out of shared caches%s", k, a.elsewhere())
		return
	}
	if k := cc.opener(); k != Unknown {
		a.say("the user's credentials; %s in the answer lets shared caches store it even so", k).Ref = "RFC 9111 section 3.5"
		return
	}
	a.say("the user's credentials: shared caches must not store the answer unless it says public, s-maxage or must-revalidate").Ref = "RFC 9111 section 3.5"
}

// elsewhere adds that Cache-Control does not speak to those whom a targeted
// field addresses.
func (a *annotator) elsewhere() string {
	for i := range a.Targeted {
		if a.Targeted[i].Valid {
			return ", except those that obey " + a.Exchange.Response.Fields[a.Targeted[i].Lines[0]].Name
		}
	}
	return ""
}

func (a *annotator) byteRange() {
	if strings.HasPrefix(lower(a.value), "bytes=") {
		a.say("only these bytes are wanted")
		return
	}
	a.say("only a part is wanted")
}

func (a *annotator) requestPragma() {
	switch {
	case len(a.Request.CacheControl.List) > 0:
		a.say("the old form of Cache-Control, which is there too and counts")
	case a.Request.Pragma.NoCache:
		a.say("the old form of Cache-Control: no-cache: no stored answer unless the origin has confirmed it")
	default:
		a.say("only no-cache ever had a meaning here")
	}
}

func (a *annotator) requestCacheControl() {
	here := onLine(a, a.Request.CacheControl.List, directiveSpan)
	for i := range here {
		d := &here[i]
		n := a.directive(d, requestMeaning(d))
		if info := LookupDirectiveInfo(d.Name); info != nil && info.Request != "" && requestSection[d.Known] != "" {
			n.Ref = requestSection[d.Known]
		}
	}
}

var requestSection = map[Known]string{
	MaxAge: "RFC 9111 section 5.2.1.1", MaxStale: "RFC 9111 section 5.2.1.2", MinFresh: "RFC 9111 section 5.2.1.3",
	NoCache: "RFC 9111 section 5.2.1.4", NoStore: "RFC 9111 section 5.2.1.5", NoTransform: "RFC 9111 section 5.2.1.6",
	OnlyIfCached: "RFC 9111 section 5.2.1.7", StaleIfError: "RFC 5861 section 4",
}

func requestMeaning(d *Directive) string {
	n := d.Seconds
	switch d.Known {
	case MaxAge:
		if n == 0 {
			return "the client wants it confirmed by the origin, as when a page is reloaded"
		}
		return "the client wants an answer at most " + counted(n) + " old"
	case NoCache:
		return "the client wants no stored answer unless the origin has confirmed it"
	case NoStore:
		return "nothing of this request and its answer may be stored"
	case MaxStale:
		if n == Invalid {
			return "the client accepts a stale answer, however stale"
		}
		return "the client accepts an answer stale by at most " + counted(n)
	case MinFresh:
		return "the client wants an answer that stays fresh for another " + counted(n)
	case OnlyIfCached:
		return "the client wants a stored answer or a 504; the origin is not to be asked"
	case NoTransform:
		return "intermediaries must not change the content"
	case StaleIfError:
		return "if the origin fails, the client accepts an answer stale by at most " + counted(n)
	case Unknown:
		return unknownDirective(d)
	}
	return "means something only in responses"
}

// sent says what the request had for a field that Vary names.
func (a *annotator) sent(name string) string {
	if len(a.Exchange.Request.Fields) == 0 {
		return "" // nothing is known of the request
	}
	for i := range a.Exchange.Request.Fields {
		f := &a.Exchange.Request.Fields[i]
		if !strings.EqualFold(f.Name, name) {
			continue
		}
		if name == "cookie" || name == "authorization" || len(f.Value) > 40 {
			return "; this request sent one"
		}
		return "; this request sent " + f.Value
	}
	return "; this request sent none"
}
