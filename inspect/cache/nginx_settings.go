package cache

import (
	"strconv"
	"strings"

	"maxage/inspect/field"
)

// setNginxVersion: version 1.23 made the order of header lines irrelevant.
func setNginxVersion(c *Cache, v string) error {
	major, rest, _ := strings.Cut(v, ".")
	minor, _, _ := strings.Cut(rest, ".")
	x, err := strconv.ParseUint(major, 10, 16)
	y, err2 := strconv.ParseUint(minor, 10, 16)
	if err != nil || err2 != nil {
		return errValue
	}
	old := x < 1 || x == 1 && y < 23
	c.reads, c.Practice.Renews = nginxReads(old), nginxRenews(old)
	if c.varies, c.also = nginxVaries, nginxRefuses; old {
		c.varies, c.also = nginxVariesByLast, nginxRefusesByLine
	}
	return nil
}

// setNginxValid reads one proxy_cache_valid, or several with ";" between. Of
// two that fit a status the first counts, as in nginx.conf.
func setNginxValid(c *Cache, v string) error {
	c.guesses, c.fallbacks = nil, map[int]int64{}
	for line := range strings.SplitSeq(v, ";") {
		words := strings.Fields(line)
		if len(words) == 0 {
			return errValue
		}
		seconds, err := nginxTime(words[len(words)-1])
		if err != nil {
			return err
		}
		statuses, err := nginxStatuses(words[:len(words)-1])
		if err != nil {
			return err
		}
		for _, s := range statuses {
			if _, ok := c.fallbacks[s]; ok {
				continue
			}
			if c.fallbacks[s] = seconds; seconds > 0 {
				c.guesses = append(c.guesses, s)
			}
		}
	}
	c.sources = []Source{SourceSMaxAge, SourceMaxAge, SourceExpires, SourceDefault}
	return nil
}

func nginxStatuses(words []string) (statuses []int, err error) {
	if len(words) == 0 {
		return []int{200, 301, 302}, nil
	}
	for _, w := range words {
		n, err := strconv.Atoi(w)
		switch {
		case w == "any":
			for s := 200; s < 600; s++ {
				statuses = append(statuses, s)
			}
		case err != nil || n < 100 || n > 599:
			return nil, errValue
		default:
			statuses = append(statuses, n)
		}
	}
	return statuses, nil
}

// nginxTime reads a time of nginx.conf: "60", "10m", "1h30m".
func nginxTime(v string) (seconds int64, err error) {
	units := map[byte]int64{'s': 1, 'm': 60, 'h': 3600, 'd': 86400, 'w': 7 * 86400, 'M': 30 * 86400, 'y': 365 * 86400}
	for first := true; first || v != ""; first = false {
		n, rest := leading(v)
		unit := int64(1)
		if rest != "" {
			unit, rest = units[rest[0]], rest[1:]
		}
		if n == field.Invalid || unit == 0 {
			return 0, errValue
		}
		seconds, v = field.Saturate(seconds+n*unit), rest
	}
	return seconds, nil
}

// setNginxStale: what use_stale allows has no end but that of inactive.
func setNginxStale(c *Cache, v string) error {
	background, updating := !c.noSWR || c.grace > 0, false
	c.rescue, c.noSIE, c.Practice.Fails = 0, false, []int{0}
	for _, w := range strings.Fields(v) {
		status, isStatus := strings.CutPrefix(w, "http_")
		n, err := strconv.Atoi(status)
		switch {
		case w == "off":
			continue
		case w == "updating":
			updating = true
			continue
		case w == "error" || w == "timeout" || w == "invalid_header":
		case isStatus && err == nil:
			c.Practice.Fails = append(c.Practice.Fails, n)
		default:
			return errValue
		}
		c.rescue, c.noSIE = field.MaxSeconds, true
	}
	nginxUpdating(c, updating, background)
	return nil
}

func setNginxBackground(c *Cache, v string) error {
	var on bool
	err := setSwitch(&on, v)
	nginxUpdating(c, c.grace != 0, on)
	return err
}

// nginxUpdating: without background_update it is only others than the one who
// fetches that get it stale, so there is no grace for a request by itself: a
// negative one says that use_stale updating is set.
func nginxUpdating(c *Cache, updating, background bool) {
	c.noSWR, c.grace, c.Practice.Locks = updating || !background, 0, updating
	switch {
	case updating && background:
		c.grace = field.MaxSeconds
	case updating:
		c.grace = -field.MaxSeconds
	}
}
