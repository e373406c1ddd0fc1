package cache

import (
	"fmt"
	"strings"
)

// Setting is something of a product's configuration that decides verdicts.
type Setting struct {
	Key    string // as in the product's own configuration, with _ for -
	Stock  string // its value in the stock configuration
	Values string // what may be given: "seconds", "on or off", "1.22, 1.28"
	Doc    string

	set func(c *Cache, value string) error
}

// switchValues are what a setting that is a switch may be given; none means on.
const switchValues = "on or off"

// Configure returns the cache as the settings KEY=VALUE,KEY=VALUE make it. The
// receiver is not changed.
func (c *Cache) Configure(settings string) (*Cache, error) {
	set := *c
	for pair := range strings.SplitSeq(settings, ",") {
		key, value, ok := strings.Cut(pair, "=")
		key = strings.ReplaceAll(strings.TrimSpace(key), "-", "_")
		s := c.setting(key)
		switch {
		case s == nil:
			return nil, fmt.Errorf("%s has no setting %q: it has %s", c.Name, key, c.settingKeys())
		case !ok && s.Values == switchValues:
			value = "on"
		case !ok:
			return nil, fmt.Errorf("%s: setting %s lacks its value: write %s=VALUE (%s)", c.Name, key, key, s.Values)
		}
		if err := s.set(&set, strings.TrimSpace(value)); err != nil {
			return nil, fmt.Errorf("%s: %s=%q is no value it can have: %s", c.Name, key, value, s.Values)
		}
	}
	set.Name, set.Title = c.Name+":"+settings, c.Title+" with "+settings
	return &set, nil
}

func (c *Cache) setting(key string) *Setting {
	for i := range c.Settings {
		if c.Settings[i].Key == key {
			return &c.Settings[i]
		}
	}
	return nil
}

func (c *Cache) settingKeys() string {
	var keys []string
	for i := range c.Settings {
		keys = append(keys, c.Settings[i].Key)
	}
	if len(keys) == 0 {
		return "none"
	}
	return strings.Join(keys, ", ")
}

// Product says which product the cache is, without its settings: "varnish".
func (c *Cache) Product() string {
	name, _, _ := strings.Cut(c.Name, ":")
	return name
}
