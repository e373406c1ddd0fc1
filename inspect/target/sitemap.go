package target

import (
	"bufio"
	"context"
	"io"
	"strings"
	"sync"
)

// The bounds of one sitemap, as sitemaps.org has them, and ours of all those
// that an index leads to.
const (
	sitemapBytes  = 50 << 20 // uncompressed
	sitemapURLs   = 50_000
	sitemapDepth  = 3 // of indexes in indexes, which the protocol forbids and some sites have
	mostSitemaps  = 10_000
	sitemapNeeded = "a sitemap is XML with urlset or sitemapindex as its root, or a text with one URL a line"
)

// Sitemap gives the URLs of a sitemap, XML or plain text, gzip or not, and of
// the sitemaps below it if it is an index or a robots.txt, in their order. What
// is wrong with one of them is an error with its place and leaves the others
// alone.
func Sitemap(ctx context.Context, fetch Fetch, t Target) Stream {
	return func(yield func(Target, error) bool) {
		s := sitemaps{ctx: ctx, fetch: fetch, yield: yield, root: t.named(), seen: map[string]bool{}, early: map[string]func() (*Document, error){}}
		defer s.all.Wait()
		if !strings.Contains(t.URL, "://") {
			s.root = "" // a file of the user's names its URLs as a list does
		}
		s.file(t, 0)
	}
}

// sitemaps is one Sitemap under way. Its methods return false once nothing
// more is wanted.
type sitemaps struct {
	ctx   context.Context
	fetch Fetch
	yield func(Target, error) bool
	root  string
	seen  map[string]bool // the files, as asked for and as found
	full  bool            // mostSitemaps was reported

	early map[string]func() (*Document, error) // what is fetched before its turn
	all   sync.WaitGroup                       // of those who fetch that
}

func (s *sitemaps) fail(err error) (more bool) { return s.yield(Target{}, err) }

func (s *sitemaps) file(t Target, depth int) (more bool) {
	key := normal(t.URL)
	switch {
	case s.ctx.Err() != nil:
		s.fail(s.ctx.Err())
		return false
	case s.seen[key]:
		return true
	case depth > sitemapDepth:
		return s.fail(failf(t.From, "the indexes are nested more than %d deep; %s is left out", sitemapDepth, withoutUser(t.URL)))
	case len(s.seen) >= mostSitemaps:
		if s.full {
			return true
		}
		s.full = true
		return s.fail(failf(t.From, "there are more than %d sitemaps; the rest is left out", mostSitemaps))
	}
	s.seen[key] = true
	d, err := s.get(t, key)
	if err != nil {
		return s.fail(err)
	}
	found := normal(d.URL)
	if found != key && s.seen[found] {
		d.Body.Close()
		return true
	}
	s.seen[found] = true
	below, more := s.read(d)
	for i := 0; more && i < len(below); i++ {
		s.soon(below[i+1:], depth+1)
		more = s.file(below[i], depth+1)
	}
	return more
}

// read yields the URLs of one file and returns the sitemaps that it lists.
func (s *sitemaps) read(d *Document) (below []Target, more bool) {
	defer d.Body.Close()
	at := Place{File: strings.TrimPrefix(withoutUser(d.URL), "file:///")} // a file of the user's, as he named it
	in, b, err := unpack(d.Body, sitemapBytes)
	if err != nil {
		return nil, s.fail(unreadable(at, err))
	}
	if robotsPath(d.URL) == "/robots.txt" {
		return s.robots(d.URL, in)
	}
	f := sitemapFile{sitemaps: s, at: at}
	if c, err := firstByte(in); err != nil && err != io.EOF {
		return nil, s.fail(unreadable(at, err))
	} else if err == io.EOF {
		return nil, s.fail(failf(at, "the sitemap is empty"))
	} else if c == '<' {
		more = f.xml(in, b)
	} else {
		more = f.text(in, b)
	}
	return f.below, more
}

// robots takes the Sitemap lines of a robots.txt.
func (s *sitemaps) robots(address string, in io.Reader) (below []Target, more bool) {
	r, err := ReadRobots(200, address, in, "")
	if err != nil {
		return nil, s.fail(err)
	}
	for _, fault := range r.Faults {
		if !s.fail(fault) {
			return nil, false
		}
	}
	for i := range r.Sitemaps {
		r.Sitemaps[i].Root = s.root
	}
	if len(r.Sitemaps) == 0 && len(r.Faults) == 0 {
		return nil, s.fail(failf(Place{File: withoutUser(address)}, "it names no sitemap").hint("name the sitemap itself"))
	}
	return r.Sitemaps, true
}

// firstByte skips white space and returns what comes then, without taking it.
// It counts no lines: what stands before XML is at most an empty line.
func firstByte(in *bufio.Reader) (byte, error) {
	for n := 1; ; n++ {
		ahead, err := in.Peek(n)
		if len(ahead) < n {
			if err == bufio.ErrBufferFull {
				err = io.EOF
			}
			return 0, err
		}
		if c := ahead[n-1]; c > ' ' {
			return c, nil
		}
	}
}

// sitemapFile is one sitemap under way.
type sitemapFile struct {
	*sitemaps
	at    Place
	n     int // locations so far
	index bool
	below []Target
}

// location takes one URL; false ends the file, and more tells whether the next
// one is wanted.
func (f *sitemapFile) location(text string, line int) (next, more bool) {
	at := Place{File: f.at.File, Line: line}
	if f.n++; f.n > sitemapURLs {
		return false, f.fail(failf(at, "there are more than %d URLs in one file; what follows is left out", sitemapURLs))
	}
	t, err := location(text, at)
	switch {
	case err != nil:
		more = f.fail(err)
	case f.index:
		t.Root = f.root
		f.below, more = append(f.below, t), true
	default:
		t.Root = f.root
		more = f.yield(t, nil)
	}
	return more, more
}

// text reads a sitemap of one URL a line.
func (f *sitemapFile) text(in io.Reader, b *bounded) (more bool) {
	for l := newLines(in); ; {
		b.rest()
		line, err := l.next()
		at := Place{File: f.at.File, Line: l.n}
		switch {
		case err == io.EOF:
			return true
		case err != nil && err != errLongLine:
			return f.fail(unreadable(at, err))
		case err == nil && line == "":
			continue
		case f.n == 0 && schemeOf(line) == "":
			return f.fail(failf(f.at, "it is no sitemap").hint(sitemapNeeded))
		case err != nil:
			line = ""
		}
		if next, more := f.location(line, l.n); !next {
			return more
		}
	}
}
