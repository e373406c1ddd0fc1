// Package coding undoes the content codings of responses (RFC 9110 section
// 8.4.1): gzip, deflate, br and zstd.
package coding

import (
	"bufio"
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"io"
	"strings"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/zstd"

	"maxage/inspect/wire"
)

// maxCodings bounds how many codings one response may stack.
const maxCodings = 5

// zstdWindow is what RFC 9659 lets a sender use.
const zstdWindow = 8 << 20

// Of lists the content codings of m in the order they were applied,
// without "identity"; known is false if one of them is none that we decode.
func Of(m *wire.Message) (list []string, known bool) {
	known = true
	for i := range m.Fields {
		f := &m.Fields[i]
		if len(f.Name) != len("Content-Encoding") || !strings.EqualFold(f.Name, "Content-Encoding") {
			continue
		}
		for name := range strings.SplitSeq(f.Value, ",") {
			switch name = strings.ToLower(strings.Trim(name, " \t")); name {
			case "", "identity":
				continue
			case "gzip", "x-gzip", "deflate", "br", "zstd":
			default:
				known = false
			}
			list = append(list, name)
		}
	}
	return list, known && len(list) <= maxCodings
}

// Reader returns a reader of what body was before the codings in list were
// applied, and a function that frees what it holds. Errors come from Read.
func Reader(list []string, body io.Reader) (io.Reader, func()) {
	var closers []func()
	for i := len(list) - 1; i >= 0; i-- {
		switch list[i] {
		case "gzip", "x-gzip":
			body = &lazyReader{source: body, open: openGzip}
		case "deflate":
			body = &lazyReader{source: body, open: openDeflate}
		case "br":
			body = brotli.NewReader(body)
		case "zstd":
			z, err := zstd.NewReader(body, zstd.WithDecoderConcurrency(1), zstd.WithDecoderLowmem(true), zstd.WithDecoderMaxWindow(zstdWindow))
			if err != nil {
				body = &lazyReader{err: err}
				continue
			}
			closers = append(closers, z.Close)
			body = z
		}
	}
	return body, func() {
		for _, f := range closers {
			f()
		}
	}
}

// lazyReader opens its decoder at the first Read, so that an empty body is no
// error and a bad header is one of Read.
type lazyReader struct {
	source io.Reader
	open   func(*bufio.Reader) (io.Reader, error)
	reader io.Reader
	err    error
}

func (l *lazyReader) Read(p []byte) (int, error) {
	if l.reader == nil && l.err == nil {
		br := bufio.NewReader(l.source)
		if _, l.err = br.Peek(1); l.err == nil {
			l.reader, l.err = l.open(br)
		}
	}
	if l.err != nil {
		return 0, l.err
	}
	return l.reader.Read(p)
}

// openGzip reads one member: what follows it is ignored, as browsers do.
func openGzip(br *bufio.Reader) (io.Reader, error) {
	z, err := gzip.NewReader(br)
	if err != nil {
		return nil, unexpectedEOF(err)
	}
	z.Multistream(false)
	return z, nil
}

// openDeflate accepts the zlib format (RFC 9110 section 8.4.1.2) and the bare
// stream that some servers send in its name.
func openDeflate(br *bufio.Reader) (io.Reader, error) {
	first, err := br.Peek(2)
	if err != nil {
		return nil, unexpectedEOF(err)
	}
	if first[0]&0x0F == 8 && (int(first[0])<<8|int(first[1]))%31 == 0 {
		return zlib.NewReader(br)
	}
	return flate.NewReader(br), nil
}

func unexpectedEOF(err error) error {
	if err == io.EOF {
		return io.ErrUnexpectedEOF
	}
	return err
}
