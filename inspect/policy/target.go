package policy

import (
	"net/url"
	"strings"

	"maxage/inspect/rules"
)

// Target says where URLs come from: Kind tells how to read Text.
type Target struct {
	Kind  TargetKind
	Text  string // an absolute URL, or for ListTarget a path from the folder of the policy on
	Place rules.Place
}

// TargetKind is a kind of target.
type TargetKind string

// The kinds of targets.
const (
	URLTarget     TargetKind = "url"
	SitemapTarget TargetKind = "sitemap" // Text is the sitemap's URL
	ListTarget    TargetKind = "list"    // a file with a URL in each line
)

func (r *reader) base(e entry, p *Policy) {
	r.based = true
	s, ok := r.expanded(e.value)
	if !ok {
		return
	}
	u, err := url.Parse(s)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || u.User != nil || u.RawQuery != "" {
		r.fail(e.value, "write https://www.example.com", "%q is no base: it needs a scheme and a host, no user and no query", s)
		return
	}
	p.Base = strings.TrimSuffix(u.Scheme+"://"+u.Host+u.EscapedPath(), "/")
}

func (r *reader) targets(e entry, p *Policy) {
	for _, it := range r.texts(e.value) {
		s, ok := r.expand(it.at, it.text)
		if !ok {
			continue
		}
		t := Target{URLTarget, s, r.place(it.at)}
		if sitemap, ok := strings.CutPrefix(s, "sitemap:"); ok {
			t.Kind, t.Text = SitemapTarget, sitemap
		}
		switch path := strings.HasPrefix(t.Text, "/"); {
		case t.Text == "" || strings.ContainsAny(t.Text, " \t\n"):
			r.fail(it.at, "write a path, a URL, a file or sitemap:/sitemap.xml", "%q is no target", s)
			continue
		case !path && !strings.Contains(t.Text, "://") && t.Kind == URLTarget:
			t.Kind, t.Text = ListTarget, r.beside(s)
		case !path && !strings.Contains(t.Text, "://"):
			r.fail(it.at, "write sitemap:/sitemap.xml or sitemap:https://...", "%q is no place of a sitemap", t.Text)
			continue
		}
		p.Targets = append(p.Targets, t)
	}
}

// based completes the targets once base is known, which may stand below them,
// or in the file that extends the one with the targets.
func (p *Policy) based() (baseless *Target) {
	for i := range p.Targets {
		t := &p.Targets[i]
		if t.Kind == ListTarget || !strings.HasPrefix(t.Text, "/") {
			continue
		}
		if p.Base == "" {
			return t
		}
		t.Text = p.Base + t.Text
	}
	return nil
}
