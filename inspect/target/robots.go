package target

import (
	"bytes"
	"io"
	"strconv"
	"strings"
	"time"

	"maxage/inspect/wire"
)

// robotsBytes is how much of a robots.txt is read (RFC 9309 section 2.5).
const robotsBytes = 500 << 10

// longestDelay bounds Crawl-delay: who writes more means never.
const longestDelay = time.Hour

// Robots is what a robots.txt (RFC 9309) says to one crawler.
type Robots struct {
	Delay    time.Duration // Crawl-delay, which is no part of the standard; 0: none
	Sitemaps []Target      // of its Sitemap lines
	Faults   []error       // Sitemap lines that name no URL

	Unreachable bool // it could not be read, and so forbids everything

	rules []robotsRule
}

type robotsRule struct {
	pattern pattern
	allow   bool
}

// RobotsURL is where the robots.txt of a URL's origin lies.
func RobotsURL(address string) string { return wire.Origin(address) + "/robots.txt" }

// ReadRobots takes the answer to a request for robots.txt, redirects followed.
// No robots.txt (a status of 400 to 499, or redirects without end) allows
// everything; one that could not be reached (500 and above, or 0 where there
// was no answer) forbids everything (section 2.3.1). The agent is the product
// token of the crawler, "maxage"; body may be nil unless the status is 2xx.
func ReadRobots(status int, address string, body io.Reader, agent string) (*Robots, error) {
	switch {
	case status == 0 || status >= 500:
		return unreachable(), nil
	case status < 200 || status >= 300:
		return &Robots{}, nil
	}
	text, err := io.ReadAll(io.LimitReader(body, robotsBytes+1))
	if err != nil {
		return nil, unreadable(Place{File: withoutUser(address)}, err)
	}
	if len(text) > robotsBytes {
		text = text[:robotsBytes]
		text = text[:bytes.LastIndexAny(text, "\r\n")+1] // half a rule may forbid more than the whole
	}
	return parseRobots(address, string(text), agent), nil
}

func unreachable() *Robots {
	return &Robots{Unreachable: true, rules: []robotsRule{{pattern: "/"}}}
}

// Allowed tells whether the URL, absolute or a path with its query, may be
// crawled: the rule with the longest pattern decides, and Allow between equals
// (section 2.2.2).
func (r *Robots) Allowed(address string) bool {
	path := robotsPath(address)
	if path == "/robots.txt" {
		return true
	}
	longest, allowed := -1, true
	for _, rule := range r.rules {
		n := len(rule.pattern)
		if (n > longest || n == longest && rule.allow) && rule.pattern.matches(path) {
			longest, allowed = n, rule.allow
		}
	}
	return allowed
}

// robotsPath is what patterns are held against.
func robotsPath(address string) string {
	if _, rest, ok := strings.Cut(address, "://"); ok && schemeOf(address) != "" {
		i := strings.IndexAny(rest, "/?#")
		if i < 0 {
			i = len(rest)
		}
		address = rest[i:]
	}
	address = withoutFragment(address)
	if address == "" || address[0] != '/' {
		address = "/" + address
	}
	return normalPath(address, true)
}

// robotsParser goes through the lines. A group begins with one or more
// User-agent lines; the rules of all groups for the agent count together, and
// those for * only where there is no such group (section 2.2.1).
type robotsParser struct {
	agent    string
	address  string
	ours     group // of the agent
	others   group // of *
	into     []*group
	inHeader bool // the last line of the group was a User-agent line
	out      *Robots
}

type group struct {
	present bool
	rules   []robotsRule
	delay   time.Duration
}

func parseRobots(address, text, agent string) *Robots {
	p := robotsParser{agent: productToken(agent), address: address, out: &Robots{}}
	text = strings.TrimPrefix(text, "\ufeff")
	n := 0
	for line := range strings.SplitSeq(strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n"), "\n") {
		n++
		line, _, _ = strings.Cut(line, "#")
		if key, value, ok := strings.Cut(line, ":"); ok {
			p.line(n, strings.ToLower(strings.TrimSpace(key)), strings.TrimSpace(value))
		}
	}
	g := &p.others
	if p.ours.present {
		g = &p.ours
	}
	p.out.rules, p.out.Delay = g.rules, g.delay
	return p.out
}

func (p *robotsParser) line(n int, key, value string) {
	switch key {
	case "user-agent":
		p.userAgent(value)
	case "allow", "disallow":
		p.inHeader = false
		if value == "" {
			return // forbids nothing
		}
		for _, g := range p.into {
			g.rules = append(g.rules, robotsRule{newPattern(value), key == "allow"})
		}
	case "crawl-delay":
		if seconds, err := strconv.ParseFloat(value, 64); err == nil && seconds > 0 {
			for _, g := range p.into {
				if g.delay == 0 {
					g.delay = time.Duration(min(seconds, longestDelay.Seconds()) * float64(time.Second))
				}
			}
		}
	case "sitemap":
		p.sitemap(Place{File: withoutUser(p.address), Line: n}, value)
	}
}

func (p *robotsParser) userAgent(value string) {
	if !p.inHeader {
		p.into, p.inHeader = nil, true
	}
	var g *group
	switch token := productToken(value); {
	case strings.HasPrefix(value, "*"):
		g = &p.others
	case token != "" && strings.EqualFold(token, p.agent):
		g = &p.ours
	default:
		return
	}
	g.present = true
	for _, named := range p.into {
		if named == g {
			return
		}
	}
	p.into = append(p.into, g)
}

// sitemap takes a Sitemap line, which belongs to no group.
func (p *robotsParser) sitemap(at Place, value string) {
	t, err := location(value, at)
	if err != nil {
		p.out.Faults = append(p.out.Faults, err)
		return
	}
	t.Root = p.address
	p.out.Sitemaps = append(p.out.Sitemaps, t)
}

// location is a URL that has to be absolute, in a sitemap or a robots.txt.
func location(text string, at Place) (Target, error) {
	if schemeOf(text) == "" {
		return Target{}, failf(at, "the location is no absolute URL").hint("a sitemap is named, and names, with scheme and host: https://example.com/page")
	}
	return get(text, "", at)
}

// productToken returns the letters, _ and - that a User-agent line begins
// with: the version behind them does not count.
func productToken(s string) string {
	for i := range len(s) {
		if !isLetter(s[i]) && s[i] != '_' && s[i] != '-' {
			return s[:i]
		}
	}
	return s
}
