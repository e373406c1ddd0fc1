package cache

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"maxage/inspect/field"
	"maxage/inspect/wire"
)

// productCase is a response and what a product makes of it.
type productCase struct {
	settings string // as in --cache NAME:SETTINGS; "" for the stock configuration
	request  string // a path, with fields of the request behind it: "/a.css | Cookie: a=b"
	response string // a status, with fields behind it; it has arrived at its Date
	want     string // Reuse, Lifetime in seconds and the deciding Code
}

const productDate = "Thu, 01 Jan 2026 12:00:00 GMT"

// judgeProduct checks what a product makes of each case.
func judgeProduct(t *testing.T, c *Cache, cases []productCase) {
	t.Helper()
	for _, test := range cases {
		product := c
		if test.settings != "" {
			var err error
			if product, err = c.Configure(test.settings); err != nil {
				t.Errorf("%s: %v", c.Name, err)
				continue
			}
		}
		v := product.Judge(productResponse(test))
		code := NoCode
		if d := v.Decision(); d != nil {
			code = d.Code
		}
		if got := fmt.Sprintf("%s %d %s", v.Reuse, v.Lifetime, code); got != test.want {
			t.Errorf("%s: %s -> %s:\n got %s\nwant %s", product.Name, test.request, test.response, got, test.want)
		}
	}
}

func productResponse(test productCase) *field.Response {
	at, _ := time.Parse(time.RFC1123, productDate)
	x := &wire.Exchange{Sent: at, Received: at, Body: wire.Body{Bytes: 100, Decoded: 100}}
	path, fields := productFields(test.request)
	x.URL, x.Request = "https://example.com"+path, wire.Message{Method: "GET", Target: path, Fields: fields}
	status, fields := productFields(test.response)
	x.Response = wire.Message{Status: int(field.Seconds(status)), Fields: fields}
	if x.Response.Index("Date") < 0 {
		x.Response.Fields = append(x.Response.Fields, wire.Field{Name: "Date", Value: productDate})
	}
	return field.Parse(x)
}

// productFields splits "first | Name: value | Name: value".
func productFields(text string) (first string, fields []wire.Field) {
	parts := strings.Split(text, " | ")
	for _, part := range parts[1:] {
		name, value, _ := strings.Cut(part, ": ")
		fields = append(fields, wire.Field{Name: name, Value: value})
	}
	return parts[0], fields
}

// TestProducts holds what every product must say of itself.
func TestProducts(t *testing.T) {
	for _, c := range Named {
		if c.Title == "" || c.Doc == "" || c.Version == "" || len(c.Refs) == 0 || len(c.Facts) < 5 {
			t.Errorf("%s does not say what it is", c.Name)
		}
		for _, f := range c.Facts {
			if !strings.HasSuffix(f.Text, ".") || f.Source == "" || f.Confidence == "" {
				t.Errorf("%s: %q (%s, %s)", c.Name, f.Text, f.Source, f.Confidence)
			}
		}
		if c.Factual && c.refuses != nil || !c.Factual && c.refuses == nil {
			t.Errorf("%s: habits do not go with Factual", c.Name)
		}
	}
}

// A switch may be given without a value.
func TestSwitch(t *testing.T) {
	for settings, wrong := range map[string]bool{
		"cache_everything": false, "cache_everything=on": false, "cache-everything": false, "cache_everything=off": false,
		"cache_everything=yes": true, "edge_ttl": true, "nothing": true, "origin_cache_control=off,cache_everything": false,
	} {
		if _, err := Cloudflare.Configure(settings); (err != nil) != wrong {
			t.Errorf("%s: %v", settings, err)
		}
	}
}
