package replay

import (
	"hash/maphash"
	"strconv"
	"time"

	"maxage/inspect/field"
)

// identity is what tells a body from another. The zero value is no body.
type identity struct {
	status int
	hash   uint64 // of its SHA-256; 0: not recorded
	tag    uint64 // of its validator; 0: none
	length int64  // -1: not known
}

// identify returns the identity of an answer. What cannot be kept differs from
// what can by its status.
func (w *WhatIf) identify(r *field.Response, keep bool) identity {
	x := r.Exchange
	status := x.Response.Status
	switch {
	case status < 200 || x.Request.Method == "HEAD":
		return identity{}
	case !keep:
		return identity{status: status, length: -1}
	}
	id := identity{status: status, length: -1}
	switch {
	case r.ETag.Valid:
		id.tag = maphash.String(w.seed, r.ETag.Opaque)
	case r.LastModified.Valid:
		id.tag = maphash.String(w.seed, strconv.FormatInt(r.LastModified.Unix, 10))
	}
	if status == 304 {
		return id
	}
	if x.Body.SHA256 != "" {
		id.hash = maphash.String(w.seed, x.Body.SHA256)
	}
	if id.length = x.Body.Decoded; id.length < 0 {
		id.length = x.Body.Bytes
	}
	return id
}

// same reports whether two identities are of the same body, if that can be
// known.
func (a identity) same(b identity) (same, known bool) {
	notModified := a.status == 304 || b.status == 304
	switch {
	case a.status == 0 || b.status == 0:
		return false, false
	case a.status != b.status && !notModified:
		return false, true
	case a.hash != 0 && b.hash != 0:
		return a.hash == b.hash, true
	case a.tag != 0 && b.tag != 0:
		return a.tag == b.tag, true
	case a.length >= 0 && b.length >= 0:
		return a.length == b.length, true
	}
	return false, false
}

// basis says by what a body is told from others.
func (a identity) basis() Basis {
	switch {
	case a.hash != 0:
		return ByHash
	case a.tag != 0:
		return ByValidator
	case a.length >= 0:
		return ByLength
	}
	return Unknown
}

// Basis says how bodies were told apart.
type Basis uint8

// The bases, the surest first.
const (
	ByHash Basis = iota
	ByValidator
	ByLength
	Unknown
)

// String returns the word of the JSON contract.
func (b Basis) String() string { return [...]string{"sha256", "validator", "length", "unknown"}[b] }

// mostBodies bounds how many different bodies are told apart.
const mostBodies = 64

// bodies are those that were seen of one URL.
type bodies struct {
	different []identity
	basis     Basis         // the weakest that was needed
	lasted    time.Duration // for how long one was seen unchanged
}

func (b *bodies) add(id identity) {
	b.basis = max(b.basis, id.basis())
	for _, old := range b.different {
		if same, known := old.same(id); known && same {
			return
		}
	}
	if len(b.different) < mostBodies {
		b.different = append(b.different, id)
	}
}
