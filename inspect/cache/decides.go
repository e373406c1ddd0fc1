package cache

import (
	"fmt"
	"slices"
	"strings"

	"maxage/inspect/field"
)

// Decides says in plain words, step by step, how the cache comes to its
// verdicts. It is told from what Judge goes by, so it is true of that.
func (c *Cache) Decides() []string {
	if c.Factual {
		return nil
	}
	steps := []string{c.storing(), c.lifetimes(), c.ages(), c.stales(), c.asking(), c.requests()}
	return slices.DeleteFunc(steps, func(s string) bool { return s == "" })
}

func (c *Cache) storing() string {
	if c.refuses == nil {
		return "It stores what RFC 9111 section 3 lets " + c.Title + " store: what does not say no-store, and has a lifetime, a directive or a status that permits it."
	}
	text := ""
	if past := c.named(c.passes); len(past) > 0 {
		text = "It hands through, past its store, " + list(past) + ". "
	}
	if bars := c.named(c.refuses); len(bars) > 0 {
		text += "It does not store " + list(bars) + "."
	}
	return strings.TrimSpace(text + " " + c.statuses())
}

// named are the codes as what they stand against. Codes for statuses are left to
// statuses.
func (c *Cache) named(codes []Code) []string {
	var names []string
	for _, code := range codes {
		name := against[code]
		if code == Authorization && len(c.openers) > 0 {
			name += " (unless it says " + strings.Join(kinds(c.openers), ", ") + ")"
		}
		if name != "" {
			names = append(names, name)
		}
	}
	return names
}

// statuses says which ones are stored.
func (c *Cache) statuses() string {
	var text string
	switch {
	case !slices.Contains(c.refuses, NothingAllows):
	case len(c.guesses) == 0 && c.explicit == nil:
		text = "With a lifetime given it stores any status, without one none."
	case c.explicit == nil:
		text = "Without a lifetime given it stores the statuses " + numbers(c.guesses) + ", with one any other too."
	case len(c.explicit) == 0:
		text = "It stores the statuses " + numbers(c.guesses) + "."
	default:
		text = "It stores the statuses " + numbers(c.guesses) + ", and with a lifetime given " + numbers(c.explicit) + " too."
	}
	if len(c.kept) > 0 {
		text += " It stores no other statuses than " + numbers(c.kept) + "."
	}
	if len(c.unstored) > 0 {
		text += " It never stores " + numbers(c.unstored) + "."
	}
	return strings.TrimSpace(text)
}

// against names what a code stands against, as an object.
var against = map[Code]string{
	RequestCookie: "requests with a Cookie", Authorization: "answers to requests with Authorization", AuthorizationPassed: "requests with Authorization",
	RequestNoStore: "answers to requests with no-store", RequestRange: "requests for a part (Range)", RequestUnread: "requests whose Cache-Control it cannot read",
	NoStore: "what says no-store", Private: "what says private", NoCacheUnstored: "what says no-cache", SetCookie: "what sets a cookie",
	PragmaNoCache: "what says Pragma: no-cache and has no Cache-Control", PragmaUnstored: "what says Pragma: no-cache",
	VaryStarUnstored: "what varies by *", VaryUnstored: "what varies by fields that it does not compare", AuthenticateUnstored: "what has WWW-Authenticate",
	EmptyUnstored: "what has no body", EmptyStale: "what has no body and is stale soon", ExpiresUnstored: "what has an Expires that has passed or cannot be read, unless max-age stands above it",
	Unconfirmable: "what it must confirm before every use and cannot", QueryUnstored: "what has a query in its URL and no lifetime",
	UselessUnstored: "what it could neither reuse nor confirm", Unmarked: "what has neither a lifetime nor an ETag or Last-Modified",
	TooLarge: "large bodies", StaleOnArrival: "what is stale on arrival", TypeUnstored: "what has no lifetime and is not static by its Content-Type",
	VaryUnusable: "what has a Vary that it cannot use",
}

func (c *Cache) lifetimes() string {
	sources := c.sources
	if sources == nil {
		if sources = privateSources; c.Shared {
			sources = sharedSources
		}
	}
	var words []string
	for _, s := range sources {
		words = append(words, c.source(s))
	}
	text := "How long it is fresh: the first there is of " + strings.Join(words, ", ") + "."
	if len(c.Target) > 0 {
		text += " Before them goes the first valid of " + strings.Join(spelledAll(c.Target), ", ") + ": it switches Cache-Control and Expires off."
	}
	if c.shortest > 0 {
		text += " It is raised to " + Seconds(c.shortest) + "."
	}
	if c.longest > 0 {
		text += " It is cut to " + Seconds(c.longest) + "."
	}
	return text
}

// source names one source of a lifetime.
func (c *Cache) source(s Source) string {
	switch s {
	case SourceExpires:
		return "Expires"
	case SourceDefault:
		if c.fallback == 0 && len(c.fallbacks) > 0 {
			return "a default by status"
		}
		return "its default of " + Seconds(c.fallback)
	case SourceHeuristic:
		percent := c.heuristic.percent
		if percent == 0 {
			percent = 10
		}
		text := fmt.Sprintf("a guess, %d %% of the time since Last-Modified", percent)
		if c.heuristic.most > 0 {
			text += " and " + field.Spoken(c.heuristic.most) + " at most"
		}
		return text
	}
	return string(s)
}

func kinds(of []field.Kind) []string {
	var names []string
	for _, k := range of {
		names = append(names, k.String())
	}
	return names
}

func numbers(of []int) string {
	var words []string
	for _, n := range of {
		words = append(words, fmt.Sprint(n))
	}
	return list(words)
}

func spelledAll(names []string) []string {
	var out []string
	for _, n := range names {
		out = append(out, spelled(n))
	}
	return out
}

func also(is bool, text string) string {
	if is {
		return text
	}
	return ""
}
