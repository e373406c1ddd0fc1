package field

import (
	"fmt"
	"strings"
)

func (a *annotator) cacheControl() {
	c := a.control(&a.CacheControl)
	here := onLine(a, a.CacheControl.List, directiveSpan)
	for i := range here {
		a.directive(&here[i], c.meaning(&here[i]))
	}
}

// directive adds the note about one directive: its meaning, unless a fault
// takes that away, and the fault.
func (a *annotator) directive(d *Directive, meaning string) *Note {
	label := a.Exchange.Text(d.Span)
	if len(label) == len(a.value) && strings.Contains(label, ",") && !d.Quoted {
		label = d.Name // its place in the line is not known
	}
	fault := d.faultText()
	switch {
	case fault == "":
	case d.Kind == Unknown:
		meaning += " (" + fault + ")"
	case d.Fault == UnexpectedArgument || d.Fault == Repeated || d.Fault == Conflicting:
		meaning += "; " + fault
	case takes[d.Kind] == seconds:
		meaning = fault // without a number that can be believed nothing else holds
	default:
		meaning = fault + "; meant: " + meaning
	}
	n := a.piece(d.Span, label, "%s", meaning)
	if info := LookupDirective(d.Name); info != nil {
		n.Ref = info.Ref
	} else {
		n.Ref = "RFC 9111 section 5.2.3"
	}
	return n
}

// control is the list of directives that govern together, and what else bears
// on their meaning.
type control struct {
	*Directives
	status  int
	bar     string // why nothing is kept whatever else they say, or ""
	expires bool   // Expires gives a lifetime too
	opener  Kind   // what lets shared caches store the answer to a request with Authorization
	closed  bool   // nothing does
	only    bool   // for one kind of cache: a targeted field
}

func (a *annotator) control(ds *Directives) control {
	c := control{Directives: ds, status: a.Exchange.Response.Status, bar: a.bar(ds), expires: a.Expires.Valid}
	if a.Request.Authorization.Present && c.bar == "" && !ds.Forbids(Private) {
		c.opener = ds.Opener()
		c.closed = c.opener == Unknown
	}
	return c
}

// meaning says what a directive of a response means beside the others.
func (c control) meaning(d *Directive) string {
	switch d.Kind {
	case Public:
		return c.public()
	case Private:
		return c.private(d)
	case MaxAge:
		return c.maxAge(d)
	case SMaxAge:
		return c.sMaxAge(d)
	case NoCache:
		return c.noCache(d)
	case NoStore:
		if c.Permits(MustUnderstand) {
			return "no cache may store it, except those that implement must-understand and know this status"
		}
		return "no cache may store any part of it"
	case MustRevalidate:
		return c.unlessBarred("once stale, it must be confirmed before reuse; if the origin is down, users get an error, not the old copy" + c.opens(MustRevalidate))
	case ProxyRevalidate:
		return c.unlessBarred("once stale, shared caches must have it confirmed before reuse; browsers ignore this")
	case MustUnderstand:
		return fmt.Sprintf("only caches that know what the status %d demands may store it", c.status)
	case NoTransform:
		return "intermediaries must not change the content; says nothing about storing"
	case Immutable:
		return c.immutable()
	case StaleWhileRevalidate:
		return c.stale(d, "may be served stale for another %s while a new one is fetched")
	case StaleIfError:
		return c.stale(d, "may be served stale for another %s if the origin fails")
	case MaxStale, MinFresh, OnlyIfCached:
		return "means something only in requests; ignored here"
	}
	return unknownDirective(d)
}

func unknownDirective(d *Directive) string {
	switch d.Name {
	case "pre-check", "post-check":
		return "an extension of old Internet Explorer; ignored"
	}
	if k := NearestDirective(d.Name); k != Unknown {
		return "no directive: caches ignore it. Meant: " + k.String() + "?"
	}
	return "no directive of the standards: caches that do not know it ignore it"
}
