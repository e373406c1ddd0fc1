package rules

import (
	"slices"
	"strings"

	"maxage/inspect/field"
)

// SingletonFieldRepeated sees fields sent twice that can only have one value.
var SingletonFieldRepeated = &Rule{
	ID:       "singleton-field-repeated",
	Severity: Warning,
	Category: Syntax,
	Title:    "A field that has one value is sent with two",
	Doc: `This field has one value, and stands there on several lines with different ones. Programs take the first, the last or neither, so what users get depends on the browser and the caches that they use.

Mostly the application and a proxy each add a line, or a CDN adds its own. For Location and Content-Disposition Chrome and Firefox show an error instead, because a second line may have been smuggled in by an attacker. Lines that say the same do no harm and are not reported.`,
	Fix:  `Send the field once: set it rather than add to it, and look for a proxy that adds a second line.`,
	Refs: []string{"RFC 9110 section 5.3", "RFC 9110 section 5.5"},

	Check: func(p *Pass) {
		for i := range singletons {
			f := &singletons[i]
			first := p.Exchange.Response.Index(f.name)
			if first < 0 || !p.differsBelow(f.name, first) || f.unimportant != nil && f.unimportant(p) {
				continue
			}
			values, at := p.linesOf(f.name)
			p.Report(at, "%s stands there %d times with different values: %s.", f.name, len(values), f.harm)
			return
		}
	},
}

// singletons are the fields, those that do most harm first.
var singletons = [...]struct {
	name        string
	harm        string
	unimportant func(*Pass) bool
}{
	{"Location", "Chrome and Firefox show users an error instead of following it", nil},
	{"Content-Disposition", "Chrome and Firefox show users an error instead of the file", nil},
	{"Content-Type", "browsers take the last, most other programs the first, so some users see this as what it is not", (*Pass).oneType},
	{"Expires", "caches disagree which counts, so some users see this for longer than others", func(p *Pass) bool { return p.lifetimeStated() || p.overruled() }},
	{"Date", "caches disagree how old this is, so some users see it for longer than others", func(p *Pass) bool { return p.uncounted() || p.oneMinute() }},
	{"Age", "caches disagree how old this is, so some users see it for longer than others", (*Pass).uncounted},
	{"ETag", "caches disagree which one to ask with, so users download again what they have", (*Pass).unstored},
	{"Last-Modified", "caches disagree which one to ask with, so users download again what they have", (*Pass).unstored},
}

// differsBelow reports whether a line below that one has the same name and
// another value.
func (p *Pass) differsBelow(name string, line int) bool {
	fields := p.Exchange.Response.Fields
	for i := line + 1; i < len(fields); i++ {
		if strings.EqualFold(fields[i].Name, name) && fields[i].Value != fields[line].Value {
			return true
		}
	}
	return false
}

// uncounted: it does not matter how old this is.
func (p *Pass) uncounted() bool {
	return p.overruled() || p.Browser.Lifetime == 0 && p.Shared.Lifetime == 0
}

// unstored: nobody has a copy to ask about.
func (p *Pass) unstored() bool { return !p.Browser.Store }

// oneType: only parameters differ, which browsers put together.
func (p *Pass) oneType() bool {
	values, _ := p.linesOf("Content-Type")
	first := field.ParseMediaType(values[0]).String()
	return !slices.ContainsFunc(values, func(v string) bool { return field.ParseMediaType(v).String() != first })
}

// oneMinute: two programs looked at their clocks one after the other.
func (p *Pass) oneMinute() bool {
	values, _ := p.linesOf("Date")
	return p.Date.Valid && !slices.ContainsFunc(values, func(v string) bool {
		date, ok := field.ParseDate(v, p.Clock.Now)
		return !ok || date < p.Date.Unix-60 || date > p.Date.Unix+60
	})
}
