package policy

import (
	"fmt"

	"maxage/inspect/field"
	"maxage/inspect/rules"
	"maxage/inspect/wire"
)

const (
	swr = field.StaleWhileRevalidate
	sie = field.StaleIfError
)

// PolicyStaleWindow sees a stale window of another length than wanted.
var PolicyStaleWindow = &rules.Rule{
	ID:       "policy-stale-window",
	Severity: rules.Error,
	Category: rules.Staleness,
	Title:    "stale-while-revalidate or stale-if-error is not what the policy wants",
	Doc: `Users wait where they need not, get an error where an old copy would do, or see an old copy for longer than the team has agreed on.

Compared is the number that the directive gives in Cache-Control, whoever obeys it; without the directive it is 0. That s-maxage or must-revalidate switches the window off in some caches is for other rules to say.`,
	Fix:  "Send the directive with the time that the policy wants.",
	Refs: []string{"RFC 5861 section 3", "RFC 5861 section 4"},
}

// wantDirective reads what is wanted of a stale window.
func wantDirective(kind field.Kind) func(r *reader, e entry, w *want) {
	return func(r *reader, e entry, w *want) {
		s, ok := r.text(e.value)
		if !ok {
			return
		}
		var b bound
		if s != never {
			b, _ = r.bound(e.value, s)
		}
		*w = func(l *look) { checkWindow(l, kind, b) }
	}
}

func checkWindow(l *look, kind field.Kind, b bound) {
	d, has := l.CacheControl.Get(kind), int64(0)
	var at []wire.Span
	if d != nil {
		has, at = max(0, d.Seconds), []wire.Span{d.Span}
	}
	if b.holds(has) {
		return
	}
	comes := "Cache-Control has none"
	if d != nil {
		comes = "Cache-Control gives " + spoken(has)
	}
	wanted, fix := b.String(), fmt.Sprintf("Send %s=%d in Cache-Control.", kind, b.aim())
	if b.high == 0 {
		wanted, fix = "no window", fmt.Sprintf("Take %s out of Cache-Control.", kind)
	}
	l.report(PolicyStaleWindow, at, fix, "The policy wants %s for %s, and %s%s.", wanted, kind, comes, l.aside())
}

// PolicyImmutable sees immutable missing, or where it is not wanted.
var PolicyImmutable = &rules.Rule{
	ID:       "policy-immutable",
	Severity: rules.Error,
	Category: rules.Performance,
	Title:    "immutable is missing, or is there against the policy",
	Doc: `With immutable, browsers do not ask for the file again when a user reloads the page. Without it each reload sends a request for each file; with it on a file that does change, no reload brings the change.

The policy says of which URLs it is right.`,
	Fix:  "Add immutable to Cache-Control where the URL changes with the content, and take it out elsewhere.",
	Refs: []string{"RFC 8246 section 2"},
}

func wantImmutable(wanted bool) want {
	return func(l *look) {
		d := l.CacheControl.Get(field.Immutable)
		switch {
		case wanted && !l.CacheControl.Permits(field.Immutable):
			l.report(PolicyImmutable, l.lines("Cache-Control"), "Add immutable to Cache-Control.",
				"The policy wants immutable, and it is not there: every reload asks for this again%s.", l.aside())
		case !wanted && d != nil:
			l.report(PolicyImmutable, []wire.Span{d.Span}, "Take immutable out of Cache-Control.",
				"The policy wants no immutable, and it is there: a reload may not bring a change%s.", l.aside())
		}
	}
}
