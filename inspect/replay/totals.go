package replay

import "maxage/inspect/wire"

// Totals count over requests. Bytes are those of bodies as transferred.
type Totals struct {
	Requests       int
	Hits           int // answered from store without waiting
	Revalidations  int // asked the origin about a stored response
	OriginRequests int
	OriginBytes    int64 // of bodies that the origin had to send
	SavedBytes     int64 // of bodies that came from store
}

// Add counts one outcome; bytes is the size of the recorded body, negative if
// it is not known.
func (t *Totals) Add(o *Outcome, bytes int64) {
	bytes = max(0, bytes)
	t.Requests++
	if o.Hit {
		t.Hits++
	} else if o.Validator != "" {
		t.Revalidations++
	}
	if fromStore := o.Hit || o.Collapsed || o.Confirmed && o.Validator != ""; fromStore {
		t.SavedBytes += bytes
	}
	l := o.load(bytes)
	t.OriginRequests += l.Requests
	t.OriginBytes += l.Bytes
}

// Load is what an origin has to do.
type Load struct {
	Requests int
	Bytes    int64 // of bodies as transferred
}

// load is what the origin had to do for one request.
func (o *Outcome) load(bytes int64) Load {
	if o.Origin == 0 || o.Confirmed {
		return Load{Requests: o.Origin}
	}
	return Load{o.Origin, max(0, bytes)}
}

func (l *Load) add(o Load) {
	l.Requests += o.Requests
	l.Bytes += o.Bytes
}

// Seen counts what is particular about the requests of a recording.
type Seen struct {
	InBrowser  int // answered by the browser's own cache, so no shared cache saw them
	ByWorker   int // answered by a service worker, so no cache of HTTP saw them
	Unanswered int // failed, blocked or given up: no answer is recorded
	Undated    int // without a time: they are played first, as if all at once
}

func (s *Seen) add(x *wire.Exchange) {
	switch {
	case byWorker(x):
		s.ByWorker++
	case inBrowser(x):
		s.InBrowser++
	}
	if x.Response.Status == 0 {
		s.Unanswered++
	}
	if x.Sent.IsZero() {
		s.Undated++
	}
}
