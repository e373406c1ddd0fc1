package load

import (
	"fmt"
	"strings"
)

// Problem is one entry of a recording that could not be read, with its place.
type Problem struct {
	File    string
	Format  string // as Read returns it; "" before it is known
	Line    int    // from 1; 0: unknown
	Column  int    // from 1; 0: unknown
	Byte    int64  // from 0, after decompression; -1: unknown
	Entry   int    // from 0, as in .log.entries[12]; -1: unknown
	Message string

	// Skipped marks an entry that is whole but no HTTP exchange (a data: or
	// chrome-extension: URL in a HAR), so nothing is broken.
	Skipped bool
}

// Error gives file, place and message: "file.har: entry 12 (byte 48213): ...".
func (p *Problem) Error() string {
	var place []string
	if p.Line > 0 {
		place = append(place, fmt.Sprintf("line %d", p.Line))
	}
	if p.Column > 0 {
		place = append(place, fmt.Sprintf("column %d", p.Column))
	}
	if p.Byte >= 0 {
		place = append(place, fmt.Sprintf("byte %d", p.Byte))
	}
	where := strings.Join(place, ", ")
	if p.Entry >= 0 {
		if where != "" {
			where = " (" + where + ")"
		}
		where = fmt.Sprintf("entry %d%s", p.Entry, where)
	}
	out := p.File
	for _, part := range []string{where, p.Message} {
		if part == "" {
			continue
		}
		if out != "" {
			out += ": "
		}
		out += part
	}
	return out
}
