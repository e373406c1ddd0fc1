package policy

import (
	"bytes"
	"encoding/json"
)

// Schema returns the JSON Schema (2020-12) of the file, made from the tables
// that the reader reads it by. It lets through more than the reader does, which
// knows rules, caches and what fits together.
func Schema() ([]byte, error) {
	s := keysForm(fileKeys)
	s.Schema = "https://json-schema.org/draft/2020-12/schema"
	s.Title = "maxage policy, version " + version
	s.Required = []string{"version"}
	raw, err := json.Marshal(s)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	if err := json.Indent(&b, raw, "", " "); err != nil {
		return nil, err
	}
	b.WriteByte('\n')
	return b.Bytes(), nil
}
