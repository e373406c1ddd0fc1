package cmd

import (
	"strings"

	"maxage/inspect"
	"maxage/inspect/wire"
)

// inspect explains one exchange as the options ask, and what it would be with
// changed fields.
func (o *options) inspect(x *wire.Exchange) (actual inspect.Result, whatIf *inspect.Result) {
	if o.at != nil && !x.Received.IsZero() {
		x.At = o.at(x.Received)
	}
	asked := o.asked()
	actual = inspect.Inspect(x, asked)
	if len(o.set)+len(o.unset) > 0 && x.Response.Status >= 200 {
		changed := *x
		changed.Response.Fields = o.change(x.Response.Fields)
		r := inspect.Inspect(&changed, asked)
		whatIf = &r
	}
	return actual, whatIf
}

// change drops the fields that --unset and --set name, and adds those of
// --set, where the first line of that name stood.
func (o *options) change(fields []wire.Field) []wire.Field {
	var out []wire.Field
	placed := map[string]bool{}
	for _, f := range fields {
		key := strings.ToLower(f.Name)
		if o.unsets(key) {
			continue
		}
		replaced := false
		for _, s := range o.set {
			if strings.ToLower(s.Name) == key {
				if replaced = true; !placed[key] {
					out = append(out, s)
				}
			}
		}
		if placed[key] = placed[key] || replaced; !replaced {
			out = append(out, f)
		}
	}
	for _, s := range o.set {
		if !placed[strings.ToLower(s.Name)] {
			out = append(out, s)
		}
	}
	return out
}

func (o *options) unsets(name string) bool {
	for _, u := range o.unset {
		if strings.ToLower(u) == name {
			return true
		}
	}
	return false
}
