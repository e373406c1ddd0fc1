package rules

import (
	"fmt"
	"strings"

	"maxage/inspect/cache"
	"maxage/inspect/content"
	"maxage/inspect/field"
	"maxage/inspect/wire"
)

// content returns what the beginning of the body tells, or nil. It is read once,
// and only when a rule has reason to ask.
func (p *Pass) content() *content.Content {
	if !p.facts.contentRead {
		p.facts.contentRead, p.facts.content = true, content.Parse(p.Response)
	}
	return p.facts.content
}

// mark returns the first mark of that kind in the body, or nil.
func (p *Pass) mark(k content.Kind) *content.Mark {
	if c := p.content(); c != nil {
		return c.Mark(k)
	}
	return nil
}

// sharer returns the verdict of the shared cache, of all that are known, that
// may hand the response to others longest. severity is Error where the response
// invites that and Warning where only a default allows it.
func (p *Pass) sharer() (v *cache.Verdict, severity Severity) {
	f := &p.facts
	if f.sharer == unasked {
		if !p.keptOut() {
			if f.shares, f.severity = p.worst(invited), Error; f.shares == nil {
				f.shares, f.severity = p.worst(undecided), Warning
			}
		}
		f.sharer = answered(f.shares != nil)
	}
	return f.shares, f.severity
}

// keptOut spares the question to all caches where no body is to be reused.
func (p *Pass) keptOut() bool {
	return p.Status() < 200 || !p.retrieval() || p.shut()
}

// shut spares the question to all caches: private or no-store stands there,
// and nothing beside it that a cache might prefer, as nginx does
// X-Accel-Expires.
func (p *Pass) shut() bool {
	return p.keepsOut() != nil && len(p.Targeted) == 0 && !p.Expires.Present &&
		!p.CacheControl.Has(field.MaxAge) && !p.CacheControl.Has(field.SMaxAge) && !p.CacheControl.Has(field.Public) &&
		p.Exchange.Response.Index("X-Accel-Expires") < 0
}

// reportShared reports what stands at a place and should not be shared as sharer
// said that it is.
func (p *Pass) reportShared(at wire.Span, format string, args ...any) *Finding {
	f := p.Report(append([]wire.Span{at}, permission(p.facts.shares)...), format, args...)
	f.Severity = p.facts.severity
	which := question(invited)
	if p.facts.severity == Warning {
		which = undecided
	}
	f.Caches = p.sharers(which)
	f.Message += wouldStore(f.Caches)
	return f
}

// identity is a text that stands for the user who asked.
type identity struct {
	text, what string // what it is, for a sentence
}

// leastIdentity is how long a text must be to be no accident.
const leastIdentity = 8

// identities are the markers that the user gave, and the secrets sent with the
// request.
func (p *Pass) identities() []identity {
	var all []identity
	for _, m := range p.Markers {
		all = append(all, identity{m, "the marker " + redacted(m)})
	}
	for name, value := range field.CookiesSent(p.Request.Cookie.Value) {
		c := field.Cookie{Name: name, Value: value, HTTPOnly: true}
		if len(value) >= leastIdentity && c.Session() {
			all = append(all, identity{value, "the value of the cookie " + plain(name) + " that was sent"})
		}
	}
	if _, token, ok := strings.Cut(p.Request.Authorization.Value, " "); ok && len(token) >= leastIdentity {
		all = append(all, identity{token, "the credentials that were sent"})
	}
	return all
}

// redacted shows of personal data how it begins and how long it is.
func redacted(s string) string {
	r := []rune(s)
	if len(r) <= 3 {
		return fmt.Sprintf("of %d characters", len(r))
	}
	return plain(string(r[:3])+"...") + fmt.Sprintf(" (%d characters)", len(r))
}

// foundPersonal reports whether what is personal in it has been reported.
func (p *Pass) foundPersonal() bool {
	for i := range p.findings {
		if f := &p.findings[i]; f.Rule == CDNOverridesPrivate && f.Severity == Error {
			return true
		}
	}
	for _, r := range [...]*Rule{HitCarriesSetCookie, SetCookieSharedCacheable, AuthorizationSharedCacheable, IdentityInSharedCacheable,
		JWTInSharedCacheable, OAuthTokenCacheable, CSRFTokenSharedCacheable} {
		if p.Found(r) {
			return true
		}
	}
	return false
}
