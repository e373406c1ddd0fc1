package cache

import (
	"slices"
	"strings"

	"maxage/inspect/field"
	"maxage/inspect/wire"
)

// atsMeets: Authorization is held against what is stored only where there is
// something, and max-stale is limited by less than serving stale otherwise.
func atsMeets(now, stored *field.Response, v *Verdict) Demand {
	p := v.Cache.policy(atsRereads(stored))
	revalidates := p.Has(field.MustRevalidate) || p.Has(field.ProxyRevalidate)
	if now.Request.Authorization.Present {
		switch {
		case revalidates:
			return Asked
		case !p.Has(field.Public):
			return Aside
		}
	}
	if v.Reuse == Fresh || revalidates || p.Has(field.NoCache) {
		return AsUsual
	}
	stale := false
	for m := range asked(&now.Exchange.Request, "Cache-Control") {
		token, rest := atsToken(m.text)
		switch n, ok := atsNumber(rest); strings.ToLower(token) {
		case "min-fresh":
			return AsUsual
		case "max-stale":
			stale = !ok || v.Age <= v.Lifetime+n && v.Lifetime+n > 0
		}
	}
	if stale {
		return AsStored
	}
	return AsUsual
}

// atsValidator: only a 200 is asked about with a condition.
func atsValidator(r *field.Response) string {
	etag, _ := r.Exchange.Response.Get("ETag")
	switch again := atsRereads(r); {
	case r.Exchange.Response.Status != 200:
	case etag != "":
		return "etag"
	case again.LastModified.Valid:
		return "last-modified"
	}
	return ""
}

// atsSame compares lists without regard to case and white space.
func atsSame(name string, stored, now []string) bool {
	if name == "accept-encoding" {
		return true // atsSelects has seen to it
	}
	return (stored == nil) == (now == nil) && slices.Equal(atsElements(stored), atsElements(now))
}

func atsElements(lines []string) []string {
	var all []string
	for _, line := range lines {
		for i := 0; i <= len(line); {
			end := elementEnd(line, i)
			if m := element(line, 0, i, end); m.text != "" {
				all = append(all, strings.ToLower(strings.Trim(m.text, `"`)))
			}
			i = end + 1
		}
	}
	return all
}

// atsSelects: with any Vary the answer's coding, type and language must suit
// the request (calculate_quality_of_match).
func atsSelects(now *wire.Message, stored *field.Response) bool {
	if stored.Vary.Lines == 0 {
		return true
	}
	before, m := &stored.Exchange.Request, &stored.Exchange.Response
	return atsCoding(atsGzip(before), atsGzip(now), m) && atsType(now, m) && atsLanguage(before, now, m)
}

// atsGzip is all that it leaves of Accept-Encoding, for itself and the origin.
func atsGzip(q *wire.Message) bool {
	for m := range asked(q, "Accept-Encoding") {
		coding, params, _ := strings.Cut(m.text, ";")
		coding = strings.ToLower(strings.TrimSpace(coding))
		if (coding == "gzip" || coding == "x-gzip" || coding == "*") && atsWeight(params) {
			return true
		}
	}
	return false
}

// atsWeight reports whether a weight is above 0.
func atsWeight(params string) bool {
	weight, ok := strings.CutPrefix(strings.ReplaceAll(strings.ToLower(params), " ", ""), "q=")
	return !ok || strings.Trim(weight, "0.") != ""
}

// atsCoding: what was asked for without gzip is not given to who takes gzip,
// unless it has it.
func atsCoding(before, now bool, stored *wire.Message) bool {
	coding, _ := stored.Get("Content-Encoding")
	switch coding = strings.ToLower(strings.TrimSpace(coding)); {
	case before == now:
		return true
	case now:
		return coding == "gzip" || coding == "x-gzip"
	}
	return coding == "" || strings.Contains(coding, "identity")
}

func atsType(now, stored *wire.Message) bool {
	content, _ := stored.Get("Content-Type")
	content, _, _ = strings.Cut(strings.ToLower(content), ";")
	kind, _, _ := strings.Cut(strings.TrimSpace(content), "/")
	suits := true
	for m := range asked(now, "Accept") {
		accepted, params, _ := strings.Cut(strings.ToLower(m.text), ";")
		accepted = strings.TrimSpace(accepted)
		if content == "" || (accepted == "*/*" || accepted == "*" || accepted == kind+"/*" || accepted == strings.TrimSpace(content)) && atsWeight(params) {
			return true
		}
		suits = false
	}
	return suits
}

func atsLanguage(before, now, stored *wire.Message) bool {
	was, _ := before.Get("Accept-Language")
	is, asks := now.Get("Accept-Language")
	content, said := stored.Get("Content-Language")
	if !asks || !said || was == is {
		return true
	}
	for m := range asked(now, "Accept-Language") {
		language, params, _ := strings.Cut(strings.ToLower(m.text), ";")
		language = strings.TrimSpace(language)
		for _, one := range atsElements([]string{content}) {
			if (language == "*" || one == language || strings.HasPrefix(one, language+"-")) && atsWeight(params) {
				return true
			}
		}
	}
	return false
}
