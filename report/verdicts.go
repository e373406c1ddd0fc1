package report

import (
	"bytes"
	"encoding/json"
	"fmt"
)

// Verdicts are verdicts by cache, in the order in which they were asked. In
// JSON they are one object.
type Verdicts []NamedVerdict

// NamedVerdict is the verdict of the cache called Cache.
type NamedVerdict struct {
	Cache string
	Verdict
}

// Get returns the verdict of the cache called name, or nil.
func (vs Verdicts) Get(name string) *Verdict {
	for i := range vs {
		if vs[i].Cache == name {
			return &vs[i].Verdict
		}
	}
	return nil
}

// MarshalJSON writes an object whose keys keep their order.
func (vs Verdicts) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	b.WriteByte('{')
	for i := range vs {
		if i > 0 {
			b.WriteByte(',')
		}
		key, err := json.Marshal(vs[i].Cache)
		if err != nil {
			return nil, err
		}
		b.Write(key)
		b.WriteByte(':')
		if err := encode(&b, vs[i].Verdict); err != nil {
			return nil, err
		}
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

// UnmarshalJSON reads an object and keeps the order of its keys.
func (vs *Verdicts) UnmarshalJSON(data []byte) error {
	d := json.NewDecoder(bytes.NewReader(data))
	if t, err := d.Token(); err != nil || t != json.Delim('{') {
		return fmt.Errorf("verdicts: expected an object")
	}
	*vs = Verdicts{}
	for d.More() {
		key, err := d.Token()
		if err != nil {
			return err
		}
		v := NamedVerdict{Cache: key.(string)}
		if err := d.Decode(&v.Verdict); err != nil {
			return fmt.Errorf("verdicts.%s: %w", v.Cache, err)
		}
		*vs = append(*vs, v)
	}
	return nil
}

// encode writes v as JSON without escaping HTML and without a line end.
func encode(b *bytes.Buffer, v any) error {
	e := json.NewEncoder(b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return err
	}
	b.Truncate(b.Len() - 1)
	return nil
}
