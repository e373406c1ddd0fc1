package cache

import (
	"math"
	"strconv"
	"strings"

	"maxage/inspect/field"
)

// webkitRereads reads dates as WebKit does, and Age as one number, fractions
// allowed.
func webkitRereads(r *field.Response) *field.Response {
	read := *r
	webkitDate(&read.Date, r, "Date")
	webkitDate(&read.LastModified, r, "Last-Modified")
	webkitDate(&read.Expires, r, "Expires")
	if read.LastModified.Unix == 0 {
		read.LastModified.Valid = false // the system below it gives this for what it cannot read
	}
	if text, _ := joined(&r.Exchange.Response, "Age"); text != "" {
		n, ok := number(text)
		read.Age.Seconds, read.Age.Valid = whole(max(0, n)), ok
	}
	return &read
}

func webkitDate(d *field.Date, r *field.Response, name string) {
	text, _ := joined(&r.Exchange.Response, name)
	if d.Present = text != ""; d.Present {
		d.Unix, d.Valid = looseDate(text)
	}
}

func webkitReads(r *field.Response) policy {
	text, at := joined(&r.Exchange.Response, "Cache-Control")
	d := &field.Directives{}
	for _, w := range readWebkit(text) {
		dir := field.Directive{Kind: field.KindOf(w.name), Name: w.name, Seconds: field.Invalid, Span: at}
		switch dir.Kind {
		case field.NoStore:
			d.Put(dir, false)
		case field.NoCache:
			if w.value == "" {
				d.Put(dir, false)
			}
		case field.MaxAge, field.StaleWhileRevalidate:
			if n, ok := w.seconds(); ok {
				if n >= 0 {
					dir.Seconds = whole(n)
				}
				d.Put(dir, false)
			}
		}
	}
	if pragma, at := joined(&r.Exchange.Response, "Pragma"); !d.Has(field.NoCache) && containsFold(pragma, "no-cache") {
		d.Put(field.Directive{Kind: field.NoCache, Name: "Pragma: no-cache", Seconds: field.Invalid, Span: at}, false)
	}
	if !r.Expires.Valid {
		return policy{d, nil, none}
	}
	return policy{d, nil, &r.Expires}
}

// webkitDirective is one of WebKit's directives: its name in lower case, and
// what stands behind the "=".
type webkitDirective struct{ name, value string }

func (d *webkitDirective) seconds() (float64, bool) { return number(d.value) }

// readWebkit follows parseCacheHeader: white space is taken out first, wherever
// it stands, names and values end at any separator, and quotes hide commas.
func readWebkit(text string) (all []webkitDirective) {
	text = strings.Map(func(c rune) rune {
		if c <= ' ' || c == 0x7f {
			return -1
		}
		return c
	}, text)
	for text != "" {
		var d webkitDirective
		end := strings.IndexAny(text, ",=")
		d.name = strings.ToLower(untilSeparator(text[:max(end, 0)]))
		switch {
		case end < 0:
			d.name, text = strings.ToLower(untilSeparator(text)), ""
		case text[end] == ',':
			text = text[end+1:]
		default:
			d.value, text = webkitValue(text[end+1:])
		}
		all = append(all, d)
	}
	return all
}

// webkitValue returns the value that text begins with, and what follows the
// next comma.
func webkitValue(text string) (value, rest string) {
	if inner, quoted := strings.CutPrefix(text, `"`); quoted {
		value, rest, quoted = strings.Cut(inner, `"`)
		if !quoted {
			return untilSeparator(inner), ""
		}
		_, rest, _ = strings.Cut(rest, ",")
		return value, rest
	}
	value, rest, _ = strings.Cut(text, ",")
	return untilSeparator(value), rest
}

func untilSeparator(text string) string {
	if end := strings.IndexAny(text, "()<>@,;:\\\"/[]?={} \t"); end >= 0 {
		return text[:end]
	}
	return text
}

// number reads a decimal number with nothing around it.
func number(text string) (float64, bool) {
	if strings.Trim(text, "0123456789+-.eE") != "" {
		return 0, false
	}
	n, err := strconv.ParseFloat(text, 64)
	return n, err == nil
}

// whole drops the fraction of a number of seconds.
func whole(n float64) int64 { return int64(math.Min(n, field.MaxSeconds)) }
