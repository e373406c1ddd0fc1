package field

import "maxage/inspect/wire"

// Text is a field that is used as it stands; the first line counts.
type Text struct {
	Present bool
	Value   string
	Span    wire.Span
}

func (t *Text) add(value string, span wire.Span) {
	if !t.Present {
		*t = Text{Present: true, Value: value, Span: span}
	}
}
