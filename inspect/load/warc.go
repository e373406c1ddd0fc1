package load

import (
	"bytes"
	"errors"
	"io"
)

// warcReader reads WARC 1.0 and 1.1: records with a header and a block of
// Content-Length bytes. Only request, response and revisit records that hold
// HTTP matter here. Digests are not checked.
type warcReader struct {
	rec   *recording
	block *source // over the block of the current record
	pairs pairs
	lost  bool // the last record was not read to its end, and that was reported
}

func readWARC(rec *recording) error {
	r := &warcReader{rec: rec, block: newSource(bytes.NewReader(nil))}
	r.pairs.rec = rec
	for {
		more, err := r.record()
		if err != nil || !more {
			if flushed := r.pairs.flush(); flushed != nil {
				return flushed
			}
			return err
		}
	}
}

// record reads one record; more is false after the last.
func (r *warcReader) record() (more bool, err error) {
	h, err := r.header()
	if err == io.EOF {
		return false, nil
	}
	if errors.Is(err, errHeadTooLarge) {
		r.lost = true
		r.rec.problem(h.at, -1, "WARC record: %v; skipped up to the next record", err)
		return true, nil
	}
	if err != nil {
		return false, err
	}
	rest := &block{src: r.rec.src, left: contentLength(h.fields)}
	if rest.left < 0 {
		r.lost = true
		r.rec.problem(h.at, -1, "the WARC record has no valid Content-Length; skipped up to the next record")
		return true, nil
	}
	length := rest.left
	r.block.reset(rest)
	if err := r.http(&h, rest); err != nil {
		return false, err
	}
	if _, err := io.Copy(io.Discard, rest); err != nil {
		return false, err
	}
	if rest.left > 0 {
		return false, r.rec.broken(h.at, -1, "the WARC record is cut off: %d of the %d bytes that its Content-Length promises are missing", rest.left, length)
	}
	return true, nil
}

// block is the block of a record.
type block struct {
	src  *source
	left int64
	err  error
}

// Read implements io.Reader.
func (b *block) Read(p []byte) (int, error) {
	if b.left == 0 || b.err != nil {
		return 0, io.EOF
	}
	n, err := b.src.Read(p[:min(int64(len(p)), b.left)])
	b.left -= int64(n)
	if err != nil && err != io.EOF {
		b.err = err
	}
	return n, err
}

// header passes over what stands before the next record, which is an empty
// line or two unless the Content-Length of the last one lied.
func (r *warcReader) header() (head, error) {
	defer func() { r.lost = false }()
	for {
		line := r.rec.src.peekLine()
		if bytes.HasPrefix(line, []byte("WARC/")) {
			return readHead(r.rec.src)
		}
		if !r.lost && len(bytes.TrimSpace(line)) > 0 {
			r.lost = true
			r.rec.problem(r.rec.src.here(), -1, "bytes between WARC records: a Content-Length is wrong; skipped up to the next record")
		}
		if _, _, err := r.rec.src.readLine(0); err != nil {
			return head{}, err
		}
	}
}
