package cmd

import (
	"slices"
	"strings"

	"maxage/inspect/curl"
)

// parse reads the arguments as curl would. One of them may be the whole text of
// a pasted "Copy as cURL", or of several ("Copy all as cURL"): then each
// command in it is read, with the other arguments behind its own.
func (a *app) parse(args []string) ([]*curl.Command, error) {
	if len(args) > 1 && args[0] == "curl" && isPasted(args[1]) {
		args = args[1:]
	}
	at := slices.IndexFunc(args, isPasted)
	if at < 0 {
		c, err := curl.Parse(args, a.curlEnv(), curlFlags(ownFlags))
		return []*curl.Command{c}, err
	}
	pasted, err := curl.Words(args[at])
	if err != nil {
		return nil, err
	}
	if len(pasted) == 0 {
		return nil, usagef("paste the whole of it, in quotes", "there is no curl command in the pasted text")
	}
	var all []*curl.Command
	for _, p := range pasted {
		env := a.curlEnv()
		if p.Stdin != nil {
			files := env.ReadFile
			env.ReadFile = func(name string) ([]byte, error) {
				if name == "-" {
					return []byte(*p.Stdin), nil
				}
				return files(name)
			}
		}
		c, err := curl.Parse(slices.Concat(p.Argv, args[:at], args[at+1:]), env, curlFlags(ownFlags))
		if err != nil {
			return nil, err
		}
		all = append(all, c)
	}
	return all, nil
}

// isPasted recognises shell text: no URL and no flag begins like that.
func isPasted(arg string) bool {
	word, _, more := strings.Cut(strings.TrimLeft(arg, " \t\r\n$"), " ")
	return more && (word == "curl" || word == "curl.exe")
}
