package cache

import (
	"errors"
	"slices"
	"strconv"
	"strings"
)

// errValue is what a setting returns for values that it does not take; the
// message to the user names those that it does.
var errValue = errors.New("no value it can have")

// setSwitch reads "on" and "off".
func setSwitch(to *bool, text string) error {
	if text != "on" && text != "off" {
		return errValue
	}
	*to = text == "on"
	return nil
}

// setNumber reads a number of at least one and no more than most.
func setNumber(to *int64, text string, most int64) error {
	n, err := strconv.ParseInt(text, 10, 64)
	if err != nil || n < 1 || n > most {
		return errValue
	}
	*to = n
	return nil
}

// earlier reports whether version, such as 2.6.12 or 3.0, lies before
// major.minor.
func earlier(version string, major, minor uint64) (bool, error) {
	one, rest, _ := strings.Cut(version, ".")
	two, _, dotted := strings.Cut(rest, ".")
	x, err := strconv.ParseUint(one, 10, 16)
	y, err2 := strconv.ParseUint(two, 10, 16)
	if err != nil || err2 != nil && (dotted || two != "") {
		return false, errValue
	}
	return x < major || x == major && y < minor, nil
}

// without returns codes without some. The slice given is not changed: it is
// that of the stock cache.
func without(codes []Code, some ...Code) []Code {
	return slices.DeleteFunc(slices.Clone(codes), func(c Code) bool { return slices.Contains(some, c) })
}
