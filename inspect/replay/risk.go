package replay

import "maxage/inspect/field"

// Risk is a set of signs that an answer is not for everybody, or not for long.
type Risk uint16

// The signs, those that weigh most first.
const (
	SessionCookie  Risk = 1 << iota // it sets a cookie by which its user is known
	SaidPrivate                     // private
	SaidNoStore                     // no-store
	HasCredentials                  // the request carried Authorization
	SeveralBodies                   // different bodies at the same time
	SetsCookie                      // it sets another cookie
	HasCookie                       // the request carried a cookie
	PersonalURL                     // the URL sounds like something of one user
	SaidNoCache                     // no-cache
	VariesByUser                    // Vary names what differs between users
	Changed                         // the body changed within the lifetime
	UnknownBodies                   // nothing tells whether bodies were the same
)

// grave are the signs of which one is enough.
const grave = SessionCookie | SaidPrivate | SaidNoStore | HasCredentials | SeveralBodies

var riskWords = [...]string{"session-cookie", "private", "no-store", "authorization", "several-bodies", "sets-cookie",
	"cookie", "personal-url", "no-cache", "vary", "changed", "unknown-bodies"}

// Words lists the signs in the words of the JSON contract.
func (r Risk) Words() []string {
	out := []string{}
	for i, word := range riskWords {
		if r&(1<<i) != 0 {
			out = append(out, word)
		}
	}
	return out
}

// RiskWords lists all words that Words uses.
func RiskWords() []string { return riskWords[:] }

// Level is how much a set of signs weighs.
type Level uint8

// The levels.
const (
	Low Level = iota
	Some
	High
)

// String returns the word of the JSON contract.
func (l Level) String() string { return [...]string{"low", "some", "high"}[l] }

// Level returns how much the signs weigh together.
func (r Risk) Level() Level {
	switch {
	case r&grave != 0:
		return High
	case r != 0:
		return Some
	}
	return Low
}

// risksOf reads the signs off one exchange.
func risksOf(r *field.Response) Risk {
	var out Risk
	add := func(applies bool, sign Risk) {
		if applies {
			out |= sign
		}
	}
	for i := range r.Cookies {
		switch c := &r.Cookies[i]; {
		case c.Deleted || c.Value == "" || field.InfrastructureCookie(c.Name):
		case c.HTTPOnly || c.Session():
			out |= SessionCookie
		default:
			out |= SetsCookie
		}
	}
	add(r.CacheControl.Forbids(field.Private), SaidPrivate)
	add(r.CacheControl.Has(field.NoStore), SaidNoStore)
	add(r.CacheControl.Forbids(field.NoCache), SaidNoCache)
	add(r.Request.Authorization.Present, HasCredentials)
	add(r.Request.Cookie.Present, HasCookie)
	for _, name := range [...]string{"cookie", "authorization", "user-agent", "origin", "referer"} {
		add(r.Vary.Has(name), VariesByUser)
	}
	return out
}
