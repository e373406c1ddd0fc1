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

// measure reads a response body to its end and says how large it is before and
// after its content coding. Codings other than gzip and deflate are measured
// as transferred only.
func measure(r io.Reader, fields []wire.Field) wire.Body {
	in := &counter{r: r}
	br := bufio.NewReaderSize(in, 4096)
	b := wire.Body{Decoded: -1}
	decoded, asSent := decoder(br, contentCoding(fields))
	if decoded != nil {
		sum := sha256.New()
		n, err := io.Copy(sum, io.LimitReader(decoded, maxDecoded+1))
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
