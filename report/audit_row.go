package report

import (
	"slices"
	"strconv"
	"strings"

	"maxage/inspect/cache"
	"maxage/inspect/field"
)

// passed is the grade of an exchange that nothing grave is known of.
const passed = "good"

// grade is how much a finding counts for the result of a run: nothing ("") when
// the policy ignores it, little when the baseline had it already.
func (f *Finding) grade() string {
	switch {
	case f.Ignored != nil:
		return ""
	case f.Baseline == baselineUnchanged && rank(f.Severity) < rank("info"):
		return "info"
	}
	return f.Severity
}

// Fails reports whether the finding fails a run that fails from that severity on
// ("" and never: none does). What the policy ignores does not, nor what the
// baseline has.
func (f *Finding) Fails(from string) bool {
	return from != "" && from != "never" && f.counts() && f.Baseline != baselineUnchanged && rank(f.Severity) <= rank(from)
}

// grade is that of the gravest finding.
func (x *Exchange) grade() string {
	out := passed
	for i := range x.Findings {
		if g := x.Findings[i].grade(); rank(g) < rank(out) {
			out = g
		}
	}
	return out
}

// rulesAtWork lists the rules whose findings count, gravest first, each once.
func (x *Exchange) rulesAtWork() (ids []string) {
	for _, severity := range severities[:3] {
		for i := range x.Findings {
			f := &x.Findings[i]
			if f.grade() == severity && !slices.Contains(ids, f.Rule) {
				ids = append(ids, f.Rule)
			}
		}
	}
	return ids
}

// cell is a verdict in a few letters: "5 min", "~2 d" for a guess, "revalid."
// where it has to ask each time, "?" where nothing says, "-" for not stored.
func (d *Verdict) cell() string {
	switch {
	case d == nil, !d.Store, d.Reuse == "never", len(d.Windows) == 0:
		return "-"
	case d.window("fresh") != nil && d.Lifetime >= field.MaxSeconds:
		return "for ever"
	case d.window("fresh") != nil:
		return d.freshFor()
	case d.Source == "none" && len(d.Windows) == 1 && !d.decidedBy(cache.NoCache):
		return "?"
	}
	return "revalid."
}

// outcome is what the cache that answered, or was asked last, says it did:
// "HIT"; "" when none says anything.
func (x *Exchange) outcome() string {
	if len(x.ServedBy) == 0 {
		return ""
	}
	at := way(x.ServedBy).answered()
	if at < 0 {
		at = len(x.ServedBy) - 1
	}
	switch x.ServedBy[at].Outcome {
	case field.OutcomeHit:
		return "HIT"
	case field.OutcomeStale:
		return "STALE"
	case field.OutcomeRevalidated:
		return "REVAL"
	case field.OutcomeMiss:
		return "MISS"
	case field.OutcomeBypass:
		return "PASS"
	}
	return ""
}

// header joins the values of all response lines of that name.
func (x *Exchange) header(name string) string {
	out := ""
	for _, h := range x.Response.Headers {
		if !strings.EqualFold(h[0], name) {
			continue
		}
		if out != "" {
			out += ", "
		}
		out += h[1]
	}
	return out
}

// immutable reports whether browsers are told not even to ask on reload.
func (x *Exchange) immutable() bool {
	for word := range strings.SplitSeq(x.header("Cache-Control"), ",") {
		if strings.EqualFold(strings.TrimSpace(word), "immutable") {
			return true
		}
	}
	return false
}

// browserCell is the cell for browsers, to which immutable is addressed.
func (x *Exchange) browserCell() string {
	d := x.Verdicts.Get("browser")
	cell := d.cell()
	if d != nil && d.window("fresh") != nil && x.immutable() {
		cell += " imm"
	}
	return cell
}

// validator says in a word what a cache can ask with.
func (x *Exchange) validator() string {
	switch etag := x.header("ETag"); {
	case strings.HasPrefix(etag, "W/"):
		return "weak"
	case etag != "":
		return "ETag"
	case x.header("Last-Modified") != "":
		return "date"
	}
	return "-"
}

// age is how old the answer was when it came, by its Age.
func (x *Exchange) age() string {
	if x.header("Age") == "" || len(x.Verdicts) == 0 {
		return "-"
	}
	return field.SpokenShort(x.Verdicts[0].Age)
}

// size is that of the body as transferred, "" when not known.
func (x *Exchange) size() string {
	if b := x.Response.Body.Bytes; b != nil {
		return field.Bytes(*b)
	}
	return ""
}

// origin and path part a URL, "" and all of it where it has no such parts.
func originAndPath(url string) (origin, path string) {
	scheme, rest, ok := strings.Cut(url, "://")
	if !ok {
		return "", url
	}
	at := strings.IndexAny(rest, "/?#")
	if at < 0 {
		return url, "/"
	}
	return scheme + "://" + rest[:at], rest[at:]
}

// String writes a place so that terminals and editors find it, "" for none.
func (p *Place) String() string {
	if p == nil {
		return ""
	}
	out := p.File
	for _, n := range [...]int{p.Line, p.Column} {
		if n == 0 {
			break
		}
		out += ":" + strconv.Itoa(n)
	}
	return out
}
