// Package policy holds what a team wants of its site: the file maxage.yaml, the
// URLs that its rules are for, and what is found where a response is otherwise.
package policy

import (
	"cmp"
	"slices"

	"maxage/inspect/rules"
)

// Policy is what a file says, with all that it extends: presets and other files
// first, in the order in which they are named.
type Policy struct {
	Base     string // what the paths of Targets are relative to; "" if no target is one
	Targets  []Target
	Defaults Defaults
	Rules    []Rule
	Ignores  []*Ignore
	Outputs  []Output
}

// Options is what reading a policy needs of the world.
type Options struct {
	ReadFile func(name string) ([]byte, error)
	Environ  []string // "NAME=value", for ${NAME}
}

// Line is a key of the file with its value, both as written, and where it
// stands.
type Line struct {
	Key, Value string
	Place      rules.Place
}

// Read reads the policy in the file called name. What is wrong with it, or with
// what it extends, comes back as Errors, all of it.
func Read(name string, o Options) (*Policy, error) {
	r := &reader{options: o, policy: &Policy{}, files: map[string][]string{}}
	data, err := o.ReadFile(name)
	if err != nil {
		return nil, err
	}
	r.file(name, data)
	if t := r.policy.based(); t != nil && !r.based {
		r.failPlace(t.Place, len(t.Text), "write base: https://www.example.com", "%q is relative, and the policy has no base", t.Text)
	}
	if len(r.errs) > 0 {
		slices.SortStableFunc(r.errs, r.compare)
		return nil, r.errs
	}
	return r.policy, nil
}

// compare puts errors into the order of the files and lines.
func (r *reader) compare(a, b *Error) int {
	return cmp.Or(
		slices.Index(r.order, a.File)-slices.Index(r.order, b.File),
		a.Line-b.Line,
		a.Column-b.Column,
	)
}

// Rules are the rules that this package finds things by.
var Rules = []*rules.Rule{
	PolicyLifetime,
	PolicyStore,
	PolicyStaleness,
	PolicyStaleWindow,
	PolicyImmutable,
	PolicyVary,
	PolicyValidator,
	PolicySetCookie,
	PolicyStatus,
	PolicyHeader,
	PolicyIgnoreExpired,
	PolicyIgnoreUnused,
}

// Lookup returns the rule called id, of this package or of the catalogue, or nil.
func Lookup(id string) *rules.Rule { return rules.Lookup(id, Rules...) }
