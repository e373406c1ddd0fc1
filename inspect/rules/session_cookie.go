package rules

import (
	"strings"

	"maxage/inspect/field"
	"maxage/inspect/wire"
)

// sessionCookie returns the first cookie that the response sets to know its
// user again, or nil. Deletions and cookies of the infrastructure do not
// count, nor one that a qualified private or no-cache takes out of the copy.
func (p *Pass) sessionCookie() *field.Cookie {
	if len(p.Cookies) == 0 {
		return nil
	}
	if p.facts.session == unasked {
		p.facts.session = no
		for i := range p.Cookies {
			if isSession(&p.Cookies[i]) {
				p.facts.session, p.facts.sessionAt = yes, i
				break
			}
		}
	}
	if p.facts.session == no {
		return nil
	}
	return &p.Cookies[p.facts.sessionAt]
}

// sessionSpans points at name and value of every session cookie.
func (p *Pass) sessionSpans() []wire.Span {
	var at []wire.Span
	for i := range p.Cookies {
		if isSession(&p.Cookies[i]) {
			at = append(at, p.Cookies[i].Span)
		}
	}
	return at
}

// cookieTakenOut reports whether a private or no-cache limited to Set-Cookie
// asks caches to drop the cookie from what they reuse.
func (p *Pass) cookieTakenOut() bool {
	for _, k := range [...]field.Kind{field.Private, field.NoCache} {
		d := p.CacheControl.Get(k)
		if d == nil || !d.Qualified() {
			continue
		}
		for _, name := range d.FieldNames() {
			if name == "set-cookie" {
				return true
			}
		}
	}
	return false
}

func isSession(c *field.Cookie) bool {
	if c.Deleted || c.Value == "" || infrastructureCookie(c.Name) {
		return false
	}
	return sessionName(c.Name) || c.HTTPOnly && looksRandom(c.Value)
}

// sessionWords are parts of the names that frameworks give to cookies by which
// they know a user or guard his forms.
var sessionWords = [...]string{"sess", "auth", "token", "jwt", "login", "remember", "csrf", "xsrf", "connect.sid", "asp.net"}

func sessionName(name string) bool {
	name = strings.ToLower(name)
	if strings.HasSuffix(name, "sid") {
		return true
	}
	for _, word := range sessionWords {
		if strings.Contains(name, word) {
			return true
		}
	}
	return false
}

// looksRandom reports whether a value is long and mixed enough to be a secret:
// letters and digits, many different ones.
func looksRandom(value string) bool {
	if len(value) < 16 {
		return false
	}
	var seen [256]bool
	different, letters, digits := 0, 0, 0
	for i := 0; i < len(value); i++ {
		c := value[i]
		if !seen[c] {
			seen[c] = true
			different++
		}
		switch {
		case isDigit(c):
			digits++
		case isLetter(c):
			letters++
		}
	}
	return different >= 9 && letters > 0 && digits > 1
}

// infrastructure begins the names of cookies that load balancers and bot
// filters set at the edge. They say nothing about what the page holds.
var infrastructure = [...]string{
	"__cf_bm", "_cfuvid", "__cflb", "cf_clearance", "__cfwaitingroom", "AWSALB", "AWSELB", "GCLB", "BIGipServer", "ARRAffinity",
	"incap_ses_", "visid_incap_", "nlbi_", "ak_bmsc", "bm_sv", "bm_sz", "bm_mi", "_abck", "akaalb_", "datadome", "TS01", "NSC_",
	"SERVERID", "ROUTEID",
}

func infrastructureCookie(name string) bool {
	for _, prefix := range infrastructure {
		if strings.HasPrefix(name, prefix) {
			return true
		}
	}
	return false
}
