package replay

import (
	"net/url"
	"slices"
	"strings"
	"time"

	"maxage/inspect/cache"
	"maxage/inspect/field"
	"maxage/inspect/wire"
)

// key is the primary cache key: the URL without its fragment (RFC 9111
// section 2), or what the product makes of it.
func (p *Player) key(u string) string {
	u, _, _ = strings.Cut(u, "#")
	if p.cache.Practice.Key != nil {
		return p.cache.Practice.Key(u)
	}
	return u
}

// sameOrigin resolves a reference against base and returns it, with the origin
// spelled as in base, if that is the same, or "".
func sameOrigin(base, ref string) string {
	b, err := url.Parse(base)
	if err != nil {
		return ""
	}
	target, err := b.Parse(ref)
	if err != nil || !wire.SameOrigin(base, target.String()) {
		return ""
	}
	target.Scheme, target.Host, target.User = b.Scheme, b.Host, nil
	return target.String()
}

// find returns the stored response that the request selects, the newest first
// (RFC 9111 section 4.1), or why there is none. What answered a HEAD can answer
// nothing else.
func (p *Player) find(r *field.Response) (*stored, Fwd) {
	why := URIMiss
	var other *stored
	all := p.store[p.key(r.Exchange.URL)]
	for i := len(all) - 1; i >= 0; i-- {
		if !p.speaksTo(all[i], r.Exchange.Request.Method) || p.idle(all[i], r.Exchange.Sent) {
			continue
		}
		if p.matches(all[i], r.Exchange) {
			return all[i], URIMiss
		}
		if why = VaryMiss; p.cache.Practice.AsksAcross {
			other = all[i]
		}
	}
	return other, why
}

// speaksTo reports whether s may answer that method: what came with a HEAD
// answers nothing else, and in some caches nothing else answers a HEAD.
func (p *Player) speaksTo(s *stored, method string) bool {
	if method != "HEAD" {
		return !s.head
	}
	return s.head || p.cache.Practice.Head != cache.HeadOwn
}

// idle reports whether nobody has asked for s for so long that it is gone, and
// notes that somebody does now.
func (p *Player) idle(s *stored, now time.Time) bool {
	limit := time.Duration(p.cache.Practice.Idle) * time.Second
	if limit == 0 {
		return false
	}
	if s.asked.IsZero() {
		s.asked = s.arrived
	}
	if now.Sub(s.asked) > limit {
		return true
	}
	s.asked = now
	return false
}

// matches reports whether a request agrees with the one that s answered in
// every field that s varies by.
func (p *Player) matches(s *stored, x *wire.Exchange) bool {
	if selects := p.cache.Practice.Selects; selects != nil && !selects(&x.Request, s.response) {
		return false
	}
	same := p.cache.Practice.Same
	for _, name := range s.key {
		if name == "*" {
			return false
		}
		if same != nil {
			if !same(name, values(&s.response.Exchange.Request, name), values(&x.Request, name)) {
				return false
			}
		} else if !sameSelecting(&s.response.Exchange.Request, &x.Request, name) {
			return false
		}
	}
	return true
}

// values are the values of a request field.
func values(m *wire.Message, name string) []string {
	var all []string
	for _, f := range m.Fields {
		if strings.EqualFold(f.Name, name) {
			all = append(all, f.Value)
		}
	}
	return all
}

func lower(member string) string {
	return strings.ToLower(strings.Join(strings.Fields(member), ""))
}

// sameSelecting compares a request field that Vary names. Mostly there is one
// line, with the same bytes.
func sameSelecting(stored, now *wire.Message, name string) bool {
	a, b := stored.Index(name), now.Index(name)
	if a < 0 || b < 0 {
		return a == b
	}
	alone := func(m *wire.Message, i int) bool {
		rest := wire.Message{Fields: m.Fields[i+1:]}
		return rest.Index(name) < 0
	}
	if stored.Fields[a].Value == now.Fields[b].Value && alone(stored, a) && alone(now, b) {
		return true
	}
	return selecting(stored, name) == selecting(now, name)
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

// keep stores a response if the cache does, in place of the one it replaces.
func (p *Player) keep(r *field.Response) bool {
	x := r.Exchange
	if v := p.cache.Judge(r); v.Store && p.keeps(x) {
		return p.put(&stored{
			response: r, key: v.Key, arrived: x.Received,
			head: x.Request.Method == "HEAD" && (p.cache.Practice.Head == cache.HeadKept || p.cache.Practice.Head == cache.HeadOwn),
		})
	}
	return false
}

// keeps leaves out what the caches here do not keep, whatever they may: partial
// responses, and answers to HEAD in caches that only pass them on.
func (p *Player) keeps(x *wire.Exchange) bool {
	switch s := x.Response.Status; {
	case s == 304 || s < 200 || s == 206 && !p.cache.Practice.Parts:
		return false
	}
	head := p.cache.Practice.Head
	return x.Request.Method != "HEAD" || head != cache.HeadPassed && head != cache.HeadApart
}

// put stores a response, unless there are too many for its URL.
func (p *Player) put(s *stored) bool {
	k := p.key(s.response.Exchange.URL)
	kept := p.store[k][:0]
	for _, old := range p.store[k] {
		if !p.replaces(s, old) {
			kept = append(kept, old)
		}
	}
	if most := p.cache.Practice.Variants; most > 0 && len(kept) >= most {
		kept = slices.DeleteFunc(kept, func(old *stored) bool { return !reusable(p.judge(old, s.arrived)) })
		switch full := len(kept) >= most; {
		case full && p.cache.Practice.Evicts:
			kept = kept[1:]
		case full:
			p.store[k] = kept
			return false
		}
	}
	if len(kept) >= mostVariants {
		kept = kept[1:]
	}
	if len(kept) == 0 {
		p.known(k)
	}
	p.store[k] = append(kept, s)
	return true
}

// known makes room for one more key.
func (p *Player) known(k string) {
	if _, is := p.store[k]; is {
		return
	}
	if len(p.keys) >= mostKeys {
		delete(p.store, p.keys[0])
		p.keys = p.keys[1:]
	}
	p.keys = append(p.keys, k)
}

// replaces reports whether s takes the place of an older response: it answers
// the requests that selected that one.
func (p *Player) replaces(s, old *stored) bool {
	practice := &p.cache.Practice
	return old.head == s.head && (practice.OneVariant || practice.OneVary && !slices.Equal(old.key, s.key) || p.matches(old, s.response.Exchange))
}

func (p *Player) remove(s *stored) {
	k := p.key(s.response.Exchange.URL)
	p.store[k] = slices.DeleteFunc(p.store[k], func(o *stored) bool { return o == s })
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
