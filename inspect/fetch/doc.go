// Package fetch is the only code that dials. It speaks HTTP/1.0, HTTP/1.1 and
// HTTP/2 itself, so that what it returns is what was on the wire.
//
// A request is reported byte for byte as it was sent. In HTTP/2 its Fields
// begin with Host, standing for :authority as in the output of curl -v, and go
// on with the fields in lower case. An accepted HTTP/0.9 response has Version
// "HTTP/0.9", Status 200 and no Start. The 101 before an h2c upgrade is among
// the Interim responses.
package fetch
