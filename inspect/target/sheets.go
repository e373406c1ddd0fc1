package target

import (
	"io"
	"strings"
	"sync"
)

// Sheets remembers what style sheets name, so that one that many pages load is
// fetched once. The zero value is ready for use, by several goroutines at once.
type Sheets struct {
	mu    sync.Mutex
	known map[sheetKey]func() *sheet
	size  int // of known: sheets and what they name
}

// sheetKey tells apart what was fetched with the user's credentials.
type sheetKey struct {
	url     string
	trusted bool
}

// The bounds of what one sheet names, and of what is remembered: then it begins
// anew.
const (
	mostNames    = 20 * mostAssets
	mostRemember = 5 * mostNames
)

// sheet is what a style sheet names.
type sheet struct {
	url   string // that names are relative to
	file  string // url, as places have it
	names []cssURL
	fault error // of reading it
}

// get returns what a sheet names, by read if that is not known.
func (s *Sheets) get(t Target, read func() *sheet) *sheet {
	if s == nil {
		return read()
	}
	key := sheetKey{normal(t.URL), t.Trusted()}
	s.mu.Lock()
	get := s.known[key]
	if get == nil {
		if s.known == nil || s.size > mostRemember {
			s.known, s.size = map[sheetKey]func() *sheet{}, 0
		}
		get = sync.OnceValue(func() *sheet { return s.counted(read()) })
		s.known[key] = get
	}
	s.mu.Unlock()
	return get()
}

func (s *Sheets) counted(one *sheet) *sheet {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.size += 1 + len(one.names)
	return one
}

// readSheet reads a sheet.
func readSheet(d *Document) *sheet {
	s := &sheet{url: d.URL, file: withoutUser(d.URL)}
	in, _, err := unpack(d.Body, sheetBytes)
	if err != nil {
		s.fault = unreadable(Place{File: s.file}, err)
		return s
	}
	text, err := io.ReadAll(in)
	if err != nil {
		s.fault = unreadable(Place{File: s.file}, err)
	}
	css(string(text), func(u cssURL) bool {
		if !loads(cleaned(u.url)) {
			return true
		}
		if len(s.names) == mostNames {
			s.fault = failf(Place{File: s.file, Line: u.line}, "it names more than %d files; the rest is left out", mostNames)
			return false
		}
		u.url = strings.Clone(u.url) // not all of the text with it
		s.names = append(s.names, u)
		return true
	})
	return s
}
