package load

import "io"

// textBody reads a body out of text that holds further messages. It ends after
// left bytes (-1: unknown) if the text is exact, that is, still has its CRLFs;
// otherwise, since an editor or a terminal may have changed its length, at the
// first line that begins another message.
type textBody struct {
	src   *source
	left  int64
	exact bool
	mid   bool // inside a line
	done  bool
	err   error
}

// Read implements io.Reader.
func (b *textBody) Read(p []byte) (int, error) {
	if b.done || b.ends() {
		b.done = true
		return 0, io.EOF
	}
	w, err := b.src.window()
	if err != nil {
		if err != io.EOF {
			b.err = err
		}
		return 0, err
	}
	n := min(len(p), len(w))
	if b.left > 0 {
		n = int(min(int64(n), b.left))
	}
	if !b.exact || b.left < 0 {
		for i, c := range w[:n] {
			if c == '\n' {
				n = i + 1
				break
			}
		}
	}
	b.mid = w[n-1] != '\n'
	copy(p, w[:n])
	b.src.skip(n)
	if b.left > 0 {
		if b.left -= int64(n); b.left == 0 && !b.exact {
			b.left = -1
			b.mid = b.mid && !startsMessage(b.src.peekLine())
		}
	}
	return n, nil
}

func (b *textBody) ends() bool {
	if b.left == 0 {
		return true
	}
	if b.mid || b.exact && b.left > 0 {
		return false
	}
	line := b.src.peekLine()
	return startsMessage(line) || isPrompt(trimEOL(line)) || len(line) > 2 && string(line[:3]) == "###"
}
