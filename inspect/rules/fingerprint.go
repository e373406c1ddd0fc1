package rules

import (
	"strings"

	"maxage/inspect/field"
)

// fingerprinted reports whether the URL names one version of what it gives, so
// that a new version comes under a new URL: a hash or a version in the path,
// or in the query of something that is no page and no API. The numbers of those
// name what they are about, as do hashes (UUIDs) unless in the name of a file.
func (p *Pass) fingerprinted() bool {
	if p.facts.fingerprint == unasked {
		path, query := pathAndQuery(p.Exchange.URL)
		found := false
		if k := p.kind(); k != page && k != data {
			found = versionedPath(path) || anyToken(path, isStamp) || hashFolder(path) || versionedQuery(query)
		} else {
			found = versionNumber(path) || isFile(path) && versionedPath(path) || anyToken(path, isDigest)
		}
		p.facts.fingerprint = answered(found)
	}
	return p.facts.fingerprint == yes
}

// surelyFingerprinted is fingerprinted without what may have another meaning: a
// number in the name, unless it reads as a time, may be that of a customer or a
// document, and the query of what is no file is data. For rules that demand
// something because the URL names a version; those that would demand it if it
// did not had better believe too much.
func (p *Pass) surelyFingerprinted() bool {
	if !p.fingerprinted() {
		return false
	}
	path, query := pathAndQuery(p.Exchange.URL)
	return versionedPath(path) || anyToken(path, isTime) || fileExtension(path) != "" && versionedQuery(query)
}

// Fingerprinted reports whether the URL of the response names one version of
// what it gives.
func Fingerprinted(r *field.Response) bool {
	p := Pass{Response: r}
	return p.fingerprinted()
}

// isFile: the path ends in a name with an extension.
func isFile(path string) bool {
	return strings.IndexByte(path[strings.LastIndexByte(path, '/')+1:], '.') > 0
}

func pathAndQuery(url string) (path, query string) {
	_, rest, ok := strings.Cut(url, "://")
	if !ok {
		rest = url
	}
	rest, _, _ = strings.Cut(rest, "#")
	rest, query, _ = strings.Cut(rest, "?")
	slash := strings.IndexByte(rest, '/')
	if slash < 0 {
		return "", query
	}
	return rest[slash:], query
}

// versionedPath: in the last segment a short hash will do; further up only a
// long one, as the builds of some frameworks have, is no accident.
func versionedPath(path string) bool {
	if versionNumber(path) || versionFolder(path) {
		return true
	}
	last := path[strings.LastIndexByte(path, '/')+1:]
	_, short := shortHash(last)
	return anyToken(last, isHash) || short > 0 || anyToken(path, isLongHash) || strings.Contains(path, "/immutable/")
}

// hashFolder: a whole segment is a hash in hexadecimal, as of a commit.
func hashFolder(path string) bool {
	for folder := range strings.SplitSeq(path, "/") {
		if isHash(folder) && count(folder).hex == len(folder) {
			return true
		}
	}
	return false
}

// versionedQuery knows the parameters by which sites bust caches.
func versionedQuery(query string) bool {
	for pair := range strings.SplitSeq(query, "&") {
		switch name, value, _ := strings.Cut(pair, "="); {
		case versions(name):
			if value != "" && value != "latest" {
				return true
			}
		case name == "t", name == "ts", name == "d":
			if anyToken(value, isStamp) {
				return true
			}
		default:
			if value == "" && (versionToken(name) || isBuster(name)) || name == "id" && isHash(value) {
				return true
			}
		}
	}
	return false
}

// versions: a parameter of that name tells one build of a file from another.
func versions(name string) bool {
	switch name {
	case "v", "ver", "version", "hash", "h", "rev", "build":
		return true
	}
	return false
}

func versionToken(s string) bool { return anyToken(s, isHash) || anyToken(s, isStamp) }

// anyToken reports whether is holds for a run of letters and digits in s.
func anyToken(s string, is func(string) bool) bool {
	for start := 0; start < len(s); {
		end := start
		for end < len(s) && (isLetter(s[end]) || isDigit(s[end])) {
			end++
		}
		if end > start && is(s[start:end]) {
			return true
		}
		start = end + 1
	}
	return false
}
