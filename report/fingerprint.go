package report

import (
	"crypto/sha256"
	"encoding/hex"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"maxage/inspect/rules"
)

// fingerprints names the findings about one exchange, so that each keeps its
// name from one run to the next. Values, positions and what queries say in
// numbers are left out: they change with every deployment. Only a few rules find
// more than one thing in an exchange; the second is told from the first by its
// number.
type fingerprints struct{ method, what string }

func (p fingerprints) of(rule, subject string, nth int) string {
	var room [256]byte
	text := append(room[:0], rule...)
	text = append(append(text, 0), p.method...)
	text = append(append(text, 0), p.what...)
	if subject != "" {
		text = append(append(text, 0), subject...)
	}
	if nth > 0 {
		text = strconv.AppendInt(append(text, 0), int64(nth), 10)
	}
	h := sha256.Sum256(text)
	return hex.EncodeToString(h[:8])
}

// before counts the findings that only their number tells from f.
func before(findings []rules.Finding, f rules.Finding) (n int) {
	for i := range findings {
		if findings[i].Rule == f.Rule && findings[i].Subject == f.Subject {
			n++
		}
	}
	return n
}

// identityOf is what stays of a URL from one deployment to the next: its host,
// its path without the hashes of builds, and what its query says in words.
func identityOf(text string) string {
	u, err := url.Parse(text)
	if err != nil {
		return ""
	}
	path := u.EscapedPath()
	if path == "" {
		path = "/"
	}
	return strings.ToLower(u.Host) + rules.Unversioned(path) + steadyQuery(u.RawQuery)
}

// steadyQuery is a query in a fixed order, without what is steady in no run and
// without what may be secret: a fingerprint of a word can be guessed.
func steadyQuery(query string) string {
	var kept []string
	for pair := range strings.SplitSeq(query, "&") {
		name, value, _ := strings.Cut(pair, "=")
		name, err := url.QueryUnescape(name)
		value, err2 := url.QueryUnescape(value)
		if err == nil && err2 == nil && !secretName(name) && rules.Steady(name, value) {
			kept = append(kept, url.QueryEscape(name)+"="+url.QueryEscape(value))
		}
	}
	if len(kept) == 0 {
		return ""
	}
	slices.Sort(kept)
	return "?" + strings.Join(kept, "&")
}
