package cache

import (
	"slices"
	"strings"

	"maxage/inspect/field"
)

// refuses are the reasons of Souin's own.
func (k caddy) refuses(r *field.Response, p policy) Code {
	x := r.Exchange
	switch {
	case len(p.List) == 1 && p.List[0].Fault == field.BadToken:
		return ControlUnread
	case r.Request.Authorization.Present && !caddyVariesByUser(r):
		return AuthorizationUnvaried
	case p.expires.Present && !p.expires.Valid:
		return ExpiresUnread
	case x.Body.Bytes == 0 && x.Request.Method != "HEAD" && !slices.Contains([]int{204, 301, 405}, x.Response.Status):
		return EmptyUnstored
	case !caddyStorable(r):
		return ETagUnstored
	}
	return NoCode
}

// caddyVariesByUser reports whether Vary names Authorization.
func caddyVariesByUser(r *field.Response) bool {
	vary, _ := r.Exchange.Response.Get("Vary")
	return strings.Contains(strings.ToLower(vary), "authorization")
}

func caddyETag(r *field.Response) string {
	etag, _ := r.Exchange.Response.Get("ETag")
	return etag
}

// caddyStorable: its index is a protobuf message, whose strings must be UTF-8,
// which bytes beyond ASCII in header fields hardly ever are.
func caddyStorable(r *field.Response) bool {
	texts := []string{caddyETag(r)}
	for _, name := range r.Vary.Names {
		value, _ := r.Exchange.Request.Get(name)
		texts = append(texts, value)
	}
	return !slices.ContainsFunc(texts, func(s string) bool {
		return strings.ContainsFunc(s, func(c rune) bool { return c > 127 })
	})
}
