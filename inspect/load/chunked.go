package load

import (
	"bytes"
	"errors"
	"io"
)

var errChunks = errors.New("the chunked body ends early")

// chunked reads a chunked body (RFC 9112 section 7.1) and the trailers after it.
type chunked struct {
	src      *source
	left     int64 // of the current chunk
	done     bool
	broken   bool // ended before the last chunk
	trailers fieldLines
}

// looksChunked tells whether the body still has its chunks: curl and some
// archives take them off and keep the header.
func looksChunked(src *source) bool {
	line := src.peekLine()
	n, ok := chunkSize(line)
	if !ok {
		return false
	}
	if n == 0 {
		return true
	}
	end := int64(len(line)) + n
	if end+1 > bufferSize {
		return true // too long to see its end: believe it
	}
	p, _ := src.r.Peek(int(end) + 1)
	return int64(len(p)) > end && (p[end] == '\r' || p[end] == '\n')
}

func chunkSize(line []byte) (n int64, ok bool) {
	digits, _, _ := bytes.Cut(trimEOL(line), []byte{';'})
	digits = bytes.TrimRight(digits, " \t")
	if len(digits) == 0 || len(digits) > 12 || len(trimEOL(line)) == len(line) {
		return 0, false
	}
	for _, c := range digits {
		switch {
		case c >= '0' && c <= '9':
			n = n<<4 | int64(c-'0')
		case c|0x20 >= 'a' && c|0x20 <= 'f':
			n = n<<4 | int64(c|0x20-'a'+10)
		default:
			return 0, false
		}
	}
	return n, true
}

// Read implements io.Reader over the bytes inside the chunks.
func (c *chunked) Read(p []byte) (int, error) {
	for c.left == 0 || c.done {
		if c.done {
			return 0, io.EOF
		}
		if err := c.next(); err != nil {
			return 0, err
		}
	}
	n, err := c.src.Read(p[:min(int64(len(p)), c.left)])
	if c.left -= int64(n); c.left == 0 {
		c.src.readLine(2) // the line end after the chunk
	}
	if err == io.EOF {
		c.done, c.broken = true, true
		err = errChunks
	}
	return n, err
}

func (c *chunked) next() error {
	line, _, err := c.src.readLine(maxHead)
	n, ok := chunkSize(line)
	if err != nil || !ok {
		c.done, c.broken = true, true
		return errChunks
	}
	if c.left = n; n > 0 {
		return nil
	}
	c.done = true
	for size := 0; size < maxHead; {
		line, _, err := c.src.readLine(maxHead)
		if size += len(line); err != nil || len(trimEOL(line)) == 0 {
			break
		}
		c.trailers.field(trimEOL(line))
	}
	c.trailers.unfold()
	return nil
}
