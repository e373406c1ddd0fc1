package cache

import (
	"strings"

	"maxage/inspect/field"
	"maxage/inspect/wire"
)

// haproxyDemands: directives that would have it look at an age make it go past
// its store, as no-cache does.
func haproxyDemands(q *wire.Message, _ *Verdict) Demand {
	for m := range asked(q, "Cache-Control") {
		for _, name := range [...]string{"max-age", "no-cache", "max-stale", "min-fresh"} {
			if begins(m.text, name) {
				return Aside
			}
		}
	}
	pragma, _ := q.Get("Pragma")
	if _, controlled := q.Get("Cache-Control"); !controlled && strings.EqualFold(strings.TrimSpace(pragma), "no-cache") {
		return Aside
	}
	return AsUsual
}

func haproxyUnsafe(q *wire.Message) bool {
	switch q.Method {
	case "GET", "HEAD", "OPTIONS", "TRACE":
		return false
	}
	return true
}

// haproxyVaryRefuses holds Vary against what process-vary can compare. A
// request that went past the store has no key for what varies.
func haproxyVaryRefuses(r *field.Response, before bool) bool {
	if r.Vary.Lines == 0 {
		return false
	}
	for _, f := range r.Exchange.Response.Fields {
		if !strings.EqualFold(f.Name, "Vary") {
			continue
		}
		for _, name := range strings.Split(f.Value, ",") {
			switch name = strings.ToLower(strings.Trim(name, " \t")); {
			case name != "accept-encoding" && name != "referer" && (name != "origin" || before):
				return true
			}
		}
	}
	coded := before || r.Vary.Has("accept-encoding")
	return haproxyDemands(&r.Exchange.Request, nil) == Aside || r.Request.Authorization.Present || coded && haproxyCodings(r) == nil
}

// haproxySame compares the first line of Referer and Origin; what it makes of
// Accept-Encoding depends on the response.
func haproxySame(name string, stored, now []string) bool {
	return name == "accept-encoding" || (stored == nil) == (now == nil) && (stored == nil || strings.TrimSpace(stored[0]) == strings.TrimSpace(now[0]))
}

// haproxySelects: what varies by Accept-Encoding suits all who accept its
// Content-Encoding. Up to version 2.6 what varies by other fields only is never
// found again.
func haproxySelects(now *wire.Message, stored *field.Response, before bool) bool {
	if !stored.Vary.Has("accept-encoding") {
		return !before || stored.Vary.Lines == 0
	}
	accepted, refused, said := map[string]bool{"identity": true}, map[string]bool{}, false
	for _, f := range now.Fields {
		if !strings.EqualFold(f.Name, "Accept-Encoding") {
			continue
		}
		said = true
		for m := range strings.SplitSeq(strings.ToLower(f.Value), ",") {
			coding, weight, _ := strings.Cut(m, ";")
			if coding = haproxyCoding(coding); strings.Trim(weight, " \t") == "q=0" {
				refused[coding] = true
			} else {
				accepted[coding] = true
			}
		}
	}
	for _, coding := range haproxyCodings(stored) {
		if refused[coding] || said && !accepted[coding] && !accepted["*"] {
			return false
		}
	}
	return true
}

// haproxyCodings are those of the response that HAProxy knows; nil if there is
// one that it cannot know, by its first letter.
func haproxyCodings(r *field.Response) []string {
	var all []string
	for m := range members(r, "Content-Encoding") {
		switch coding := haproxyCoding(m.text); coding {
		case "gzip", "deflate", "br", "compress", "aes128gcm", "exi", "pack200-gzip", "zstd", "identity":
			all = append(all, coding)
		default:
			if coding == "" || !strings.Contains("abcdegipxz*", coding[:1]) {
				return nil
			}
		}
	}
	if all == nil {
		all = []string{"identity"}
	}
	return all
}

func haproxyCoding(text string) string { return strings.TrimPrefix(strings.Trim(text, " \t"), "x-") }
