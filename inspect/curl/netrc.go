package curl

import (
	"path"
	"strings"
)

// netrcMode says whether and when the netrc file gives the credentials.
type netrcMode uint8

const (
	netrcOff      netrcMode = iota
	netrcOptional           // unless the URL has some
	netrcRequired           // instead of the URL's
)

// readNetrc reads the netrc file once for all transfers of the operation.
func (p *parser) readNetrc(o *operation) error {
	if o.netrc == netrcOff || o.nextURL == 0 {
		return nil
	}
	name := o.netrcFile
	if name == "" {
		if name = p.getenv("NETRC"); name == "" {
			name = path.Join(p.getenv("HOME"), ".netrc")
		}
	}
	data, err := p.readFile(name)
	if err != nil && o.netrcFile == "" {
		p.warn("-n has no effect: %v", err) // as in curl, which only notes it
		return nil
	}
	o.netrcText = string(data)
	return err
}

// useNetrc gives a transfer the credentials of its host. -u always wins. The
// lookup is for the first host only: credentials do not follow a redirect to
// another origin.
func (o *operation) useNetrc(t *Transfer) {
	r := &t.Request
	fromURL := userOf(r.URL)
	if o.netrcText == "" || r.User != "" || r.Bearer != "" || o.netrc == netrcOptional && fromURL != "" {
		return
	}
	login, _, _ := strings.Cut(fromURL, ":")
	if found, ok := netrcLookup(o.netrcText, hostOf(r.URL), login); ok {
		r.User = found
	}
}

// netrcLookup returns "login:password" for host from a netrc file: the first
// entry for it, or default. With a login only an entry with that one counts.
func netrcLookup(file, host, login string) (user string, ok bool) {
	words := netrcWords(file)
	take := func(i int) string {
		if i < len(words) {
			return words[i]
		}
		return ""
	}
	matches, name, password := false, "", ""
	done := func() bool { return matches && name != "" && (login == "" || login == name) }
	for i := 0; i < len(words); i++ {
		switch words[i] {
		case "machine", "default":
			if done() {
				return name + ":" + password, true
			}
			matches, name, password = words[i] == "default", "", ""
			if words[i] == "machine" {
				i++
				matches = strings.EqualFold(take(i), host)
			}
		case "login":
			i++
			name = take(i)
		case "password":
			i++
			password = take(i)
		case "account":
			i++
		}
	}
	return name + ":" + password, done()
}

// netrcWords splits a netrc file into words; comments and macros are left out.
func netrcWords(file string) []string {
	var words []string
	macro := false
	for line := range strings.Lines(file) {
		line = strings.TrimSpace(line)
		if macro && line != "" || strings.HasPrefix(line, "#") {
			continue
		}
		macro = strings.HasPrefix(line, "macdef")
		if !macro {
			words = append(words, netrcLine(line)...)
		}
	}
	return words
}

// netrcLine splits one line; a word may be in double quotes, with backslashes.
func netrcLine(line string) []string {
	var words []string
	for line = strings.TrimLeft(line, " \t"); line != ""; line = strings.TrimLeft(line, " \t") {
		if line[0] != '"' {
			end := strings.IndexAny(line, " \t")
			if end < 0 {
				end = len(line)
			}
			words, line = append(words, line[:end]), line[end:]
			continue
		}
		value, n := unquote(line[1:])
		words, line = append(words, value), line[1+n:]
	}
	return words
}
