package report

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"unicode/utf16"
	"unicode/utf8"
)

// indentedJSON is v as a document that does no harm to a terminal.
func indentedJSON(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	err := e.Encode(v)
	return harmlessJSON(nil, b.Bytes()), err
}

func writeJSON(w io.Writer, v any) error {
	b, err := indentedJSON(v)
	if err != nil {
		return err
	}
	_, err = w.Write(b)
	return err
}

// harmlessJSON appends data to dst with everything that a terminal might obey
// or hide written as \u escapes. Outside strings JSON is ASCII, and the encoder
// has escaped the C0 controls, so no context is needed.
func harmlessJSON(dst, data []byte) []byte {
	from := 0
	for i := 0; i < len(data); {
		if data[i] < 0x7f {
			i++
			continue
		}
		r, n := utf8.DecodeRune(data[i:])
		if hostile(r) {
			dst = append(dst, data[from:i]...)
			dst = appendEscape(dst, r)
			from = i + n
		}
		i += n
	}
	return append(dst, data[from:]...)
}

func appendEscape(dst []byte, r rune) []byte {
	if hi, lo := utf16.EncodeRune(r); hi != utf8.RuneError {
		return fmt.Appendf(dst, `\u%04x\u%04x`, hi, lo)
	}
	return fmt.Appendf(dst, `\u%04x`, r)
}
