package load

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"io"

	"maxage/inspect/coding"
	"maxage/inspect/wire"
)

// maxDecoded bounds what is decoded of one body: a few kilobytes of gzip can
// claim to be gigabytes.
const maxDecoded = 256 << 20

// measure reads the body of the response m to its end, says how large it is
// before and after its content coding, and keeps a sample of text. What has a
// coding that is not known is measured as transferred only.
func measure(r io.Reader, m *wire.Message) wire.Body {
	in := &counter{r: r}
	br := bufio.NewReaderSize(in, 4096)
	b := wire.Body{Decoded: -1}
	list, known := coding.Of(m)
	first, _ := br.Peek(16)
	asSent := len(list) == 0 || stillCoded(first, list[len(list)-1])
	if known {
		decoded, free := io.Reader(br), func() {}
		if asSent {
			decoded, free = coding.Reader(list, br)
		}
		decode(&b, decoded, m)
		free()
	}
	io.Copy(io.Discard, br)
	if b.Bytes = in.n; !asSent {
		b.Bytes = -1
	}
	return b
}

// decode fills in what is known of the decoded body, if all of it can be read.
func decode(b *wire.Body, decoded io.Reader, m *wire.Message) {
	sum := sha256.New()
	var kept io.Writer = sum
	if m.IsText() {
		kept = io.MultiWriter(sum, (*sampler)(b))
	}
	n, err := io.Copy(kept, io.LimitReader(decoded, maxDecoded+1))
	if err == nil && n <= maxDecoded {
		b.Decoded, b.SHA256 = n, hex.EncodeToString(sum.Sum(nil))
	}
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
