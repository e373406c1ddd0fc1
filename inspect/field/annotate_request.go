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
	return HeuristicallyCacheable(a.Exchange.Response.Status) || cc.Has(MaxAge) || cc.Has(SMaxAge) || cc.Permits(Public) || a.Expires.Present
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
	if k := cc.Opener(); k != Unknown {
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
