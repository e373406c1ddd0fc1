package policy

import (
	"regexp"
	"strconv"
	"strings"
)

// survey is what was seen of a site, each URL once.
type survey struct {
	sites   []sight
	base    string          // scheme and host of all URLs, or ""
	at      map[string]kind // what is behind a URL without its query
	kinfolk map[string]kind // what is behind the files of a folder with an extension
	folders map[string]kind // what is behind all that begins with a folder's path
}

// sight is one URL with what is behind it.
type sight struct {
	location
	behaviour string
}

// kind is what several URLs do: the same, or each its own.
type kind struct {
	behaviour string
	mixed     bool
	count     int  // of URLs without their queries
	deep      bool // of a folder: /* is not all of it
}

func (k kind) and(behaviour string, known bool) kind {
	k.mixed = k.mixed || k.count > 0 && k.behaviour != behaviour
	if k.behaviour = behaviour; !known {
		k.count++
	}
	return k
}

// family reports whether these are several and all the same.
func (k kind) family() bool { return !k.mixed && k.count > 1 }

func newSurvey(results []Seen) *survey {
	s := &survey{at: map[string]kind{}, kinfolk: map[string]kind{}, folders: map[string]kind{}}
	known := map[string]bool{}
	for i := range results {
		r := &results[i]
		l := locate(r.URL)
		if !known[l.whole] && l.host != "" && r.Status >= 200 && r.Status <= 599 {
			known[l.whole] = true
			s.add(sight{l, r.behaviour()})
		}
	}
	return s
}

func (s *survey) add(v sight) {
	if origin := strings.TrimSuffix(v.whole, v.target); len(s.sites) == 0 {
		s.base = origin
	} else if s.base != origin {
		s.base = ""
	}
	s.sites = append(s.sites, v)
	known := s.at[v.url].count > 0
	s.at[v.url] = s.at[v.url].and(v.behaviour, known)
	if kin, ok := v.kin(); ok {
		s.kinfolk[kin] = s.kinfolk[kin].and(v.behaviour, known)
	}
	for folder := range v.folders {
		k := s.folders[folder].and(v.behaviour, known)
		k.deep = k.deep || strings.Count(v.url[len(folder):], "/") != 1
		s.folders[folder] = k
	}
}

// groups puts together what behaves alike, in the order of its first URL.
func (s *survey) groups() [][]sight {
	var all [][]sight
	index := map[string]int{}
	for _, v := range s.sites {
		i, ok := index[v.behaviour]
		if !ok {
			i = len(all)
			index[v.behaviour], all = i, append(all, nil)
		}
		all[i] = append(all[i], v)
	}
	return all
}

// pattern tells a URL: by a glob for its folder where all in there do the same,
// or for the files of the folder with its extension, by its path, or by its
// query too.
func (s *survey) pattern(v sight) string {
	if s.at[v.url].mixed || !printable(v.path) || strings.Contains(v.path, "://") {
		return s.exactly(v)
	}
	if glob := s.folder(v); glob != "" {
		return glob
	}
	kin, ok := v.kin()
	if ok && s.kinfolk[kin].family() {
		folder, ext, _ := strings.Cut(kin, "*")
		return s.from(v, folder) + "*" + escapeGlob(ext)
	}
	return s.from(v, v.url)
}

// folder is a glob for the widest folder in which all do the same, and no wider
// than it need be: of /api/v1/a and /api/v1/b it is /api/v1/*.
func (s *survey) folder(v sight) string {
	found := ""
	for folder := range v.folders {
		if f := s.folders[folder]; f.family() && (found == "" || f.count == s.folders[found].count) {
			found = folder
		}
	}
	switch {
	case found == "":
		return ""
	case s.folders[found].deep:
		return s.from(v, found) + "/**"
	}
	return s.from(v, found) + "/*"
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

// from is the glob for a URL, or for a part of its beginning: of the path alone
// where all URLs share the rest.
func (s *survey) from(v sight, url string) string {
	if s.base != "" {
		url = strings.TrimPrefix(url, strings.TrimSuffix(v.url, v.path))
	}
	return escapeGlob(url)
}

func (s *survey) exactly(v sight) string {
	if s.base != "" {
		return "re:^" + regexp.QuoteMeta(v.target) + "$"
	}
	return "re:^" + regexp.QuoteMeta(v.whole) + "$"
}

// kin names the files of a folder that share an extension.
func (v *sight) kin() (folderAndExtension string, ok bool) {
	slash := strings.LastIndexByte(v.url, '/')
	name := v.url[slash+1:]
	dot := strings.LastIndexByte(name, '.')
	if slash < 0 || dot < 0 || dot == len(name)-1 || strings.Contains(v.url, "*") {
		return "", false
	}
	return v.url[:slash+1] + "*" + name[dot:], true
}

// printable reports whether a text is the same in YAML as here.
func printable(s string) bool { return strconv.Quote(s) == `"`+quotes.Replace(s)+`"` }

var quotes = strings.NewReplacer(`\`, `\\`, `"`, `\"`)

var globEscapes = strings.NewReplacer(`\`, `\\`, "*", `\*`, "?", `\?`, "[", `\[`, "]", `\]`, "{", `\{`, "}", `\}`)

func escapeGlob(s string) string { return globEscapes.Replace(s) }
