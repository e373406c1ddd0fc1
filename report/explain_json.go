package report

import (
	"encoding/json"
	"io"
	"strings"

	"maxage/inspect/rules"
)

// listedRule is a rule as programs see it.
type listedRule struct {
	ID       string            `json:"id"`
	Severity rules.Severity    `json:"severity"`
	Category rules.Category    `json:"category"`
	Title    string            `json:"title"`
	Doc      string            `json:"doc"`
	Fix      string            `json:"fix"`
	Send     []string          `json:"send"`   // header lines; "-Name" takes a field away
	Config   map[string]string `json:"config"` // by server, in small letters
	Refs     []string          `json:"refs"`
	Optional bool              `json:"optional"`
	Compares bool              `json:"compares"` // the answers of a run; with --shard those of one shard
	Fires    *listedExample    `json:"fires"`
	Silent   *listedExample    `json:"silent"`
}

// listedExample is a case of a rule's test data.
type listedExample struct {
	Name    string `json:"name"`
	HTTP    string `json:"http"` // with carets under what the message is about
	Message string `json:"message,omitempty"`
}

// RulesJSON lists rules for programs.
func RulesJSON(w io.Writer, list []*rules.Rule) error {
	out := make([]listedRule, len(list))
	for i, r := range list {
		fires, silent := examples(r)
		out[i] = listedRule{
			ID: r.ID, Severity: r.Severity, Category: r.Category, Title: r.Title, Doc: strings.TrimSpace(r.Doc), Fix: r.Fix,
			Send: append([]string{}, linesOf(r.Send)...), Config: map[string]string{}, Refs: r.Refs, Optional: r.Optional, Compares: r.Follow != nil,
			Fires: listExample(fires), Silent: listExample(silent),
		}
		for _, s := range snippets(r) {
			out[i].Config[strings.ToLower(s.server)] = s.code
		}
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(out)
}

func listExample(c *ruleCase) *listedExample {
	if c == nil {
		return nil
	}
	return &listedExample{Name: c.name, HTTP: c.plainText(), Message: c.says}
}
