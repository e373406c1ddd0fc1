package cmd

import (
	"fmt"
	"slices"
	"strconv"

	"maxage/inspect/policy"
	"maxage/inspect/rules"
	"maxage/inspect/target"
)

// auditOptions are the flags of audit, of which convert takes some, and what
// comes of them.
type auditOptions struct {
	inputs     []input
	assets     bool
	elsewhere  bool // --all-origins
	shard      target.Shard
	robots     bool
	parallel   int
	perHost    int
	perSecond  float64 // requests to one host; 0: no limit
	policyFile string  // "": the one that is found; "none": none
	asserts    []string
	job        string // "init", "check", "explain", or "" to run
	explained  string // the URL of --explain-policy
	baseline   string
	anchor     string
	group      bool
	tolerant   bool // --allow-fetch-errors

	policy *policy.Policy // nil: there is none
	places places
}

// input is a source of targets that a flag names.
type input struct{ kind, name string }

// auditFlags are those of audit beside reportFlags and lookFlags.
var auditFlags = []ownFlag{
	{"input", "FILE", "targets, one a line; - reads standard input", inputOf("list")},
	{"sitemap", "URL|FILE", "the URLs of a sitemap", inputOf("sitemap")},
	{"recording", "FILE", "the URLs of a HAR or another recording", inputOf("recording")},
	{"curl-file", "FILE", "pasted curl commands (Copy all as cURL)", inputOf("commands")},
	{"assets", "", "the files that each page loads, too", func(o *options, _ string) error { o.audit.assets = true; return nil }},
	{"all-origins", "", "with --assets: those of other origins, too", func(o *options, _ string) error { o.audit.elsewhere = true; return nil }},
	{"no-robots", "", "crawl what robots.txt forbids, too", func(o *options, _ string) error { o.audit.robots = false; return nil }},
	{"shard", "N/OF", "only this part of the targets: 3/16", setShard(target.ParseShard)},
	{"shard-index", "I/OF", "the same, counted from 0: 2/16", setShard(target.ParseShardIndex)},
	{"jobs", "N", "requests at once (8)", func(o *options, v string) error { return setCount(&o.audit.parallel, v) }},
	{"per-host", "N", "requests at once to one host (8)", func(o *options, v string) error { return setCount(&o.audit.perHost, v) }},
	{"max-rate", "N", "requests a second to one host", setMaxRate},
	{"policy", "FILE", "hold against this policy; none for none", func(o *options, v string) error { o.audit.policyFile = v; return nil }},
	{"assert", "'KEY VALUE'", "expect it of every target: 'shared >= 5m'; repeatable", func(o *options, v string) error {
		o.audit.asserts = append(o.audit.asserts, v)
		return nil
	}},
	{"init", "", "write maxage.yaml from what the site does today", job("init")},
	{"check-policy", "", "only read the policy and say what is wrong", job("check")},
	{"explain-policy", "URL", "show which lines of the policy apply to it", func(o *options, v string) error {
		o.audit.job, o.audit.explained = "explain", v
		return nil
	}},
	{"baseline", "REPORT", "only findings that this report lacks can fail", func(o *options, v string) error { o.audit.baseline = v; return nil }},
	{"anchor", "FILE", "show findings that stand in no file at this one", func(o *options, v string) error { o.audit.anchor = v; return nil }},
	{"group", "", "one row for URLs with the same policy", func(o *options, _ string) error { o.audit.group = true; return nil }},
	{"allow-fetch-errors", "", "exit 0 though targets could not be fetched", func(o *options, _ string) error { o.audit.tolerant = true; return nil }},
}

// ownAuditFlags are all of ours that audit takes.
var ownAuditFlags = slices.Concat(auditFlags, ownFlags)

func inputOf(kind string) func(*options, string) error {
	return func(o *options, v string) error {
		o.audit.inputs = append(o.audit.inputs, input{kind, v})
		return nil
	}
}

func job(name string) func(*options, string) error {
	return func(o *options, _ string) error {
		o.audit.job = name
		return nil
	}
}

func setShard(parse func(string) (target.Shard, error)) func(*options, string) error {
	return func(o *options, v string) (err error) {
		o.audit.shard, err = parse(v)
		return err
	}
}

func setCount(to *int, v string) error {
	n, err := strconv.Atoi(v)
	if err != nil || n < 1 || n > 1000 {
		return fmt.Errorf("%q is no number from 1 to 1000", v)
	}
	*to = n
	return nil
}

func setMaxRate(o *options, v string) (err error) {
	if o.audit.perSecond, err = strconv.ParseFloat(v, 64); err != nil || !(o.audit.perSecond > 0) || o.audit.perSecond > 1e6 {
		return fmt.Errorf("%q is no number of requests a second", v)
	}
	return nil
}

// settle takes from the policy what no flag said.
func (o *options) settle(given func(flag string) bool) {
	a := o.audit
	if !given("fail-on") {
		o.failOn = rules.Error
	}
	if a.policy != nil {
		d := &a.policy.Defaults
		if !given("fail-on") && d.FailOn != "" {
			o.setFailOn(d.FailOn)
		}
		if !given("jobs") && d.Parallel > 0 {
			a.parallel = d.Parallel
		}
		if !given("per-host") && d.PerHost > 0 {
			a.perHost = d.PerHost
		}
		if !given("max-rate") && d.Rate > 0 {
			a.perSecond = d.Rate
		}
		if !given("no-robots") && d.Robots != nil {
			a.robots = *d.Robots
		}
		o.caches = append(o.caches, d.Caches...)
	}
	if a.parallel == 0 {
		a.parallel = 8
	}
	if a.perHost == 0 {
		a.perHost = a.parallel
	}
}
