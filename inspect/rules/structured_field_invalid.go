package rules

import (
	"strings"

	"github.com/dunglas/httpsfv"
)

// StructuredFieldInvalid sees fields that are ignored because of their form.
var StructuredFieldInvalid = &Rule{
	ID:       "structured-field-invalid",
	Severity: Warning,
	Category: Syntax,
	Title:    "A field is ignored because of its form",
	Doc: `Some fields have a strict form, and who reads them must ignore the whole field when a single character is wrong. What it was to do does not happen: nothing is cleared, nothing is invalidated.

Mostly quotation marks are missing. Clear-Site-Data wants "cache" and "cookies" in quotes, Cache-Groups and Cache-Group-Invalidation the names of the groups, Use-As-Dictionary the pattern behind match=. For Cache-Status and Proxy-Status, which only tell what happened, it is but information.`,
	Fix:  `Write it as its standard does: Clear-Site-Data: "cache", "cookies"; Cache-Groups: "news"; Use-As-Dictionary: match="/app/*"; Cache-Status: Varnish; hit; ttl=30.`,
	Send: `Clear-Site-Data: "cache", "cookies"`,
	Refs: []string{"RFC 9651 section 4.2", "RFC 9211 section 2", "RFC 9875 section 2", "RFC 9842 section 2.1", "W3C, Clear Site Data"},

	Check: func(p *Pass) {
		m := &p.Exchange.Response
		for i := range strict {
			f := &strict[i]
			if m.Index(f.name) < 0 {
				continue
			}
			if values, at := p.linesOf(f.name); !f.sound(values) {
				finding := p.Report(at, "%s is not written as its standard demands and is ignored as a whole: %s.", f.name, f.lost)
				finding.Send = ""
				if words := inQuotes(values); words != "" && f.sound([]string{words}) {
					finding.Send = f.name + ": " + words
				}
				if f.tells {
					finding.Severity = Info
				}
				return
			}
		}
	},
}

// strict are the fields, those that do most harm first.
var strict = [...]struct {
	name  string
	sound func(values []string) bool
	lost  string // what does not happen
	tells bool   // it only tells what happened
}{
	{"Clear-Site-Data", quotedWords, "what it was to clear stays on the user's device", false},
	{"Cache-Group-Invalidation", listOfStrings, "caches go on showing users the old copies", false},
	{"Cache-Groups", listOfStrings, "caches cannot drop this together with its group, and users see it until it expires", false},
	{"Use-As-Dictionary", dictionaryFor, "users download later versions in full", false},
	{"Cache-Status", anyList, "nobody can tell from it whether users got a stored copy", true},
	{"Proxy-Status", anyList, "nobody can tell from it where a request failed", true},
}

func anyList(values []string) bool {
	_, err := httpsfv.UnmarshalList(values)
	return err == nil
}

func listOfStrings(values []string) bool {
	list, err := httpsfv.UnmarshalList(values)
	for _, member := range list {
		item, isItem := member.(httpsfv.Item)
		if _, isString := item.Value.(string); !isItem || !isString {
			return false
		}
	}
	return err == nil
}

// dictionaryFor: match is required, and a string.
func dictionaryFor(values []string) bool {
	dict, err := httpsfv.UnmarshalDictionary(values)
	if err != nil {
		return false
	}
	member, _ := dict.Get("match")
	item, _ := member.(httpsfv.Item)
	_, isString := item.Value.(string)
	return isString
}

// quotedWords: Clear-Site-Data is older than structured fields. Browsers skip a
// word without quotes, and take the others.
func quotedWords(values []string) bool {
	for word := range strings.SplitSeq(strings.Join(values, ","), ",") {
		word = strings.Trim(word, " \t")
		if n := len(word); n > 0 && (n < 2 || word[0] != '"' || word[n-1] != '"') {
			return false
		}
	}
	return true
}

// inQuotes returns the words of a list, each in quotes, or "" where they are
// none.
func inQuotes(values []string) string {
	var words []string
	for word := range strings.SplitSeq(strings.Join(values, ","), ",") {
		word = strings.Trim(word, " \t\"'")
		if !isName(word) {
			return ""
		}
		words = append(words, `"`+word+`"`)
	}
	if list := strings.Join(words, ", "); len(list) <= longestLine {
		return list
	}
	return ""
}
