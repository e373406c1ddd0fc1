package report

import (
	"net/url"
	"slices"
	"strconv"
	"strings"

	"maxage/inspect/field"
)

// pages is what is compared of one report.
type pages struct {
	pages  []*page
	run    Run
	policy []DiffFinding // about the policy itself
}

// page is what is compared of one exchange, or of a transfer that failed.
type page struct {
	method, url string
	origin      string // scheme and host
	path        string // and query
	status      string
	failure     string // why there is no status
	kept        []kept
	expires     string
	policies    []policyField
	vary        []string // sorted
	cookies     []string // names, sorted
	etag        string   // strong, weak or ""
	modified    bool     // Last-Modified is there
	findings    []DiffFinding
	matched     bool
}

// policyField is a field that tells caches what to do.
type policyField struct {
	name    string // as received
	members []string
}

func pagesOf(run Events) (*pages, error) {
	out := &pages{}
	for e, err := range run {
		switch {
		case err != nil:
			return nil, err
		case e.Exchange != nil:
			out.pages = append(out.pages, newPage(e.Exchange))
		case e.Failure != nil && e.Failure.URL != "":
			p := &page{method: "GET", url: e.Failure.URL, status: "failed", failure: e.Failure.Message}
			p.locate()
			out.pages = append(out.pages, p)
		case e.End != nil:
			out.run, out.policy = e.End.Run, diffFindings(e.End.Run.Findings)
		}
	}
	return out, nil
}

func newPage(x *Exchange) *page {
	r := rebuild(x)
	p := &page{method: x.Request.Method, url: x.URL, status: strconv.Itoa(x.Response.Status),
		expires: headerOf(x.Response.Headers, "Expires"), modified: r.LastModified.Present, vary: slices.Sorted(slices.Values(r.Vary.Names))}
	p.locate()
	if r.Vary.Star {
		p.vary = append(p.vary, "*")
	}
	if r.ETag.Present {
		p.etag = "strong"
		if r.ETag.Weak {
			p.etag = "weak"
		}
	}
	for i := range r.Cookies {
		p.cookies = append(p.cookies, r.Cookies[i].Name)
	}
	slices.Sort(p.cookies)
	p.cookies = slices.Compact(p.cookies)
	p.policies = policiesOf(x, r)
	for i := range x.Verdicts {
		p.kept = append(p.kept, keptBy(&x.Verdicts[i]))
	}
	p.findings = diffFindings(x.Findings)
	return p
}

// diffFindings are those that count.
func diffFindings(findings []Finding) (out []DiffFinding) {
	for i := range findings {
		if f := &findings[i]; f.counts() {
			out = append(out, DiffFinding{f.Rule, f.Severity, f.Message, f.Fingerprint})
		}
	}
	return out
}

func (p *page) locate() {
	p.path = p.url
	if u, err := url.Parse(p.url); err == nil && u.Host != "" {
		p.origin = strings.ToLower(u.Scheme + "://" + u.Host)
		p.path = u.RequestURI()
	}
}

func headerOf(headers []Header, name string) string {
	for _, h := range headers {
		if strings.EqualFold(h[0], name) {
			return h[1]
		}
	}
	return ""
}

// policiesOf returns Cache-Control, present or not, and the targeted fields.
func policiesOf(x *Exchange, r *field.Response) []policyField {
	all := []policyField{{"Cache-Control", membersOf(&r.CacheControl)}}
	for i := range r.Targeted {
		t := &r.Targeted[i]
		all = append(all, policyField{x.Response.Headers[t.Lines[0]][0], membersOf(&t.Directives)})
	}
	return all
}

// membersOf returns the directives as "name" or "name=argument", the first of
// each name.
func membersOf(d *field.Directives) []string {
	var out []string
	for i := range d.List {
		one := d.List[i].Name
		if _, twice := argument(out, one); twice {
			continue
		}
		if d.List[i].HasArg {
			one += "=" + d.List[i].Arg
		}
		out = append(out, one)
	}
	return out
}

// side describes a report.
func (p *pages) side() DiffRun {
	d := DiffRun{Run: p.run}
	for i, one := range p.pages {
		if i > 0 && one.origin != d.Origin {
			return DiffRun{Run: p.run}
		}
		d.Origin = one.origin
	}
	return d
}
