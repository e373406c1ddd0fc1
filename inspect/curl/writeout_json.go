package curl

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"time"
)

// json is %{json}: all variables, by name, and the version of the program.
func (f *Facts) json() []byte {
	var b bytes.Buffer
	b.WriteByte('{')
	for _, v := range variables {
		fmt.Fprintf(&b, "%q:", v.name)
		switch value := v.value(f).(type) {
		case time.Duration:
			fmt.Fprintf(&b, "%.6f", value.Seconds())
		case string:
			b.Write(jsonString(value))
		case nil:
			b.WriteString("null")
		default:
			fmt.Fprint(&b, value)
		}
		b.WriteByte(',')
	}
	b.WriteString(`"curl_version":`)
	b.Write(jsonString(f.Agent))
	b.WriteByte('}')
	return b.Bytes()
}

// headerJSON is %{header_json}: names in lower case with all their values.
func (f *Facts) headerJSON() []byte {
	values := map[string][]string{}
	var names []string
	for _, field := range f.Fields {
		name := strings.ToLower(field.Name)
		if values[name] == nil {
			names = append(names, name)
		}
		values[name] = append(values[name], field.Value)
	}
	var b bytes.Buffer
	b.WriteByte('{')
	for i, name := range names {
		if i > 0 {
			b.WriteString(",\n")
		}
		b.Write(jsonString(name))
		b.WriteString(":[")
		for k, value := range values[name] {
			if k > 0 {
				b.WriteByte(',')
			}
			b.Write(jsonString(value))
		}
		b.WriteByte(']')
	}
	b.WriteString("\n}")
	return b.Bytes()
}

// jsonString quotes s without the escapes that HTML would need.
func jsonString(s string) []byte {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	_ = e.Encode(s) // a string and a buffer cannot fail
	return bytes.TrimSuffix(b.Bytes(), []byte("\n"))
}
