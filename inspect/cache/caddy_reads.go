package cache

import (
	"strings"
	"time"

	"github.com/pquerna/cachecontrol/cacheobject"

	"maxage/inspect/field"
)

// caddyFields are the fields of which it reads the first that is there.
var caddyFields = [...]string{"Souin-Cache-Control", "Surrogate-Control", "CDN-Cache-Control", "Cache-Control"}

// chosen returns the field that it reads, and what it says: with the same
// parser as Souin. A fault anywhere makes it nil.
func (k caddy) chosen(r *field.Response) (name string, said *cacheobject.ResponseCacheDirectives) {
	for _, name = range caddyFields {
		if first, _ := r.Exchange.Response.Get(name); first != "" {
			return name, caddyParse(r, name)
		}
	}
	said, _ = cacheobject.ParseResponseCacheControl(string(k))
	return name, said
}

// caddyParse joins the lines of a field, without regard to quotes.
func caddyParse(r *field.Response, name string) *cacheobject.ResponseCacheDirectives {
	var all []string
	for _, f := range r.Exchange.Response.Fields {
		if strings.EqualFold(f.Name, name) {
			for part := range strings.SplitSeq(f.Value, ",") {
				all = append(all, strings.TrimSpace(part))
			}
		}
	}
	said, _ := cacheobject.ParseResponseCacheControl(strings.Join(all, ", "))
	return said
}

// reads does as Souin's Store does, and what of its ServeHTTP depends on the
// response alone.
func (k caddy) reads(r *field.Response) policy {
	d := &field.Directives{}
	name, said := k.chosen(r)
	own := said
	if name != "Cache-Control" {
		own = caddyParse(r, "Cache-Control")
	}
	if said == nil || own == nil {
		d.Put(field.Directive{Fault: field.BadToken}, false)
		return policy{d, nil, none}
	}
	put := func(is bool, k field.Kind, seconds int64, name string) {
		if is {
			d.Put(caddyDirective(r, name, k, seconds), false)
		}
	}
	put(said.PrivatePresent && !caddyVariesByUser(r), field.Private, 0, name)
	put(own.NoCachePresent && caddyETag(r) == "", field.NoCache, 0, "Cache-Control")
	if ends, _, limited := k.limit(r); limited && own.SMaxAge >= 0 {
		put(true, field.SMaxAge, ends, "Cache-Control")
	} else if limited {
		put(true, field.MaxAge, ends, "Cache-Control")
	} else {
		put(said.SMaxAge >= 0, field.SMaxAge, int64(said.SMaxAge), name)
		put(said.MaxAge >= 0, field.MaxAge, int64(said.MaxAge), name)
	}
	expires := none
	if said.SMaxAge < 0 && said.MaxAge < 0 {
		expires = caddyExpires(r)
	}
	put(said.NoStore && !expires.Valid, field.NoStore, 0, name)
	return policy{d, nil, expires}
}

// caddyDirective makes a directive, with the place of the last one so called.
func caddyDirective(r *field.Response, name string, k field.Kind, seconds int64) field.Directive {
	d := member{}.directive(k, seconds)
	if lifetime := k == field.SMaxAge || k == field.MaxAge; lifetime && name != "Cache-Control" {
		d.Name = name
	}
	for m := range members(r, name) {
		if is, _, _ := m.cut(); strings.EqualFold(is, k.String()) {
			d.Span = m.span
		}
	}
	return d
}

// caddyExpires reads one form of date only, and takes what is past, more than
// ten years ahead or before Date for invalid.
func caddyExpires(r *field.Response) *field.Date {
	text, _ := r.Exchange.Response.Get("Expires")
	if text == "" {
		return none
	}
	out := r.Expires
	when, err := time.Parse(time.RFC1123, text)
	out.Unix = when.Unix()
	ahead := out.Unix - r.Clock.Received
	date, _ := r.Exchange.Response.Get("Date")
	sent, wrong := time.Parse(time.RFC1123, date)
	out.Valid = err == nil && ahead > 0 && ahead <= 10*365*24*3600 && (wrong != nil || !sent.After(when))
	return &out
}
