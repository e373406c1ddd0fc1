package load

import (
	"bufio"
	"compress/gzip"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"unicode/utf16"
	"unicode/utf8"
)

// damage is an error of the compressed layer: what came before it is good.
type damage struct{ err error }

func (d *damage) Error() string { return fmt.Sprintf("the gzip stream is damaged (%v)", d.err) }

// unpack takes off gzip (of one or many members) and a byte order mark.
func unpack(r io.Reader) (io.Reader, error) {
	br := bufio.NewReaderSize(r, bufferSize)
	if magic, _ := br.Peek(3); len(magic) == 3 && magic[0] == 0x1f && magic[1] == 0x8b && magic[2] == 8 {
		zr, err := gzip.NewReader(br)
		if err != nil {
			return nil, &damage{err}
		}
		br = bufio.NewReaderSize(gunzip{zr}, bufferSize)
	}
	mark, err := br.Peek(3)
	if len(mark) == 0 {
		if err != nil && err != io.EOF {
			return nil, err
		}
		return nil, errors.New("the file is empty")
	}
	switch {
	case len(mark) == 3 && string(mark) == "\xef\xbb\xbf":
		br.Discard(3)
	case len(mark) >= 2 && mark[0] == 0xff && mark[1] == 0xfe:
		br.Discard(2)
		return &utf16Reader{r: br, order: binary.LittleEndian}, nil
	case len(mark) >= 2 && mark[0] == 0xfe && mark[1] == 0xff:
		br.Discard(2)
		return &utf16Reader{r: br, order: binary.BigEndian}, nil
	}
	return br, nil
}

// gunzip marks the errors of the compressed layer as damage.
type gunzip struct{ r *gzip.Reader }

func (g gunzip) Read(p []byte) (int, error) {
	n, err := g.r.Read(p)
	if err != nil && err != io.EOF {
		err = &damage{err}
	}
	return n, err
}

// utf16Reader turns UTF-16 into UTF-8: PowerShell redirects output that way.
type utf16Reader struct {
	r     *bufio.Reader
	order binary.ByteOrder
	left  []byte // UTF-8 that did not fit
}

func (u *utf16Reader) Read(p []byte) (n int, err error) {
	for n < len(p) {
		if len(u.left) == 0 {
			if n > 0 && u.r.Buffered() < 4 {
				break // return what there is before waiting for more
			}
			if u.left, err = u.next(); err != nil {
				break
			}
		}
		k := copy(p[n:], u.left)
		n, u.left = n+k, u.left[k:]
	}
	if n > 0 {
		err = nil // it comes back with the next call
	}
	return n, err
}

func (u *utf16Reader) next() ([]byte, error) {
	r, err := u.unit()
	if err != nil {
		return nil, err
	}
	if utf16.IsSurrogate(r) {
		low, err := u.unit()
		if err != nil {
			return nil, err
		}
		r = utf16.DecodeRune(r, low)
	}
	return utf8.AppendRune(nil, r), nil
}

func (u *utf16Reader) unit() (rune, error) {
	var b [2]byte
	if _, err := io.ReadFull(u.r, b[:]); err != nil {
		return 0, io.EOF // half a character at the end is no loss worth a word
	}
	return rune(u.order.Uint16(b[:])), nil
}
