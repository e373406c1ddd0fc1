package fetch

import (
	"net"
	"strings"
)

// netDialer binds to --interface: an address, or the address of a device.
func (r *Request) netDialer() (*net.Dialer, *Error) {
	nd := &net.Dialer{KeepAlive: -1, FallbackDelay: -1} // each saves system calls we have no use for
	if r.Interface == "" {
		return nd, nil
	}
	name := r.Interface
	for _, prefix := range []string{"if!", "host!"} {
		name = strings.TrimPrefix(name, prefix)
	}
	ip := net.ParseIP(unbracket(name))
	if ip == nil {
		if dev, err := net.InterfaceByName(name); err == nil {
			ip = deviceAddress(dev, r.IPVersion == 6)
		}
	}
	if ip == nil {
		return nil, failf(codeInterface, "could not bind to %q: no such address or device", r.Interface)
	}
	nd.LocalAddr = &net.TCPAddr{IP: ip}
	return nd, nil
}

func deviceAddress(dev *net.Interface, v6 bool) net.IP {
	addrs, _ := dev.Addrs()
	for _, a := range addrs {
		if n, ok := a.(*net.IPNet); ok && (n.IP.To4() == nil) == v6 {
			return n.IP
		}
	}
	return nil
}
