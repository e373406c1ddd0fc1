package rules

import (
	"cmp"

	"maxage/inspect/cache"
	"maxage/inspect/field"
	"maxage/inspect/wire"
)

// faulty are the directives that a rule finds badly written, and the one among
// them that matters most.
type faulty struct {
	at    []wire.Span
	worst *field.Directive
}

func (f *faulty) add(d *field.Directive) {
	f.at = append(f.at, d.Span)
	if f.worst == nil || weight(d.Kind) > weight(f.worst.Kind) {
		f.worst = d
	}
}

func weight(k field.Kind) int {
	switch k {
	case field.NoStore:
		return 3
	case field.Private:
		return 2
	case field.NoCache:
		return 1
	}
	return 0
}

// misread reports directives that caches read differently because of a fault,
// which what says. It is an error where one that forbids is lost.
func (p *Pass) misread(f *faulty, what string) *Finding {
	found := p.misreadBy(f, what)
	found.Send = cmp.Or(rewrite("Cache-Control", &p.CacheControl, nil), found.Send)
	return found
}

func (p *Pass) misreadBy(f *faulty, what string) *Finding {
	k := f.worst.Kind
	if names := p.losers(k); products(names) != "" {
		found := p.Report(f.at, "%s, so %s is lost on %s: %s.", what, k, products(names), lost[k])
		found.Severity, found.Caches = Error, names
		return found
	}
	if r := p.readings(measured); !protects(k) && r.differ() && p.matters() {
		return p.Report(f.at, "%s, so caches disagree about it: this is %s.", what, &r)
	}
	became := "; the caches that were measured get over that, but another may ignore it and show users an older page."
	if k == field.Unknown {
		became = ", and caches ignore the word beside it: what you meant by that does not happen."
	}
	found := p.Report(f.at, "%s", what+became)
	found.Severity = Info
	return found
}

// lost says what happens where a directive that forbids is not seen.
var lost = map[field.Kind]string{
	field.NoStore: "copies are kept of what you wanted kept nowhere",
	field.Private: "other users get what was meant for one",
	field.NoCache: "users get old copies without anyone asking for a new one",
}

// losers names the products that were seen at work and do with the response
// what the directive forbids, but would not if it were well written.
func (p *Pass) losers(k field.Kind) []string {
	if !protects(k) {
		return nil
	}
	return p.readingOtherwise(func(is, meant *cache.Verdict) bool {
		if k == field.Private && !is.Cache.Shared {
			return false
		}
		return is.FreshFor() > 0 && meant.FreshFor() == 0 || k == field.NoStore && is.Store && !meant.Store
	})
}

// matters reports whether a product that was seen at work reuses the response
// for longer or shorter because of the fault.
func (p *Pass) matters() bool {
	return p.readingOtherwise(func(is, meant *cache.Verdict) bool { return is.FreshFor() != meant.FreshFor() }) != nil
}

// readingOtherwise names the products, of those that were seen at work, whose
// verdict on the response and on what was meant by it differ in that way.
func (p *Pass) readingOtherwise(differ func(is, meant *cache.Verdict) bool) (names []string) {
	other := p.wellWritten()
	known := p.everyone()
	for i := range known {
		if v := &known[i]; measured(v.Cache) {
			if w := v.Cache.Judge(other); differ(v, &w) {
				names = append(names, v.Cache.Name)
			}
		}
	}
	return names
}
