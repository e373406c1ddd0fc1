package load

import (
	"maxage/inspect/wire"
	"net"
)

// maxConnections bounds how many connections of a transcript are remembered
// for when curl says that it uses one again.
const maxConnections = 32

// connection is one that curl said it opened.
type connection struct {
	host, port, number string
	wire.Connection
}

// open begins a connection. curl 8.6 and later say what they are connected to
// only after the TLS handshake, so its facts need a place before.
func (f *facts) open() *connection {
	if n := len(f.connections); n > 0 && f.connections[n-1].Remote == "" {
		return &f.connections[n-1]
	}
	if len(f.connections) == maxConnections {
		f.connections = append(f.connections[:0], f.connections[1:]...)
	}
	f.connections = append(f.connections, connection{})
	f.used = false
	return &f.connections[len(f.connections)-1]
}

func (f *facts) connected(c connection, ip string, local []string) {
	at := f.open()
	c.TLS = at.TLS
	c.Remote = net.JoinHostPort(ip, c.port)
	if local != nil {
		c.Local = net.JoinHostPort(local[1], local[2])
	}
	*at = c
}

// reuse moves the connection that curl names to the end, where the one in use is.
func (f *facts) reuse(number, host string) {
	for i := len(f.connections) - 1; i >= 0; i-- {
		c := f.connections[i]
		if c.host == host && (number == "" || c.number == "" || c.number == number) {
			f.connections = append(append(f.connections[:i], f.connections[i+1:]...), c)
			break
		}
	}
	f.used = true
}
