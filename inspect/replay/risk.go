package replay

import (
	"slices"
	"strings"

	"maxage/inspect/field"
	"maxage/inspect/wire"
)

// Risk is why it may be wrong to give the answer for a URL to others, or later.
type Risk string

// The risks.
const (
	SetsCookie    Risk = "sets-cookie"
	Authorized    Risk = "authorization"
	SaysPrivate   Risk = "private"
	SaysNoStore   Risk = "no-store"
	Personal      Risk = "personal-looking"
	DiffersAtOnce Risk = "differs-at-once"
	VariesByAll   Risk = "vary-star"
	SendsCookie   Risk = "cookie"
	SaysNoCache   Risk = "no-cache"
	Varies        Risk = "varies"
	Outdated      Risk = "changes"
	Unseen        Risk = "bodies-unknown"
)

// Level says how grave the risks of a Candidate are.
type Level string

// The levels.
const (
	LowRisk  Level = "low"
	SomeRisk Level = "some"
	HighRisk Level = "high"
)

// risks are all of them, the gravest first.
var risks = [...]Risk{SetsCookie, Authorized, SaysPrivate, SaysNoStore, DiffersAtOnce, VariesByAll, Personal, SendsCookie, Outdated, Varies, SaysNoCache, Unseen}

// grave reports whether it may give one user what belongs to another.
func (r Risk) grave() bool { return slices.Index(risks[:], r) <= slices.Index(risks[:], Personal) }

// look notes the risks that a single exchange shows.
func (p *page) look(x *wire.Exchange, names []string) {
	r := field.Parse(x)
	for risk, is := range map[Risk]bool{
		SetsCookie:  slices.ContainsFunc(r.Cookies, func(c field.Cookie) bool { return !c.Deleted }),
		Authorized:  r.Request.Authorization.Present,
		SaysPrivate: r.CacheControl.Has(field.Private),
		SaysNoStore: r.CacheControl.Has(field.NoStore),
		SaysNoCache: r.CacheControl.Has(field.NoCache),
		Personal:    looksPersonal(p.url),
		VariesByAll: r.Vary.Star,
		SendsCookie: r.Request.Cookie.Present,
		Varies:      slices.ContainsFunc(names, func(n string) bool { return n != "accept-encoding" }),
	} {
		if is {
			p.risks[risk] = true
		}
	}
}

// varyNames are the request fields that Vary names, without "*".
func varyNames(x *wire.Exchange) []string {
	var names []string
	for _, value := range values(&x.Response, "Vary") {
		for name := range strings.SplitSeq(value, ",") {
			if name = lower(name); name != "" && name != "*" && !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
	}
	return names
}

// personalWords are parts of paths behind which every user finds something of
// his own.
var personalWords = []string{"account", "accounts", "admin", "auth", "basket", "billing", "cart", "checkout", "dashboard", "inbox", "invoice", "invoices",
	"login", "logout", "me", "messages", "my", "notifications", "oauth", "order", "orders", "password", "payment", "profile", "register",
	"session", "sessions", "settings", "signin", "signout", "signup", "user", "users", "wallet", "whoami", "wishlist"}

// looksPersonal reports whether a part of the path is one of these words.
func looksPersonal(u string) bool {
	_, rest, _ := strings.Cut(u, "://")
	_, path, _ := strings.Cut(rest, "/")
	path, _, _ = strings.Cut(path, "?")
	for word := range strings.FieldsFuncSeq(strings.ToLower(path), func(r rune) bool { return strings.ContainsRune("/._-;", r) }) {
		if slices.Contains(personalWords, word) {
			return true
		}
	}
	return false
}

// atOnce reports whether requests that came together got different bodies: what
// differs then differs by user.
func (p *page) atOnce() bool {
	last := map[string]*visit{}
	for i := range p.visits {
		v := &p.visits[i]
		l := last[v.variant]
		if l != nil && l.body != v.body && l.body != "" && v.body != "" && v.sent.Before(l.received) {
			return true
		}
		last[v.variant] = v
	}
	return false
}
