package cmd

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"maxage/inspect/field"
	"maxage/inspect/policy"
	"maxage/inspect/rules"
	"maxage/inspect/wire"
)

func (o *options) addFormat(v string) error {
	format, path, _ := strings.Cut(v, "=")
	if formatNamed(format) == nil {
		return fmt.Errorf("there is no format %q: %s exist", format, formatNames())
	}
	for _, other := range o.outputs {
		if other.stdout() && (output{format, path}).stdout() {
			return fmt.Errorf("only one format can go to standard output: write --format %s=PATH", format)
		}
	}
	o.outputs = append(o.outputs, output{format, path})
	return nil
}

func (o *options) addSet(v string) error {
	name, value, ok := strings.Cut(v, ":")
	if name = strings.TrimSpace(name); !ok || name == "" {
		return fmt.Errorf("%q is no header line: write 'Name: value'", v)
	}
	o.set = append(o.set, wire.Field{Name: name, Value: strings.TrimSpace(value)})
	return nil
}

func (o *options) setAt(v string) error {
	if d, err := time.ParseDuration(strings.TrimPrefix(v, "+")); err == nil && d >= 0 {
		o.at = func(received time.Time) time.Time { return received.Add(d) }
		return nil
	}
	moment, err := time.Parse(time.RFC3339, v)
	if err != nil {
		unix, ok := field.ParseDate(v, time.Now().Unix())
		if !ok {
			return fmt.Errorf("%q is neither RFC 3339 (2026-01-02T15:04:05Z) nor an HTTP date nor a span such as +10m", v)
		}
		moment = time.Unix(unix, 0)
	}
	o.at = func(time.Time) time.Time { return moment }
	return nil
}

func (o *options) setRate(v string) (err error) {
	if o.rate, err = strconv.ParseFloat(v, 64); err != nil || !(o.rate > 0) || o.rate > 1e12 {
		return fmt.Errorf("%q is no number of requests a second", v)
	}
	return nil
}

func (o *options) setFailOn(v string) error {
	switch s := rules.Severity(v); s {
	case rules.Error, rules.Warning, rules.Info:
		o.failOn = s
	case "never":
		o.failOn = ""
	default:
		return fmt.Errorf("there is no severity %q: error, warning, info and never exist", v)
	}
	return nil
}

func (o *options) setSeverity(v string) error {
	switch s := rules.Severity(v); s {
	case rules.Error, rules.Warning, rules.Info:
		o.least = s
	case rules.Good:
		o.least = ""
	default:
		return fmt.Errorf("there is no severity %q: error, warning, info and good exist", v)
	}
	return nil
}

// shortestMarker keeps a marker from being found by accident.
const shortestMarker = 4

func (o *options) addMarker(v string) error {
	if len(v) < shortestMarker {
		return fmt.Errorf("%q is too short to stand for one user: give a text of %d characters or more", v, shortestMarker)
	}
	o.markers = append(o.markers, v)
	return nil
}

func (o *options) setMaxStaleness(v string) error {
	seconds, ok := policy.Seconds(v)
	if !ok || seconds <= 0 {
		return fmt.Errorf("%q is no time: write seconds, or 90s, 5m, 2h, 1d, 1w, 1y", v)
	}
	o.budget = seconds
	return nil
}

func (o *options) setColor(v string) error {
	if v != "auto" && v != "always" && v != "never" {
		return fmt.Errorf("%q is none of auto, always and never", v)
	}
	o.color = v
	return nil
}

func (o *options) setWidth(v string) (err error) {
	if o.width, err = strconv.Atoi(v); err != nil || o.width < 40 || o.width > 1000 {
		return fmt.Errorf("%q is no width between 40 and 1000 columns", v)
	}
	return nil
}
