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
	case d.Known == Unknown:
		meaning += " (" + fault + ")"
	case d.Fault == UnexpectedArgument || d.Fault == Repeated || d.Fault == Conflicting:
		meaning += "; " + fault
	case kinds[d.Known] == seconds:
		meaning = fault // without a number that can be believed nothing else holds
	default:
		meaning = fault + "; meant: " + meaning
	}
	n := a.piece(d.Span, label, "%s", meaning)
	if info := LookupDirectiveInfo(d.Name); info != nil {
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
	status int
	only   bool // for one kind of cache: a targeted field
}

func (a *annotator) control(ds *Directives) control {
	return control{Directives: ds, status: a.Exchange.Response.Status}
}

// meaning says what a directive of a response means beside the others.
func (c control) meaning(d *Directive) string {
	switch d.Known {
	case Public:
		return "any cache may store it, even if credentials were sent"
	case Private:
		return privateText(d)
	case MaxAge:
		return c.maxAge(d)
	case SMaxAge:
		return c.sMaxAge(d)
	case NoCache:
		return noCacheText(d)
	case NoStore:
		if c.Permits(MustUnderstand) {
			return "no cache may store it, except those that implement must-understand and know this status"
		}
		return "no cache may store any part of it"
	case MustRevalidate:
		return "once stale, it must be confirmed before reuse; if the origin is down, users get an error, not the old copy"
	case ProxyRevalidate:
		return "once stale, shared caches must have it confirmed before reuse; browsers ignore this"
	case MustUnderstand:
		return fmt.Sprintf("only caches that know what the status %d demands may store it", c.status)
	case NoTransform:
		return "intermediaries must not change the content; says nothing about storing"
	case Immutable:
		return "will not change while it is fresh, so reloading the page need not ask again"
	case StaleWhileRevalidate:
		return c.stale(d, "may be served stale for another %s while a new one is fetched")
	case StaleIfError:
		return c.stale(d, "may be served stale for another %s if the origin fails")
	case MaxStale, MinFresh, OnlyIfCached:
		return "means something only in requests; ignored here"
	}
	return unknownDirective(d)
}

func (c control) maxAge(d *Directive) string {
	var text string
	switch {
	case d.Seconds <= 0:
		text = "stale at once: to be confirmed before each reuse"
	case d.Seconds >= MaxSeconds:
		text = fmt.Sprintf("fresh for longer than caches count, %s", counted(MaxSeconds))
	default:
		text = fmt.Sprintf("fresh for %s from the origin's reply", counted(d.Seconds))
	}
	switch {
	case c.Has(NoStore):
		return text + ", but no-store forbids keeping it"
	case c.Forbids(NoCache) && d.Seconds > 0:
		return text + ", but no-cache demands asking even so"
	case c.Has(SMaxAge) && !c.only:
		return text + "; shared caches obey s-maxage instead"
	}
	return text
}

func (c control) sMaxAge(d *Directive) string {
	text := "in shared caches, instead of max-age and Expires: "
	if d.Seconds <= 0 {
		text += "stale at once, to be confirmed before each reuse"
	} else {
		text += "fresh for " + counted(d.Seconds) + ", then it must be confirmed"
	}
	switch {
	case c.Has(NoStore):
		return text + "; but no-store forbids keeping it"
	case c.Forbids(Private):
		return text + "; but private keeps it out of shared caches"
	case c.Forbids(NoCache) && d.Seconds > 0:
		return text + "; but no-cache demands asking even so"
	}
	return text
}

// stale explains the two windows of RFC 5861, and what closes them.
func (c control) stale(d *Directive, format string) string {
	if d.Seconds == 0 {
		return "no time at all: the same as leaving it out"
	}
	text := fmt.Sprintf(format, counted(d.Seconds))
	switch {
	case c.Has(NoStore):
		return text + "; but no-store forbids keeping it"
	case c.Forbids(NoCache):
		return text + "; but no-cache forbids that"
	case c.Has(MustRevalidate):
		return text + "; but must-revalidate forbids that"
	case c.Has(SMaxAge):
		return text + "; not in shared caches, where s-maxage forbids it"
	case c.Has(ProxyRevalidate):
		return text + "; not in shared caches, where proxy-revalidate forbids it"
	}
	return text
}

func privateText(d *Directive) string {
	if d.Qualified() {
		return "shared caches must leave out " + strings.Join(d.FieldNames(), ", ") + " and may store the rest; many treat it as plain private"
	}
	return "only the user's own browser may store it; shared caches must not"
}

func noCacheText(d *Directive) string {
	if d.Qualified() {
		return strings.Join(d.FieldNames(), ", ") + " must not be reused without asking, the rest may be; many caches treat it as plain no-cache"
	}
	return "may be stored, but must be confirmed by the origin before every reuse"
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

// counted says seconds exactly and, when there are many, as a person would.
func counted(n int64) string {
	if n < 60 {
		return count(n, "second")
	}
	return fmt.Sprintf("%d s (%s)", n, Spoken(n))
}
