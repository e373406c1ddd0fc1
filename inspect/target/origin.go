package target

import "maxage/inspect/wire"

// Trusted tells whether t may be sent the credentials that the user gave: if
// the user named it, or something of the same origin led to it. The page that
// led to it may itself have been reached through a redirect to elsewhere; what
// counts is the URL that was named.
func (t *Target) Trusted() bool { return t.Root == "" || wire.SameOrigin(t.Root, t.URL) }
