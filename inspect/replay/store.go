package replay

import (
	"net/url"
	"strings"

	"maxage/inspect/field"
	"maxage/inspect/wire"
)

// key is the primary cache key: the URL without its fragment (RFC 9111
// section 2).
func key(u string) string {
	u, _, _ = strings.Cut(u, "#")
	return u
}

// sameOrigin resolves a reference against base and returns it if it has the
// same origin, or "".
func sameOrigin(base, ref string) string {
	b, err := url.Parse(base)
	if err != nil {
		return ""
	}
	target, err := b.Parse(ref)
	if err != nil || target.Scheme != b.Scheme || target.Host != b.Host {
		return ""
	}
	return target.String()
}

// find returns the stored response that the request selects, the newest first
// (RFC 9111 section 4.1), or why there is none. What answered a HEAD can answer
// nothing else.
func (p *Player) find(r *field.Response) (*stored, Fwd) {
	why := URIMiss
	all := p.store[key(r.Exchange.URL)]
	for i := len(all) - 1; i >= 0; i-- {
		if all[i].response.Exchange.Request.Method == "HEAD" && r.Exchange.Request.Method != "HEAD" {
			continue
		}
		if matches(all[i].response, r.Exchange) {
			return all[i], URIMiss
		}
		why = VaryMiss
	}
	return nil, why
}

// matches reports whether a request agrees with the one that s answered in
// every field that s varies by.
func matches(s *field.Response, x *wire.Exchange) bool {
	if s.Vary.Star {
		return false
	}
	for _, name := range s.Vary.Names {
		if selecting(&s.Exchange.Request, name) != selecting(&x.Request, name) {
			return false
		}
	}
	return true
}

// selecting is the value of a request field in the form in which it is
// compared: all lines joined, the white space of lists normalised, and the
// members of Accept fields in one order and case, which means the same. Absent
// and empty differ.
func selecting(m *wire.Message, name string) string {
	var members []string
	present := false
	for _, f := range m.Fields {
		if !strings.EqualFold(f.Name, name) {
			continue
		}
		present = true
		for _, member := range strings.Split(f.Value, ",") {
			members = append(members, strings.TrimSpace(member))
		}
	}
	if !present {
		return ""
	}
	if strings.HasPrefix(name, "accept") {
		normalise(members)
	}
	return "=" + strings.Join(members, ", ")
}

// keep stores a response if the cache may, in place of the one it replaces.
func (p *Player) keep(r *field.Response) bool {
	x := r.Exchange
	if v := p.cache.Judge(r); !v.Store || x.Response.Status == 304 || x.Response.Status < 200 || x.Response.Status == 206 {
		return false
	}
	p.put(r)
	return true
}

func (p *Player) put(r *field.Response) {
	k := key(r.Exchange.URL)
	kept := p.store[k][:0]
	for _, s := range p.store[k] {
		if !replaces(r, s.response) {
			kept = append(kept, s)
		}
	}
	p.store[k] = append(kept, &stored{response: r, arrived: r.Exchange.Received})
}

// replaces reports whether r takes the place of an older response: it answers
// the requests that selected that one.
func replaces(r, old *field.Response) bool {
	return matches(old, r.Exchange) && (old.Exchange.Request.Method == "HEAD") == (r.Exchange.Request.Method == "HEAD")
}

// update is what a 304 does to the stored response it confirms: its fields
// replace and add to the stored ones (RFC 9111 section 3.2).
func update(old *field.Response, by *wire.Exchange) *field.Response {
	x := *old.Exchange
	x.Sent, x.Received, x.At = by.Sent, by.Received, by.At
	fresh := map[string]bool{}
	for _, f := range by.Response.Fields {
		fresh[strings.ToLower(f.Name)] = replaced(f.Name)
	}
	x.Response.Fields = nil
	for _, f := range old.Exchange.Response.Fields {
		if !fresh[strings.ToLower(f.Name)] {
			x.Response.Fields = append(x.Response.Fields, f)
		}
	}
	for _, f := range by.Response.Fields {
		if replaced(f.Name) {
			x.Response.Fields = append(x.Response.Fields, f)
		}
	}
	return field.Parse(&x)
}

// replaced leaves out what describes the body, which a 304 does not have.
func replaced(name string) bool {
	switch strings.ToLower(name) {
	case "content-length", "content-encoding", "content-type", "content-range", "transfer-encoding", "connection", "keep-alive", "te", "upgrade":
		return false
	}
	return true
}
