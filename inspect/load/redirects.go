package load

import "maxage/inspect/wire"

// maxRedirects bounds how many unfollowed redirects are remembered; a browser
// follows within a few entries.
const maxRedirects = 64

// redirects remembers where recorded redirects lead, so that the exchange that
// follows one can be told from a first request.
type redirects struct {
	open []redirect
	last redirect // the exchange before; target is "" unless it was a redirect
}

type redirect struct {
	target string
	hop    int
}

// link sets x.Hop when x is what an earlier redirect leads to. location is used
// where the response kept no Location line.
func (r *redirects) link(x *wire.Exchange, location string) {
	if x.URL == "" && r.last.target != "" {
		x.Hop = r.last.hop + 1 // curl -i shows several responses only with -L
	}
	for i := len(r.open) - 1; i >= 0; i-- {
		if sameURL(r.open[i].target, x.URL) {
			x.Hop = r.open[i].hop + 1
			r.open = append(r.open[:i], r.open[i+1:]...)
			break
		}
	}
	target := redirectTarget(x, location)
	r.last = redirect{hop: x.Hop}
	if value, _ := x.Response.Get("Location"); isRedirect(x.Response.Status) {
		r.last.target = value
	}
	if target == "" {
		return
	}
	if len(r.open) == maxRedirects {
		r.open = append(r.open[:0], r.open[1:]...)
	}
	r.open = append(r.open, redirect{target, x.Hop})
}

// redirectTarget returns where x leads a client, or "".
func redirectTarget(x *wire.Exchange, location string) string {
	if !isRedirect(x.Response.Status) {
		return ""
	}
	if value, ok := x.Response.Get("Location"); ok {
		location = value
	}
	return resolve(x.URL, location)
}

// isRedirect tells the statuses whose Location clients follow.
func isRedirect(status int) bool {
	switch status {
	case 301, 302, 303, 307, 308:
		return true
	}
	return false
}

// sameURL compares without regard to how the origin is spelled.
func sameURL(a, b string) bool {
	if a == b {
		return a != ""
	}
	x, ok := splitURL(a)
	y, ok2 := splitURL(b)
	return ok && ok2 && x.target == y.target && wire.SameOrigin(a, b)
}
