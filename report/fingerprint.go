package report

import (
	"crypto/sha256"
	"encoding/hex"
	"net/url"
	"strconv"
	"strings"

	"maxage/inspect/rules"
)

// fingerprints names the findings about one exchange, so that each keeps its
// name from one run to the next. Values, positions and queries are left out:
// they change with every deployment, and what stands behind one path is mostly
// one handler. Only a few rules find more than one thing in an exchange; the
// second is told from the first by its number.
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

// identityOf is what stays of a URL from one deployment to the next: its host
// and its path without the hashes of builds.
func identityOf(text string) string {
	u, err := url.Parse(text)
	if err != nil {
		return ""
	}
	path := u.EscapedPath()
	if path == "" {
		path = "/"
	}
	return strings.ToLower(u.Host) + rules.Unversioned(path)
}
