package load

import (
	"time"

	"maxage/inspect/wire"
)

// harTimings are milliseconds; -1 means that the step did not happen.
type harTimings struct {
	Blocked, DNS, Connect, SSL, Send, Wait, Receive jsonNumber
}

// times adds the steps up: connect includes ssl. The request is sent when send
// is over, the header section has arrived when wait is.
func (t *harTimings) times(started time.Time, total jsonNumber) (timing wire.Timing, sent, received time.Time) {
	at := t.Blocked.ms()
	add := func(step jsonNumber) time.Duration {
		if at += step.ms(); step.ms() == 0 {
			return 0
		}
		return at
	}
	timing.DNS = add(t.DNS)
	if ssl := t.SSL.ms(); ssl > 0 && ssl <= t.Connect.ms() {
		timing.Connect = at + t.Connect.ms() - ssl
		timing.TLS = add(t.Connect)
	} else {
		timing.Connect = add(t.Connect)
	}
	timing.Sent = at
	at += t.Send.ms()
	if !started.IsZero() {
		sent, received = started.Add(at), started.Add(at+t.Wait.ms())
	}
	if t.Wait.known {
		timing.FirstByte = at + t.Wait.ms()
	}
	at += t.Wait.ms() + t.Receive.ms()
	if timing.Total = total.ms(); timing.Total < at {
		timing.Total = at
	}
	return timing, sent, received
}
