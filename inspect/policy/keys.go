package policy

import (
	"github.com/google/jsonschema-go/jsonschema"
)

// key is one key of a mapping in the file: what it is called, what it is for,
// what its value looks like to an editor, and how it is read.
type key[T any] struct {
	name string
	doc  string
	form *jsonschema.Schema
	read func(r *reader, e entry, into *T)
}

// readKeys reads a mapping with the keys given; what says what it is for.
func readKeys[T any](r *reader, entries []entry, what string, keys []key[T], into *T) {
	for _, e := range entries {
		if k := find(keys, e.name); k != nil {
			k.read(r, e, into)
		} else {
			r.fail(e.at, meant(e.name, names(keys)), "%s has no key %q", what, e.name)
		}
	}
}

func find[T any](keys []key[T], name string) *key[T] {
	for i := range keys {
		if keys[i].name == name {
			return &keys[i]
		}
	}
	return nil
}

func names[T any](keys []key[T]) []string {
	all := make([]string, len(keys))
	for i := range keys {
		all[i] = keys[i].name
	}
	return all
}

// need complains about a key that is not there.
func (r *reader) need(entries []entry, at entry, what, name, hint string) {
	for _, e := range entries {
		if e.name == name {
			return
		}
	}
	r.fail(at.at, hint, "%s lacks %s", what, name)
}
