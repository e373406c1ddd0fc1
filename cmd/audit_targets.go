package cmd

import (
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"reflect"
	"strings"

	"maxage/inspect/curl"
	"maxage/inspect/policy"
	"maxage/inspect/target"
)

// wanted is a target, or why there is none.
type wanted struct {
	target target.Target
	err    error
}

// stream yields every target once, in order.
func (u *auditRun) stream() iter.Seq[wanted] {
	o := u.o.audit
	crawler := &target.Crawler{Fetch: u.document, Agent: "maxage"}
	get, obey := target.Fetch(u.document), func(s target.Stream) target.Stream { return s }
	if o.robots {
		get, obey = crawler.Polite, func(s target.Stream) target.Stream { return crawler.Obey(u.ctx, s) }
	}
	all := target.Unique(obey(u.sources(get)))
	if o.assets {
		all = target.Unique(target.Beside(all, o.parallel, func(page *target.Target) target.Stream { return obey(u.files(page, get)) }))
	}
	if o.shard.Of > 0 {
		all = o.shard.Only(all)
	}
	return func(yield func(wanted) bool) {
		for t, err := range all {
			if !yield(wanted{t, err}) {
				return
			}
		}
	}
}

// sources yields what the command line names, or else the policy.
func (u *auditRun) sources(get target.Fetch) target.Stream {
	return func(yield func(target.Target, error) bool) {
		more, named := true, false
		each := func(s target.Stream) {
			named = true
			for t, err := range s {
				if more = yield(t, err); !more {
					return
				}
			}
		}
		for t := range u.command.Transfers {
			if more {
				each(u.argument(t, get))
			}
		}
		for _, in := range u.o.audit.inputs {
			if more {
				each(u.input(in, get))
			}
		}
		u.partial = named
		if p := u.o.audit.policy; p != nil && !named {
			for _, t := range p.Targets {
				if more {
					each(u.ofPolicy(t, get))
				}
			}
		}
	}
}

// argument is a URL, with all that curl's flags say, or a file of them.
func (u *auditRun) argument(t *curl.Transfer, get target.Fetch) target.Stream {
	if info, err := os.Stat(t.Source); err == nil && info.Mode().IsRegular() {
		return u.input(input{kindOfFile(t.Source), t.Source}, get)
	}
	return func(yield func(target.Target, error) bool) {
		if t.Err != nil {
			yield(target.Target{}, transferError(t.Err, t.Source, u.o.secrets))
			return
		}
		one := target.Target{URL: t.Request.URL, Method: t.Request.MethodSent(), Transfer: t}
		if reflect.DeepEqual(t.Request, u.command.For(one.URL).Request) {
			one.Transfer = nil // no more than what the same URL in a list would be
		}
		yield(one, nil)
	}
}

// kindOfFile goes by the name.
func kindOfFile(name string) string {
	switch ext := filepath.Ext(strings.TrimSuffix(name, ".gz")); ext {
	case ".xml":
		return "sitemap"
	case ".har", ".warc", ".json", ".ndjson":
		return "recording"
	}
	return "list"
}

// input opens a source when it is its turn.
func (u *auditRun) input(in input, get target.Fetch) target.Stream {
	return func(yield func(target.Target, error) bool) {
		if in.kind == "sitemap" {
			t, err := u.sitemap(in.name)
			if err != nil {
				yield(target.Target{}, err)
				return
			}
			target.Sitemap(u.ctx, get, t)(yield)
			return
		}
		r := u.stdin
		if in.name != "-" {
			f, err := openFile(in.name)
			if err != nil {
				yield(target.Target{}, &target.Error{At: target.Place{File: in.name}, Message: fmt.Sprintf("it cannot be read: %v", err)})
				return
			}
			defer f.Close()
			r = &interruptible{ctx: u.ctx, from: f}
		}
		switch in.kind {
		case "recording":
			target.Recording(in.name, r, false)(yield)
		case "commands":
			target.Commands(in.name, r, u.curlEnv())(yield)
		default:
			base := ""
			if p := u.o.audit.policy; p != nil {
				base = p.Base
			}
			target.List(in.name, r, base)(yield)
		}
	}
}

func (u *auditRun) sitemap(name string) (target.Target, error) {
	if _, err := os.Stat(name); err == nil {
		return target.Target{URL: name, Method: "GET", From: target.Place{File: name}}, nil
	}
	return target.Parse(name, "")
}

func (u *auditRun) ofPolicy(t policy.Target, get target.Fetch) target.Stream {
	switch t.Kind {
	case policy.SitemapTarget:
		return u.input(input{"sitemap", t.Text}, get)
	case policy.ListTarget:
		name := t.Text
		if !filepath.IsAbs(name) {
			name = filepath.Join(filepath.Dir(t.Place.File), name)
		}
		return u.input(input{kindOfFile(name), name}, get)
	}
	return func(yield func(target.Target, error) bool) {
		one, err := target.Parse(t.Text, "")
		one.From = target.Place{File: t.Place.File, Line: t.Place.Line}
		yield(one, err)
	}
}
