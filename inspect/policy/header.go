package policy

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"maxage/inspect/rules"
	"maxage/inspect/wire"
)

// PolicyValidator sees ETag and Last-Modified missing, or unwanted.
var PolicyValidator = &rules.Rule{
	ID:       "policy-validator",
	Severity: rules.Error,
	Category: rules.Validation,
	Title:    "ETag and Last-Modified are missing, or are there against the policy",
	Doc: `With a validator a cache asks whether its copy still holds, and gets a short 304 if so. Without one it loads everything again.

Where the tags differ between servers for the same content, or tell too much, a team may want none.`,
	Fix:  "Send an ETag made from the content, or a true Last-Modified.",
	Refs: []string{"RFC 9110 section 8.8"},
}

func wantValidator(how string) want {
	return func(l *look) {
		at := append(l.lines("ETag"), l.lines("Last-Modified")...)
		valid := l.ETag.Present && l.ETag.Valid || l.LastModified.Valid
		switch {
		case how == "required" && !valid && len(at) == 0:
			l.report(PolicyValidator, nil, "", "The policy wants an ETag or a Last-Modified, and neither is there: a cache that asks gets everything again%s.", l.aside())
		case how == "required" && !valid:
			l.report(PolicyValidator, at, "", "The policy wants an ETag or a Last-Modified, and what is there is malformed: a cache that asks gets everything again%s.", l.aside())
		case how == never && len(at) > 0:
			l.report(PolicyValidator, at, "Take ETag and Last-Modified out.", "The policy wants neither ETag nor Last-Modified, and there is one%s.", l.aside())
		}
	}
}

// PolicySetCookie sees a cookie set where the policy wants none.
var PolicySetCookie = &rules.Rule{
	ID:       "policy-set-cookie",
	Severity: rules.Error,
	Category: rules.Privacy,
	Title:    "A cookie is set where the policy wants none",
	Doc: `A cookie in a stored response is given to everybody who gets the copy, and some caches store no response that sets one, so that the origin answers every request.

On files that are the same for all users no cookie is needed.`,
	Fix:  "Take Set-Cookie out of these responses: set the cookie on pages that are for one user.",
	Send: "-Set-Cookie",
	Refs: []string{"RFC 9111 section 7.3"},
}

func wantNoCookie(l *look) {
	if len(l.Cookies) == 0 {
		return
	}
	var at []wire.Span
	var names []string
	for i := range l.Cookies {
		c := &l.Cookies[i]
		at = append(at, c.NameSpan)
		if name := rules.Plain(c.Name); !slices.Contains(names, name) && len(names) < 5 {
			names = append(names, name)
		}
	}
	l.report(PolicySetCookie, at, "", "The policy wants no cookie set here, and %s %s set%s.", both(names), are(names), l.aside())
}

// PolicyHeader sees a header field that is not as the policy wants.
var PolicyHeader = &rules.Rule{
	ID:       "policy-header",
	Severity: rules.Error,
	Category: rules.Security,
	Title:    "A header field is not as the policy wants",
	Doc: `The team has agreed that a header is there, is not there, or says a certain thing, and it is otherwise.

The value is compared with each line of that name: one that is equal, or that the regular expression fits, will do.`,
	Fix:  "Send the header as the policy wants it.",
	Refs: []string{"RFC 9110 section 5"},
}

// wantHeader reads present, absent, a value, or re: and an expression.
func (r *reader) wantHeader(e entry) want {
	s, ok := r.text(e.value)
	if !ok || s == unwanted {
		return nil
	}
	if !isToken(e.name) {
		r.fail(e.at, "", "%q is no name of a header field", e.name)
	}
	h := wantedHeader{name: e.name, value: s}
	if re, ok := strings.CutPrefix(s, "re:"); ok {
		h.re = r.regexp(e.value, re)
	}
	return h.check
}

type wantedHeader struct {
	name, value string
	re          *regexp.Regexp
}

func (h *wantedHeader) fits(value string) bool {
	switch {
	case h.re != nil:
		return h.re.MatchString(value)
	case h.value == "present":
		return true
	}
	return value == h.value
}

func (h *wantedHeader) check(l *look) {
	at := l.lines(h.name)
	fits := slices.ContainsFunc(at, func(s wire.Span) bool { return h.fits(l.Exchange.Text(s)) })
	switch {
	case h.value == "absent":
		if len(at) > 0 {
			l.report(PolicyHeader, at, "Take "+h.name+" out.", "The policy wants no %s, and it is there%s.", h.name, l.aside())
		}
	case fits:
	case len(at) == 0:
		l.report(PolicyHeader, nil, h.fix(), "The policy wants %s, and it is not there%s.", h.name, l.aside())
	default:
		said := "something else"
		if harmless[strings.ToLower(h.name)] {
			said = rules.Plain(l.Exchange.Text(at[0]))
		}
		l.report(PolicyHeader, at, h.fix(), "The policy wants %s to say %s, and it says %s%s.", h.name, rules.Plain(h.value), said, l.aside())
	}
}

// fix is the line to send where the policy wants a certain one.
func (h *wantedHeader) fix() string {
	if h.re != nil || h.value == "present" {
		return ""
	}
	return fmt.Sprintf("Send %s: %s.", h.name, h.value)
}

// harmless fields hold no secret in any site: a finding may say what they hold.
var harmless = map[string]bool{
	"cache-control": true, "cdn-cache-control": true, "surrogate-control": true, "vary": true,
	"content-type": true, "content-encoding": true, "content-language": true, "accept-ranges": true,
	"strict-transport-security": true, "x-content-type-options": true, "x-frame-options": true, "referrer-policy": true,
}
