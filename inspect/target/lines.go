package target

import (
	"bufio"
	"bytes"
	"errors"
	"io"
)

// longestLine bounds a line of a list, in bytes.
const longestLine = 64 << 10

// lines reads a text line by line, whatever its length.
type lines struct {
	r   *bufio.Reader
	n   int // of the last line, from 1
	err error
}

var (
	errLongLine = errors.New("the line is too long")
	errUTF16    = errors.New("it is UTF-16; save it as UTF-8")
)

func newLines(r io.Reader) *lines {
	b := bufio.NewReaderSize(r, longestLine)
	l := &lines{r: b}
	switch mark, _ := b.Peek(3); {
	case string(mark) == "\xef\xbb\xbf":
		b.Discard(3)
	case bytes.HasPrefix(mark, []byte("\xff\xfe")), bytes.HasPrefix(mark, []byte("\xfe\xff")):
		l.err = errUTF16 // as PowerShell redirects output
	}
	return l
}

// next returns a line without white space around it. The error is
// errLongLine, after which the next line comes, or one of the reader's.
func (l *lines) next() (string, error) {
	l.n++
	if l.err != nil {
		return "", l.err
	}
	line, err := l.r.ReadSlice('\n')
	switch {
	case errors.Is(err, bufio.ErrBufferFull):
		for errors.Is(err, bufio.ErrBufferFull) {
			_, err = l.r.ReadSlice('\n')
		}
		if err == nil || err == io.EOF {
			err = errLongLine
		}
		return "", err
	case err == io.EOF && len(line) > 0:
		err = nil
	}
	return string(bytes.TrimSpace(line)), err
}
