package curl

import (
	"math"
	"strconv"
	"strings"
	"time"
)

// set makes an apply that stores a switch.
func set(field func(p *parser) *bool) func(*parser, arg) error {
	return func(p *parser, a arg) error {
		*field(p) = a.on
		return nil
	}
}

// put makes an apply that stores a string; the last one given wins.
func put(field func(p *parser) *string) func(*parser, arg) error {
	return func(p *parser, a arg) error {
		*field(p) = a.text
		return nil
	}
}

// natural makes an apply that stores a number from 0 up.
func natural(field func(p *parser) *int) func(*parser, arg) error {
	return func(p *parser, a arg) error {
		n, err := number(a)
		if err == nil && n < 0 {
			return notNumber(a)
		}
		*field(p) = n
		return err
	}
}

// seconds makes an apply that stores decimal seconds.
func seconds(field func(p *parser) *time.Duration) func(*parser, arg) error {
	return func(p *parser, a arg) error {
		digits := strings.Trim(a.text, "0123456789")
		f, err := strconv.ParseFloat(a.text, 64)
		if err != nil || digits != "" && digits != "." {
			return usage("option %s: %q is not a number of seconds", a.flag, a.text)
		}
		if f > math.MaxInt64/float64(time.Second)/2 {
			return usage("option %s: %s seconds is too long", a.flag, a.text)
		}
		*field(p) = time.Duration(f * float64(time.Second))
		return nil
	}
}

func number(a arg) (int, error) {
	n, err := strconv.ParseInt(a.text, 10, 32)
	if err != nil || strings.HasPrefix(a.text, "+") {
		return 0, notNumber(a)
	}
	return int(n), nil
}

func notNumber(a arg) error {
	return usage("option %s: %q is not a proper number", a.flag, a.text)
}
