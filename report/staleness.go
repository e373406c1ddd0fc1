package report

import (
	"maxage/inspect/cache"
	"maxage/inspect/field"
	"slices"
)

// Staleness is how old what a user sees may get at worst.
type Staleness struct {
	WithAge    int64   `json:"with_age_s" jsonschema:"where every cache passes Age on; 2147483648, which all seconds end at, stands for any age"`
	WithoutAge int64   `json:"without_age_s" jsonschema:"where a cache drops Age, so that the layers add up"`
	Because    []Layer `json:"because" jsonschema:"the layers that hold it, the shared cache before the browser"`
}

// Layer is what one of the caches on the way does for that.
type Layer struct {
	Cache string `json:"cache" jsonschema:"of its kind the one that may hold it longest"`
	Fresh int64  `json:"fresh_s" jsonschema:"its lifetime"`
	Stale int64  `json:"stale_s" jsonschema:"for how long it may serve it past that"`
	Text  string `json:"text"`
}

func newStaleness(s *cache.Staleness) *Staleness {
	out := &Staleness{WithAge: s.WithAge, WithoutAge: s.WithoutAge, Because: make([]Layer, 0, 2)}
	for _, l := range [...]*cache.Layer{&s.Shared, &s.Browser} {
		if l.Cache != nil {
			out.Because = append(out.Because, Layer{l.Cache.Name, l.Fresh, l.Stale, layerText(l)})
		}
	}
	return out
}

func layerText(l *cache.Layer) string {
	text := l.Cache.Title + " may reuse it for "
	if l.Fresh >= field.MaxSeconds {
		return text + "ever"
	}
	text += field.Spoken(l.Fresh)
	if l.Stale > 0 {
		text += " and serve it stale for " + field.Spoken(l.Stale) + " more"
	}
	return text
}

// sentence is the figure in words, "" when nothing is reused. A product that
// keeps what the standard's caches would not, or for longer, is named.
func (s *Staleness) sentence() string {
	if s == nil || s.WithoutAge == 0 {
		return ""
	}
	text := "A user may see data " + field.OldAtMost(s.WithoutAge)
	if s.WithAge != s.WithoutAge {
		text += "; " + field.Spoken(s.WithAge) + " where every cache on the way passes Age on"
	}
	sign := ": "
	for _, l := range s.Because {
		if c := cache.Lookup(l.Cache); c != nil && !slices.Contains(cache.Standard, c) {
			text, sign = text+sign+l.Text, " and "
		}
	}
	return text + "."
}

func (e *encoder) staleness(s *Staleness) {
	if s == nil {
		return
	}
	e.key("staleness")
	e.open('{')
	e.number("with_age_s", s.WithAge)
	e.number("without_age_s", s.WithoutAge)
	each(e, "because", s.Because, func(e *encoder, l *Layer) {
		e.text("cache", l.Cache)
		e.number("fresh_s", l.Fresh)
		e.number("stale_s", l.Stale)
		e.text("text", l.Text)
	})
	e.close('}')
}
