package wire

import "strings"

// Keep adds decoded bytes to the sample of a text body, as far as there is
// room.
func (b *Body) Keep(p []byte) {
	if room := SampleBytes - len(b.Sample); room > 0 {
		b.Sample = append(b.Sample, p[:min(room, len(p))]...)
	}
}

// IsText reports whether Content-Type announces text that people or programs
// read, or nothing at all.
func (m *Message) IsText() bool {
	value, ok := m.Get("Content-Type")
	if !ok {
		return true
	}
	essence, _, _ := strings.Cut(value, ";")
	essence = strings.ToLower(strings.Trim(essence, " \t"))
	for _, part := range [...]string{"text/", "json", "xml", "javascript", "ecmascript", "graphql", "x-www-form-urlencoded"} {
		if strings.Contains(essence, part) {
			return !strings.Contains(essence, "officedocument")
		}
	}
	return false
}
