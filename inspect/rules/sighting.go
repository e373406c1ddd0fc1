package rules

import (
	"bytes"
	"hash/maphash"
	"net/url"
	"strings"

	"maxage/inspect/cache"
	"maxage/inspect/field"
	"maxage/inspect/wire"
)

// sighting is what is remembered of one exchange. Hashes are 0 where there is
// nothing to hash. There are many, so the small fields stand together.
type sighting struct {
	number, before uint64 // before: the number of the sighting of the same URL before it, or 0
	said, hinted   uint64 // a bit for each rule that has spoken of this URL; hinted: less gravely than it could

	url      uint64
	asked    [selectors]uint64 // what the request said
	status   int
	received int64 // in seconds; 0: not known

	age       int64  // of what a store gave, in seconds, else -1
	node      uint64 // of the cache that answered from its store
	etag      uint64
	modified  int64
	body      uint64 // of the decoded body, if it is known, complete and not empty
	size      int64  // of the decoded body; -1: not known
	announced int64  // Content-Length; -1: none
	coding    uint64
	typ       uint64
	csp       uint64
	browser   int64 // for how many seconds a browser may reuse it without an answer to asking
	shared    int64 // and a shared cache

	hop     int
	from    uint64 // number of the redirect that led here, or 0
	leadsTo uint64 // the URL that it redirects to
	took    int64  // in milliseconds; 0: not known

	cache    string // that answered from its store, "" if it does not tell
	policy   string // the caching policy in its normal form
	vary     string // sorted
	language string // Content-Language
	server   string // the names of the software that Server and X-Powered-By speak of

	kind          mediaKind
	carries       carried
	get           bool // else HEAD, if plain
	plain         bool // GET or HEAD for the whole
	unconditional bool
	fromStore     bool
	weak          bool // the ETag
	storable      bool // by browsers
	noStore       bool
	setsCookie    bool
	lasting       bool // browsers keep the redirect for ever
	upgrade       bool // it only leads from http to https
}

// carried tells which fields a response had.
type carried uint8

const (
	carriesETag carried = 1 << iota
	carriesModified
	carriesControl
	carriesVary
	carriesExpires
	carriesLocation
)

// sight takes down what the rules may want to know of the exchange.
func (m *Memory) sight(p *Pass) {
	x, s := p.Exchange, &m.now
	*s = sighting{number: m.count + 1, status: p.Status(), hop: x.Hop, size: -1, announced: -1, age: -1}
	s.url = m.hash(withoutFragment(x.URL))
	if s.before = m.last[s.url]; s.before > 0 {
		o := &m.shelf[s.before%mostSeen]
		s.said, s.hinted = o.said, o.hinted
	}
	method := x.Request.Method
	s.get = method == "GET" || method == ""
	s.plain = (s.get || method == "HEAD") && !p.Request.Range.Present && s.status != 206
	s.unconditional = !p.Request.Conditional.Present
	m.selecting(s, &x.Request)
	m.time(s, p)
	m.fields(s, p)
	m.body(s, x)
	m.verdicts(s, p)
	if s.status/100 == 3 && p.Location.Value != "" {
		m.redirect(s, p)
	}
	if s.hop > 0 {
		s.from = m.cameFrom(s)
	}
}

func (m *Memory) time(s *sighting, p *Pass) {
	if p.Clock.Known {
		s.received = p.Clock.Received
	}
	s.took = p.Exchange.Timing.Total.Milliseconds()
	answered := p.Answered()
	if answered == nil {
		return
	}
	s.fromStore, s.cache, s.node = true, m.words.keep(answered.Cache), m.hash(answered.Node)
	if answered.HasAge {
		s.age = answered.Age
	}
}

