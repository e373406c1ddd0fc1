package cmd

import (
	"fmt"
	"slices"
	"strings"

	"maxage/inspect/cache"
	"maxage/inspect/field"
)

// setCache takes one --cache.
func (o *options) setCache(value string) error {
	chosen, err := chosenCaches([]string{value})
	for _, c := range chosen {
		if !slices.ContainsFunc(o.caches, func(known *cache.Cache) bool { return known.Name == c.Name }) {
			o.caches = append(o.caches, c)
		}
	}
	return err
}

// chosenCaches reads the values of --cache, each NAME,NAME or "all" or one
// NAME:KEY=VALUE,KEY=VALUE. None is chosen twice.
func chosenCaches(values []string) ([]*cache.Cache, error) {
	var chosen []*cache.Cache
	for _, value := range values {
		some, err := cachesIn(value)
		if err != nil {
			return nil, err
		}
		for _, c := range some {
			if !slices.ContainsFunc(chosen, func(known *cache.Cache) bool { return known.Name == c.Name }) {
				chosen = append(chosen, c)
			}
		}
	}
	return chosen, nil
}

func cachesIn(value string) ([]*cache.Cache, error) {
	if value == "all" {
		return cache.All, nil
	}
	names, settings, configured := strings.Cut(value, ":")
	if configured {
		c, err := knownCache(names)
		if err != nil {
			return nil, err
		}
		if c, err = c.Configure(settings); err != nil {
			return nil, usagef("one --cache takes the settings of one cache; give another cache its own --cache", "%w", err)
		}
		return []*cache.Cache{c}, nil
	}
	var chosen []*cache.Cache
	for name := range strings.SplitSeq(names, ",") {
		c, err := knownCache(strings.TrimSpace(name))
		if err != nil {
			return nil, err
		}
		chosen = append(chosen, c)
	}
	return chosen, nil
}

func knownCache(name string) (*cache.Cache, error) {
	c := cache.Lookup(name)
	switch {
	case c == nil:
		return nil, usagef(cacheHint(name), "there is no cache called %q", name)
	case c.Factual:
		return nil, usagef("maxage caches "+name+" shows what is known", "no verdict can be given for %s: its configuration decides, not the response alone", c.Title)
	}
	return c, nil
}

// cacheHint names the cache that was probably meant, or all there are.
func cacheHint(name string) string {
	best, least := "", 3
	for _, c := range cache.All {
		if n := field.Slips(strings.ToLower(name), c.Name); n < least {
			best, least = c.Name, n
		}
	}
	if best != "" {
		return fmt.Sprintf("did you mean %s?", best)
	}
	return "these exist: " + strings.Join(cacheNames(), ", ")
}

func cacheNames() (names []string) {
	for _, c := range cache.All {
		names = append(names, c.Name)
	}
	return names
}
