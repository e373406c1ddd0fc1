package field

import (
	"github.com/dunglas/httpsfv"

	"maxage/inspect/wire"
)

// CacheStatus is one member of Cache-Status (RFC 9211): what one cache did
// with the request. Members run from the origin's side to the client's.
type CacheStatus struct {
	Cache     string // the cache's name for itself
	Hit       bool   // answered without forwarding
	Fwd       string // why it forwarded: uri-miss, stale, bypass ...; "" if it did not say
	FwdStatus int64  // status of the forwarded request's answer; 0: not said
	TTL       int64  // remaining freshness in seconds, negative when stale, if HasTTL
	HasTTL    bool
	Stored    bool
	Collapsed bool
	Key       string
	Detail    string
	Span      wire.Span
}

// parseCacheStatus reads the joined lines. A field that is no structured list
// gives nothing, as RFC 9651 demands.
func parseCacheStatus(m *wire.Message, part wire.Part, lines []int) []CacheStatus {
	var all []CacheStatus
	for _, line := range lines {
		list, err := httpsfv.UnmarshalList([]string{m.Fields[line].Value})
		if err != nil {
			return nil
		}
		// A structured list has no empty members, so the two counts agree.
		n := 0
		eachMember(m.Fields[line].Value, func(start, end int) {
			if n < len(list) {
				if item, ok := list[n].(httpsfv.Item); ok {
					c := cacheStatus(item)
					c.Span = wire.Span{Part: part, Line: line, Start: start, End: end}
					all = append(all, c)
				}
			}
			n++
		})
	}
	return all
}

func cacheStatus(item httpsfv.Item) CacheStatus {
	c := CacheStatus{Cache: bareText(item.Value)}
	for _, key := range item.Params.Names() {
		v, _ := item.Params.Get(key)
		n, isInt := v.(int64)
		set, _ := v.(bool)
		switch key {
		case "hit":
			c.Hit = set
		case "fwd":
			c.Fwd = bareText(v)
		case "fwd-status":
			c.FwdStatus = n
		case "ttl":
			c.TTL, c.HasTTL = n, isInt
		case "stored":
			c.Stored = set
		case "collapsed":
			c.Collapsed = set
		case "key":
			c.Key = bareText(v)
		case "detail":
			c.Detail = bareText(v)
		}
	}
	return c
}

// bareText returns the text of a token or a string.
func bareText(v any) string {
	switch v := v.(type) {
	case httpsfv.Token:
		return string(v)
	case string:
		return v
	}
	return ""
}
