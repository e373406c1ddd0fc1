package load

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"io"
	"strings"

	"maxage/inspect/wire"
)

type harContent struct {
	Size     jsonNumber `json:"size"`
	Text     jsonText   `json:"text"`
	Encoding jsonText   `json:"encoding"`
}

// body tells the sizes. Recorders disagree on them: bodySize is -1 where it was
// not measured and 0 for what came from a cache; size may be the coded size.
func (r *harResponse) body(method string, fields []wire.Field) wire.Body {
	b := wire.Body{Bytes: r.BodySize.int(), Decoded: r.Content.Size.int()}
	coding := contentCoding(fields)
	plain := coding == "" || coding == "identity"
	status := int(r.Status.int())
	switch {
	case b.Bytes > 0, b.Bytes == 0 && b.Decoded == 0:
	case hasNoBody(method, status) && status > 0:
		b.Bytes = 0
	default:
		b.Bytes = r.transferred(fields, plain)
	}
	if n, sum := r.Content.digest(); n >= 0 && (sum != "" || b.Decoded < 0) {
		b.Decoded, b.SHA256 = n, sum
	} else if !plain && b.Decoded == b.Bytes && b.Bytes > 0 {
		b.Decoded = -1 // the recorder did not decode
	}
	return b
}

// transferred finds the size that bodySize does not tell.
func (r *harResponse) transferred(fields []wire.Field, plain bool) int64 {
	if n := contentLength(fields); n >= 0 {
		return n
	}
	if whole, head := r.TransferSize.int(), r.HeadersSize.int(); whole > head && head > 0 {
		return whole - head
	}
	if plain {
		return r.Content.Size.int()
	}
	return -1
}

// digest measures the text; n is -1 without one. Only base64 and text of
// exactly the recorded size are surely the bytes of the body: other text went
// through a change of character encoding, and its sum is left empty.
func (c *harContent) digest() (n int64, sum string) {
	if c.Text == "" {
		return -1, ""
	}
	r, base := c.reader()
	hash := sha256.New()
	n, err := io.Copy(hash, r)
	if err != nil {
		return -1, ""
	}
	if !base && n != c.Size.int() {
		return -1, ""
	}
	return n, hex.EncodeToString(hash.Sum(nil))
}

func (c *harContent) reader() (r io.Reader, base bool) {
	r = strings.NewReader(string(c.Text))
	if base = strings.EqualFold(string(c.Encoding), "base64"); base {
		r = base64.NewDecoder(base64.StdEncoding, r)
	}
	return r, base
}

// keep takes the sample of a text body, which the recorder has decoded.
func (c *harContent) keep(b *wire.Body) {
	r, _ := c.reader()
	io.Copy((*sampler)(b), io.LimitReader(r, wire.SampleBytes))
}
