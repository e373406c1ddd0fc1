package fetch

import (
	"bufio"
	"io"
	"strconv"
	"strings"
)

// chunkedReader undoes the chunked transfer coding (RFC 9112 section 7.1).
// Chunk extensions are skipped; the trailer section is kept as text.
type chunkedReader struct {
	br      *bufio.Reader
	budget  *budget
	left    uint64 // of the current chunk
	started bool   // a chunk was read, so its line end comes before the next size
	trailer string // the trailer section, once Read has returned io.EOF
	err     error
}

func (c *chunkedReader) Read(p []byte) (int, error) {
	if c.err == nil && c.left == 0 {
		c.err = c.next()
	}
	if c.err != nil {
		return 0, c.err
	}
	if uint64(len(p)) > c.left {
		p = p[:c.left]
	}
	n, err := c.br.Read(p)
	c.left -= uint64(n)
	if err == io.EOF {
		err = errChunksCut()
	}
	c.err = err
	return n, err
}

func errChunksCut() *Error {
	return failf(codePartial, "transfer closed with outstanding read data remaining")
}

// next reads up to the data of the next chunk, or to the end of the body.
func (c *chunkedReader) next() error {
	if c.started {
		if line, err := c.line(); err != nil {
			return err
		} else if line != "" {
			return failf(codeReceive, "malformed encoding found in chunked-encoding")
		}
	}
	c.started = true
	line, err := c.line()
	if err != nil {
		return err
	}
	c.left, err = chunkSize(line)
	if err != nil || c.left > 0 {
		return err
	}
	section, err := readSection(c.br, nil, c.budget)
	if err == io.EOF {
		return errChunksCut()
	}
	if err != nil {
		return err
	}
	c.trailer = string(section)
	return io.EOF
}

func (c *chunkedReader) line() (string, error) {
	line, err := c.br.ReadSlice('\n')
	switch {
	case err == bufio.ErrBufferFull:
		return "", failf(codeReceive, "a line of the chunked-encoding is too long")
	case err == io.EOF:
		return "", errChunksCut()
	case err != nil:
		return "", err
	}
	return strings.TrimSuffix(string(line[:len(line)-1]), "\r"), nil
}

// chunkSize reads the hexadecimal size in front of any extension.
func chunkSize(line string) (uint64, error) {
	n := 0
	for n < len(line) && isHex(line[n]) {
		n++
	}
	switch rest := trim(line[n:]); {
	case n == 0 || rest != "" && rest[0] != ';':
		return 0, failf(codeReceive, "illegal or missing hexadecimal sequence in chunked-encoding")
	case n > 16:
		return 0, failf(codeReceive, "too long hexadecimal number in chunked-encoding")
	}
	return strconv.ParseUint(line[:n], 16, 64)
}

func isHex(c byte) bool {
	return c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'f'
}
