package wire

import "strings"

// Keep adds decoded bytes to the sample of a text body, as far as there is
// room.
func (b *Body) Keep(p []byte) {
	p = p[:min(len(p), SampleBytes-len(b.Sample))]
	if need := len(b.Sample) + len(p); need > cap(b.Sample) {
		room := need
		if len(b.Sample) > 0 {
			room = min(max(2*need, SampleBytes/4), SampleBytes) // few steps: what is outgrown is waste
		}
		b.Sample = append(make([]byte, 0, room), b.Sample...)
	}
	b.Sample = append(b.Sample, p...)
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
