package policy

import (
	"regexp"
	"slices"
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
	globbed map[string]bool // folders that a rule is for
}

// sight is one URL with what is behind it.
type sight struct {
	location
	behaviour string
}

// kind is what several URLs do: the same, or each its own.
type kind struct {
	counts map[string]int // of URLs without their queries, by their first behaviour
	count  int            // of all of them
	deep   bool           // of a folder: /* is not all of it
}

func (k kind) and(behaviour string, known bool) kind {
	if k.counts == nil {
		k.counts = map[string]int{}
	}
	n := 1
	if known {
		n = 0
	}
	k.counts[behaviour] += n
	k.count += n
	return k
}

// mixed reports whether not all of them do the same.
func (k kind) mixed() bool { return len(k.counts) > 1 }

// usual is what several of them do: all, or in a larger company nearly all, so
// that the others are exceptions. It is "" if they differ more.
func (k kind) usual() string {
	const company, few = 5, 5 // one in five
	for behaviour, n := range k.counts {
		if k.count > 1 && (len(k.counts) == 1 || k.count >= company && (k.count-n)*few <= k.count) {
			return behaviour
		}
	}
	return ""
}

func newSurvey(results []Seen) *survey {
	s := &survey{at: map[string]kind{}, kinfolk: map[string]kind{}, folders: map[string]kind{}}
	known, cdn := map[string]bool{}, slices.ContainsFunc(results, Seen.tellsCDN)
	for i := range results {
		r := &results[i]
		l := locate(r.URL)
		if !known[l.whole] && l.host != "" && r.Status >= 200 && r.Status <= 599 {
			known[l.whole] = true
			s.add(sight{l, r.behaviour(cdn)})
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

// groups puts together what behaves alike, in the order of its first URL; what
// is an exception behind all that it is one of.
func (s *survey) groups() [][]sight {
	s.globbed = map[string]bool{}
	for _, v := range s.sites {
		if !s.at[v.url].mixed() {
			s.globbed[s.folder(v)] = true
		}
	}
	type key struct {
		behaviour string
		layer     int
	}
	var all [][]sight
	index := map[key]int{}
	for _, v := range s.sites {
		k := key{v.behaviour, s.layer(v)}
		i, ok := index[k]
		if !ok {
			i = len(all)
			index[k], all = i, append(all, nil)
		}
		all[i] = append(all[i], v)
	}
	slices.SortStableFunc(all, func(a, b []sight) int { return s.layer(a[0]) - s.layer(b[0]) })
	return all
}

// pattern tells a URL: by a glob for its folder where all in there do the same,
// or for the files of the folder with its extension, by its path, or by its
// query too.
func (s *survey) pattern(v sight) string {
	if s.at[v.url].mixed() || !printable(v.path) || strings.Contains(v.path, "://") {
		return s.exactly(v)
	}
	if folder := s.folder(v); folder != "" {
		return s.glob(v, folder)
	}
	kin, ok := v.kin()
	if ok && s.kinfolk[kin].usual() != "" && !s.kinfolk[kin].mixed() {
		folder, ext, _ := strings.Cut(kin, "*")
		return s.from(v, folder) + "*" + escapeGlob(ext)
	}
	return s.from(v, v.url)
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
