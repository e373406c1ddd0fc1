package report

import (
	"fmt"
	"strings"

	"maxage/inspect/field"
	"maxage/inspect/wire"
)

func (v *view) response() {
	a := &v.x.Response
	if a.Status == 0 {
		v.heading("Response", "there was none")
		return
	}
	v.heading("Response", v.arrival())
	rest, notes := responseNotes(a)
	v.explained(rawLine{"<", "", rest}, notes)
	v.headers(wire.Response, "<", a.Headers)
	if len(a.Trailers) > 0 {
		v.add(inkStrong, "  Trailers").add(inkPlain, "  fields that came after the content").end()
		for _, h := range a.Trailers {
			v.explained(rawLine{"<", h[0] + ": ", h[1]}, nil)
		}
	}
	if a.Body.Truncated {
		v.paragraph(inkWarning, 2, "The content ended early.")
	}
}

// responseNotes returns the status line and what its parts mean.
func responseNotes(a *Response) (line string, notes []note) {
	status := fmt.Sprint(a.Status)
	line = startLine(a.Version, status, a.Reason)
	if a.Version != "" {
		notes = append(notes, note{bytes: a.Version, label: "Version", text: versionMeaning(a.Version), end: len(a.Version)})
	}
	return line, append(notes, statusNote(a.Status, len(line)-len(startLine(status, a.Reason))))
}

func statusNote(status, at int) note {
	n := note{bytes: fmt.Sprint(status), label: "Status", start: at, end: at + 3}
	s := field.LookupStatus(status)
	if s == nil {
		n.text = fmt.Sprintf("not registered: treated like %d", status/100*100)
		n.ref = "RFC 9110 section 15"
		return n
	}
	n.text, n.ref = s.Meaning, s.Ref
	switch {
	case s.Cacheable:
		n.text += "; may be stored even if nothing says so"
	case status >= 200 && status != 304 && !strings.Contains(s.Meaning, "must not be stored"):
		n.text += "; stored only if a field says so"
	}
	return n
}

// arrival says how much came, in what time, from where.
func (v *view) arrival() string {
	parts := []string{"what came back:"}
	if b := v.x.Response.Body.Bytes; b != nil {
		parts = append(parts, field.Bytes(*b))
	}
	if t := v.x.Timing; t != nil && t.Total > 0 {
		parts = append(parts, "in "+milliseconds(t.Total))
	}
	if c := v.x.Connection; c != nil && c.Remote != "" {
		parts = append(parts, "from "+c.Remote)
	}
	if len(parts) == 1 {
		return "what came back"
	}
	return strings.Join(parts, " ")
}

// interim prints the 1xx responses that came first.
func (v *view) interim() {
	for _, m := range v.x.Interim {
		v.heading("Interim response", "")
		v.explained(rawLine{"<", "", fmt.Sprint(m.Status)}, []note{interimNote(m.Status)})
		for _, h := range m.Headers {
			v.explained(rawLine{"<", h[0] + ": ", h[1]}, nil)
		}
	}
}

func interimNote(status int) note {
	n := statusNote(status, 0)
	n.text += "; nobody caches it"
	return n
}