func (m *Memory) fields(s *sighting, p *Pass) {
	s.policy, s.vary = m.policy(p), m.vary(p)
	s.etag, s.weak = m.hash(p.ETag.Opaque), p.ETag.Weak
	if p.LastModified.Valid {
		s.modified = p.LastModified.Unix
	}
	s.coding = m.hash(p.ContentEncoding.String())
	s.kind = p.kind()
	if t := p.ContentType; t.Present {
		s.typ = m.hash(t.Type) + 2*m.hash(t.Subtype)
	}
	s.noStore, s.setsCookie = p.said(field.NoStore) != nil, len(p.Cookies) > 0
	for _, has := range [...]struct {
		it   bool
		what carried
	}{
		{p.ETag.Present, carriesETag}, {p.LastModified.Present, carriesModified}, {len(p.CacheControl.List) > 0, carriesControl},
		{p.Vary.Lines > 0, carriesVary}, {p.Expires.Present, carriesExpires}, {p.ContentLocation.Present, carriesLocation},
	} {
		if has.it {
			s.carries |= has.what
		}
	}
	m.otherFields(s, &p.Exchange.Response)
}

// otherFields reads those that field.Response leaves as they are.
func (m *Memory) otherFields(s *sighting, response *wire.Message) {
	var server, powered string
	speaks := false
	for i := range response.Fields {
		switch f := &response.Fields[i]; {
		case called(f, "Server"):
			server = f.Value
		case called(f, "X-Powered-By"):
			powered = f.Value
		case called(f, "Content-Length"):
			s.announced = max(-1, field.Seconds(f.Value)) // the same grammar: digits only
		case called(f, "Content-Language"):
			speaks = true
		case called(f, "Content-Security-Policy"):
			s.csp = m.hash(f.Value)
		}
	}
	if speaks {
		languages := field.ReadList(response, wire.Response, "Content-Language")
		s.language = m.words.keep(languages.String())
	}
	s.server = m.software(server, powered)
}

func called(f *wire.Field, name string) bool {
	return len(f.Name) == len(name) && strings.EqualFold(f.Name, name)
}

// body takes down what was sent. A text that is short enough is compared
// itself, without the line breaks at its end: files with recordings do not keep
// those, so there is no digest of what they hold.
func (m *Memory) body(s *sighting, x *wire.Exchange) {
	b := &x.Body
	if b.Truncated {
		return
	}
	s.size = b.Decoded
	text := bytes.TrimRight(b.Sample, "\r\n")
	switch {
	case len(text) > 0 && len(b.Sample) < wire.SampleBytes && (b.SHA256 != "" || s.coding == 0):
		if s.body = maphash.Bytes(m.seed, text) | 1; s.size < 0 {
			s.size = int64(len(text))
		}
	case b.Decoded != 0:
		s.body = m.hash(b.SHA256)
	}
}

func (m *Memory) verdicts(s *sighting, p *Pass) {
	s.storable = p.Browser.Store
	if selectable(p.Browser) {
		s.browser = p.Browser.ReuseEnds()
	}
	for _, v := range [...]*cache.Verdict{p.Shared, p.CDN} {
		if v != nil && selectable(v) {
			s.shared = max(s.shared, v.ReuseEnds())
		}
	}
}

func (m *Memory) redirect(s *sighting, p *Pass) {
	s.lasting, s.upgrade = p.Browser.Lasts(p.Response), p.Upgrades()
	if to := p.destination(); to != nil {
		if to.Fragment = ""; to.Path == "" {
			to.Path = "/" // as it is asked for
		}
		s.leadsTo = m.hash(to.String())
	}
}

// destination returns the URL that Location leads to, or nil.
func (p *Pass) destination() *url.URL {
	base, err := url.Parse(p.Exchange.URL)
	if err != nil {
		return nil
	}
	to, err := base.Parse(p.Location.Value)
	if err != nil {
		return nil
	}
	return to
}

func withoutFragment(url string) string {
	if i := strings.IndexByte(url, '#'); i >= 0 {
		return url[:i]
	}
	return url
}

// cacheOf says which cache had the copy, for use in a sentence.
func (s *sighting) cacheOf() string { return nameOf(&field.Served{Cache: s.cache}) }
