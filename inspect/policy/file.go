package policy

import (
	"bytes"
	"errors"
	"slices"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"

	"maxage/inspect/rules"
)

// version is the version of the file's shape that is read.
const version = "1"

// The file holds these keys. What extends names is read before all others.
var fileKeys = []key[Policy]{
	{"version", "the version of this shape of file", constant(1), (*reader).version},
	{"extends", "presets, and other files relative to this one, whose rules come before those here", textOrList(presetNames()...), func(*reader, entry, *Policy) {}},
	{"base", "scheme and host that the paths among the targets belong to; ${VAR} and ${VAR:-default} are filled in", text(), (*reader).base},
	{"targets", "paths, URLs, files with URLs, and sitemap:/sitemap.xml", textOrList(), (*reader).targets},
	{"defaults", "how an audit runs unless its flags say otherwise", keysForm(defaultsKeys), (*reader).defaults},
	{"rules", "what is wanted of which URLs: every rule that fits applies, in order, and a later one wins key by key", list(keysForm(ruleKeys)), (*reader).rules},
	{"ignore", "findings that are known and accepted for now", list(keysForm(ignoreKeys)), (*reader).ignores},
	{"output", "reports to write", outputsForm(), (*reader).outputs},
}

// file reads one file into the policy.
func (r *reader) file(name string, data []byte) {
	data = bytes.TrimPrefix(data, []byte("\ufeff")) // as editors on Windows begin a file
	outer, outerLines := r.name, r.lines
	r.name, r.lines = name, strings.Split(strings.ReplaceAll(string(data), "\r\n", "\n"), "\n")
	r.files[name] = r.lines
	r.order = append(r.order, name)
	r.chain = append(r.chain, name)
	if root := r.parse(data); root != nil {
		r.root(root)
	}
	r.chain = r.chain[:len(r.chain)-1]
	r.name, r.lines = outer, outerLines
}

func (r *reader) root(n ast.Node) {
	entries := r.entries(n, "a policy")
	if len(entries) == 0 {
		return
	}
	r.need(entries, entries[0], "the file", "version", "begin it with version: "+version)
	for _, e := range entries {
		if e.name == "extends" {
			r.extends(e)
		}
	}
	readKeys(r, entries, "a policy", fileKeys, r.policy)
}

// parse returns the one document of the file, or nil after noting what is
// wrong.
func (r *reader) parse(data []byte) ast.Node {
	if fault := unreadable(data); fault != "" {
		r.failAt(nil, "", "%s", fault)
		return nil
	}
	file, err := parser.ParseBytes(data, 0, parser.AllowDuplicateMapKey())
	if err != nil {
		r.syntax(err)
		return nil
	}
	var bodies []ast.Node
	for _, d := range file.Docs {
		if d.Body != nil && d.Body.Type() != ast.CommentType {
			bodies = append(bodies, d.Body)
		}
	}
	switch len(bodies) {
	case 0:
		r.failAt(nil, "begin it with version: "+version, "the file says nothing")
		return nil
	case 1:
		return bodies[0]
	}
	r.fail(bodies[1], "put it into a file of its own and name that under extends", "a policy is one document, and here begins another")
	return nil
}

func (r *reader) syntax(err error) {
	var e yaml.Error
	if !errors.As(err, &e) {
		r.failAt(nil, "", "this is no YAML: %s", err)
		return
	}
	hint := ""
	if t := e.GetToken(); t != nil && strings.HasPrefix(r.from(t.Position.Line, t.Position.Column), "*") {
		hint = `write a value with * in quotes`
	}
	r.failAt(e.GetToken(), hint, "this is no YAML: %s", e.GetMessage())
}

// from returns the rest of a line, from one character before the column on.
func (r *reader) from(line, column int) string {
	if line < 1 || line > len(r.lines) {
		return ""
	}
	rest := []rune(r.lines[line-1])
	return string(rest[min(len(rest), max(0, column-2)):])
}

func (r *reader) version(e entry, _ *Policy) {
	if s, ok := r.text(e.value); ok && s != version {
		r.fail(e.value, "write version: "+version, "this maxage reads version %s, not %q", version, s)
	}
}

// extends reads the presets and files that this one builds on.
func (r *reader) extends(e entry) {
	for _, it := range r.texts(e.value) {
		if isFile(it.text) {
			r.extendFile(it)
		} else if data, ok := preset(it.text); !ok {
			r.fail(it.at, meant(it.text, presetNames()), "there is no preset %q", it.text)
		} else if name := "preset " + it.text; r.files[name] == nil {
			r.file(name, data)
		}
	}
}

// isFile tells the name of a file from that of a preset.
func isFile(s string) bool { return strings.ContainsAny(s, "./\\") }

func (r *reader) extendFile(it item) {
	path := r.beside(it.text)
	if i := slices.Index(r.chain, path); i >= 0 {
		r.fail(it.at, "", "files extend each other in a circle: %s", strings.Join(append(slices.Clone(r.chain[i:]), path), " -> "))
		return
	}
	if r.files[path] != nil {
		return // what it says is already there
	}
	data, err := r.options.ReadFile(path)
	if err != nil {
		r.fail(it.at, "", "%s cannot be read: %v", path, err)
		return
	}
	r.file(path, data)
}

func (r *reader) rules(e entry, p *Policy) {
	for _, n := range r.list(e.value, "rules") {
		p.Rules = append(p.Rules, r.rule(n))
	}
}

// list returns the members of a list; what says what it is for.
func (r *reader) list(n ast.Node, what string) []ast.Node {
	if s, ok := n.(*ast.SequenceNode); ok {
		return s.Values
	}
	r.fail(n, "", "%s is a list, and this is %s", what, kindOf(n))
	return nil
}

// severityWords are what level, checks and fail-on may say.
var severityWords = []string{string(rules.Info), string(rules.Warning), string(rules.Error)}
