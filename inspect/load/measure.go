package load

import (
	"bufio"
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"crypto/sha256"
	"encoding/hex"
	"io"

	"maxage/inspect/wire"
)

// maxDecoded bounds what is decoded of one body: a few kilobytes of gzip can
// claim to be gigabytes.
const maxDecoded = 256 << 20

// measure reads the body of the response m to its end, says how large it is
// before and after its content coding, and keeps a sample of text. Codings other
// than gzip and deflate are measured as transferred only.
func measure(r io.Reader, m *wire.Message) wire.Body {
	in := &counter{r: r}
	br := bufio.NewReaderSize(in, 4096)
	b := wire.Body{Decoded: -1}
	decoded, asSent := decoder(br, contentCoding(m.Fields))
	if decoded != nil {
		sum := sha256.New()
		var kept io.Writer = sum
		if m.IsText() {
			kept = io.MultiWriter(sum, (*sampler)(&b))
		}
		n, err := io.Copy(kept, io.LimitReader(decoded, maxDecoded+1))
		if err == nil && n <= maxDecoded {
			b.Decoded, b.SHA256 = n, hex.EncodeToString(sum.Sum(nil))
		}
	}
	io.Copy(io.Discard, br)
	if b.Bytes = in.n; !asSent {
		b.Bytes = -1
	}
	return b
}

// sampler writes into the sample of a body.
type sampler wire.Body

func (s *sampler) Write(p []byte) (int, error) {
	(*wire.Body)(s).Keep(p)
	return len(p), nil
}

type counter struct {
	r io.Reader
	n int64
}

func (c *counter) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.n += int64(n)
	return n, err
}

// decoder undoes a content coding; nil: it cannot. asSent is false when the
// bytes do not have the coding that the header names: curl --compressed and
// some archives decode the body and keep the header.
func decoder(br *bufio.Reader, coding string) (r io.Reader, asSent bool) {
	magic, _ := br.Peek(2)
	switch coding {
	case "", "identity":
		return br, true
	case "gzip", "x-gzip":
		if len(magic) == 2 && (magic[0] != 0x1f || magic[1] != 0x8b) {
			return br, false
		}
		if zr, err := gzip.NewReader(br); err == nil {
			return zr, true
		}
	case "deflate":
		if len(magic) == 2 && magic[0]&0x0f == 8 && (int(magic[0])<<8|int(magic[1]))%31 == 0 {
			if zr, err := zlib.NewReader(br); err == nil {
				return zr, true
			}
		} else if len(magic) == 2 {
			return flate.NewReader(br), true // without the zlib wrapper, as some servers send it
		}
	}
	return nil, true
}
