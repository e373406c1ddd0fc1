package load

import "maxage/inspect/wire"

// maxInterim bounds the interim responses kept of one exchange.
const maxInterim = 64

// interimList gathers the interim responses of one exchange.
type interimList struct {
	kept []wire.Message
	seen int
}

// addInterim appends an interim response that began at a place. The one that is
// too many is reported, those after it are dropped with it.
func (rec *recording) addInterim(list *interimList, m wire.Message, at place, entry int) {
	if list.seen++; list.seen <= maxInterim {
		list.kept = append(list.kept, m)
	} else if list.seen == maxInterim+1 {
		rec.problem(at, entry, "more than %d interim responses; the rest of them is left out", maxInterim)
	}
}
