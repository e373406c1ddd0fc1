package policy

import "strings"

// folder is the widest folder around a URL in which what it does is usual, and
// no wider than it need be: of /api/v1/a and /api/v1/b it is /api/v1. It is ""
// where the URL is an exception in the folder next to it.
func (s *survey) folder(v sight) (found string) {
	for folder := range v.folders {
		f := s.folders[folder]
		switch usual := f.usual(); {
		case usual == "":
		case usual != v.behaviour:
			found = ""
		case found == "" || f.count == s.folders[found].count:
			found = folder
		}
	}
	return found
}

func (s *survey) glob(v sight, folder string) string {
	if s.folders[folder].deep {
		return s.from(v, folder) + "/**"
	}
	return s.from(v, folder) + "/*"
}

// layer is how many globs for folders a URL's rule has to come behind, since
// the last word counts.
func (s *survey) layer(v sight) (n int) {
	own := ""
	if !s.at[v.url].mixed() {
		own = s.folder(v)
	}
	for folder := range v.folders {
		if folder == own {
			break
		}
		if s.globbed[folder] {
			n++
		}
	}
	return n
}

// folders are those that a URL is in, the widest first, without the slash at
// their end. The whole site is none. A URL is in the folder of its own name:
// /a/** is about /a too.
func (v *sight) folders(yield func(string) bool) {
	origin := len(v.url) - len(v.path)
	if strings.Contains(v.path, "//") {
		return
	}
	for i := origin + 1; i <= len(v.url); i++ {
		if (i == len(v.url) || v.url[i] == '/') && !yield(v.url[:i]) {
			return
		}
	}
}
