package fetch

import "maxage/inspect/wire"

// Result is what came of one Request: an Exchange per hop and attempt, and
// the error that ended the transfer, if any. An exchange whose response broke
// off, or never came, is in Exchanges too, with what was received of it; a hop
// whose connection could not be opened has none.
type Result struct {
	Exchanges []*wire.Exchange
	Redirects int    // hops followed
	Retries   int    // attempts repeated
	Last      int    // where in Exchanges the last attempt begins
	NextURL   string // where the last response would redirect to, if not followed
	Err       *Error
}
