package curl

import (
	"net/netip"
	"strconv"
	"strings"

	"maxage/inspect/fetch"
)

func abstractSocket(p *parser, a arg) error {
	// A leading @ is how Go, like ss and netstat, writes the abstract namespace.
	p.request().UnixSocket = "@" + a.text
	return nil
}

func ipVersion(v int) func(*parser, arg) error {
	return func(p *parser, _ arg) error {
		p.request().IPVersion = v
		return nil
	}
}

// connectTo is HOST1:PORT1:HOST2:PORT2, where each may be empty and a host may
// be an IPv6 address in brackets.
func connectTo(p *parser, a arg) error {
	fields := splitHosts(a.text, 4)
	if len(fields) != 4 || !validPort(fields[1], true) || !validPort(fields[3], true) {
		e := usage("option %s: %q is not HOST1:PORT1:HOST2:PORT2", a.flag, a.text)
		e.Hint = "leave a field empty to match anything; the colons must all be there"
		return e
	}
	r := p.request()
	r.ConnectTo = append(r.ConnectTo, fetch.ConnectTo{Host: fields[0], Port: fields[1], ToHost: fields[2], ToPort: fields[3]})
	return nil
}

// resolve is [+]HOST:PORT:ADDRESS[,ADDRESS...], or -HOST:PORT to take an
// earlier one back. The '+' lets curl's entry expire, which one run never sees.
func resolve(p *parser, a arg) error {
	bad := func(why string) error {
		return &Error{Code: 49, Message: "option " + a.flag + ": " + strconv.Quote(a.text) + " " + why,
			Hint: "write --resolve HOST:PORT:ADDRESS"}
	}
	entry, removed := strings.CutPrefix(a.text, "-")
	if !removed {
		entry = strings.TrimPrefix(entry, "+")
	}
	fields := splitHosts(entry, 3)
	if len(fields) < 2 || fields[0] == "" || !validPort(fields[1], false) {
		return bad("does not begin with HOST:PORT")
	}
	if !removed && len(fields) < 3 {
		return bad("has no address")
	}
	r := p.request()
	r.Resolve = withoutEntry(r.Resolve, fields[0], fields[1])
	if removed {
		return nil
	}
	one := fetch.Resolve{Host: fields[0], Port: fields[1]}
	for addr := range strings.SplitSeq(fields[2], ",") {
		bare := strings.TrimSuffix(strings.TrimPrefix(strings.TrimSpace(addr), "["), "]")
		if _, err := netip.ParseAddr(bare); err != nil {
			return bad("has " + strconv.Quote(addr) + " where an IP address belongs")
		}
		one.Addrs = append(one.Addrs, bare)
	}
	r.Resolve = append(r.Resolve, one)
	return nil
}

// withoutEntry copies the list, since operations and transfers share it.
func withoutEntry(list []fetch.Resolve, host, port string) []fetch.Resolve {
	var kept []fetch.Resolve
	for _, r := range list {
		if !strings.EqualFold(r.Host, host) || r.Port != port {
			kept = append(kept, r)
		}
	}
	return kept
}

// splitHosts splits text at its first n-1 colons; one inside brackets, as in an
// IPv6 address, does not count, and the brackets are taken off.
func splitHosts(text string, n int) []string {
	var fields []string
	for len(fields) < n-1 {
		end := strings.IndexByte(text, ':')
		if strings.HasPrefix(text, "[") {
			if closing := strings.IndexByte(text, ']'); closing > 0 {
				end = -1
				if rest := text[closing+1:]; strings.HasPrefix(rest, ":") {
					end = closing + 1
				}
			}
		}
		if end < 0 {
			break
		}
		fields = append(fields, unbracket(text[:end]))
		text = text[end+1:]
	}
	return append(fields, text)
}

func unbracket(host string) string {
	if strings.HasPrefix(host, "[") && strings.HasSuffix(host, "]") {
		return host[1 : len(host)-1]
	}
	return host
}

func validPort(text string, mayBeEmpty bool) bool {
	if text == "" {
		return mayBeEmpty
	}
	_, err := strconv.ParseUint(text, 10, 16)
	return err == nil
}
