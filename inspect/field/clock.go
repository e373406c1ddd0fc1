package field

import "maxage/inspect/wire"

// Clock holds the moments of an exchange in seconds since 1970 (RFC 9111
// section 4.2.3).
type Clock struct {
	Known    bool  // the moments are known; otherwise Age alone tells the age
	Received int64 // response_time
	Delay    int64 // response_time - request_time
	Now      int64 // the moment of judging
}

func clock(x *wire.Exchange) Clock {
	if x.Received.IsZero() {
		if x.At.IsZero() {
			return Clock{}
		}
		return Clock{Received: x.At.Unix(), Now: x.At.Unix()}
	}
	c := Clock{Known: true, Received: x.Received.Unix(), Now: x.Received.Unix()}
	if !x.Sent.IsZero() && x.Sent.Before(x.Received) {
		c.Delay = int64(x.Received.Sub(x.Sent).Seconds())
	}
	if !x.At.IsZero() && x.At.After(x.Received) {
		c.Now = x.At.Unix()
	}
	return c
}
