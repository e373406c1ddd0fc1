package policy

import (
	"strconv"
	"strings"
	"time"

	"maxage/inspect/cache"
)

// Defaults is how an audit runs unless its flags say otherwise. What is zero or
// nil was not said.
type Defaults struct {
	FailOn   string // error, warning, info or never
	Follow   *bool
	Timeout  time.Duration
	Parallel int     // requests at once
	PerHost  int     // and to one host
	Rate     float64 // requests a second to one host
	Retries  *int
	Robots   *bool // honour robots.txt
	Caches   []*cache.Cache
}

var defaultsKeys = []key[Defaults]{
	{"fail-on", "the least severity that fails the run", words(append(severityWords, "never")...), func(r *reader, e entry, d *Defaults) {
		d.FailOn, _ = r.word(e.value, append(severityWords, "never")...)
	}},
	{"follow", "follow redirects", boolean(), func(r *reader, e entry, d *Defaults) { r.optionalBool(e, &d.Follow) }},
	{"timeout", "how long one request may take", duration(), func(r *reader, e entry, d *Defaults) { d.Timeout = r.duration(e.value) }},
	{"parallel", "requests at once", number(1, 1024), func(r *reader, e entry, d *Defaults) { d.Parallel, _ = r.number(e.value, 1, 1024) }},
	{"parallel-per-host", "requests at once to one host", number(1, 1024), func(r *reader, e entry, d *Defaults) { d.PerHost, _ = r.number(e.value, 1, 1024) }},
	{"rate", "requests to one host: 10/s, 100/m", texts(`^[0-9.]+(/[smh])?$`), (*reader).rate},
	{"retries", "how often to try again, within a minute, when the network fails or the server is busy", number(0, 100), func(r *reader, e entry, d *Defaults) {
		if n, ok := r.number(e.value, 0, 100); ok {
			d.Retries = &n
		}
	}},
	{"robots", "honour robots.txt where links are followed", boolean(), func(r *reader, e entry, d *Defaults) { r.optionalBool(e, &d.Robots) }},
	{"caches", "caches to judge by beside the standard's, with settings as in --cache", textOrList(), func(r *reader, e entry, d *Defaults) {
		for _, it := range r.texts(e.value) {
			if c := r.cache(it.at, it.text); c != nil {
				d.Caches = append(d.Caches, c)
			}
		}
	}},
}

func (r *reader) defaults(e entry, p *Policy) {
	readKeys(r, r.entries(e.value, "defaults"), "defaults", defaultsKeys, &p.Defaults)
}

func (r *reader) optionalBool(e entry, to **bool) {
	if b, ok := r.boolean(e.value); ok {
		*to = &b
	}
}

func (r *reader) rate(e entry, d *Defaults) {
	s, ok := r.text(e.value)
	if !ok {
		return
	}
	count, unit, _ := strings.Cut(s, "/")
	per, known := map[string]float64{"": 1, "s": 1, "m": 60, "h": 3600}[unit]
	n, err := strconv.ParseFloat(count, 64)
	if err != nil || !known || !(n > 0) || n > 1e6 {
		r.fail(e.value, "write 10/s, 100/m or 1000/h", "%q is no rate", s)
		return
	}
	d.Rate = n / per
}
