package report

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"

	"github.com/google/jsonschema-go/jsonschema"

	"maxage/inspect/cache"
)

// Schema returns the JSON Schema (2020-12) of a report, made from the Go
// types. The lines of the NDJSON form are described by its $defs/line. Objects
// may have further properties: readers have to pass over what they do not know.
func Schema() ([]byte, error) {
	s, err := schema()
	if err != nil {
		return nil, err
	}
	raw, err := json.Marshal(s)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	if err := json.Indent(&b, raw, "", " "); err != nil {
		return nil, err
	}
	b.WriteByte('\n')
	return b.Bytes(), nil
}

// defined are the types that stand in $defs and are referred to by name, each
// after those that it refers to.
var defined = []struct {
	name string
	typ  reflect.Type
}{
	{"header", reflect.TypeFor[Header]()},
	{"span", reflect.TypeFor[Span]()},
	{"verdict", reflect.TypeFor[Verdict]()},
	{"verdicts", reflect.TypeFor[Verdicts]()},
	{"finding", reflect.TypeFor[Finding]()},
	{"exchange", reflect.TypeFor[Exchange]()},
	{"error", reflect.TypeFor[Failure]()},
	{"summary", reflect.TypeFor[Summary]()},
	{"run", reflect.TypeFor[Run]()},
	{"tool", reflect.TypeFor[Tool]()},
	{"replay", reflect.TypeFor[Replay]()},
	{"diff", reflect.TypeFor[Diff]()},
}

func schema() (*jsonschema.Schema, error) {
	refs := map[reflect.Type]*jsonschema.Schema{}
	defs := map[string]*jsonschema.Schema{}
	for _, d := range defined {
		s, err := typeSchema(d.typ, refs)
		if err != nil {
			return nil, err
		}
		defs[d.name] = s
		refs[d.typ] = &jsonschema.Schema{Ref: "#/$defs/" + d.name}
	}
	defs["line"] = lineSchema()
	root, err := jsonschema.For[Report](&jsonschema.ForOptions{TypeSchemas: refs})
	if err != nil {
		return nil, err
	}
	root.Schema = "https://json-schema.org/draft/2020-12/schema"
	root.Title = "maxage report, version " + SchemaVersion
	root.Defs = defs
	root.Properties["schema_version"].Const = jsonschema.Ptr[any](SchemaVersion)
	enums(defs)
	eachSchema(root, tidy)
	defs["exchange"].Properties["redirected_from"].Types = []string{"integer", "null"}
	defs["exchange"].Properties["redirected_from"].Type = ""
	return root, nil
}

// typeSchema describes one type; two of them look different in JSON than in Go.
func typeSchema(t reflect.Type, refs map[reflect.Type]*jsonschema.Schema) (*jsonschema.Schema, error) {
	switch t {
	case reflect.TypeFor[Header]():
		text := &jsonschema.Schema{Type: "string"}
		return &jsonschema.Schema{Type: "array", Description: "a header line: name and value, as received", Items: text, MinItems: jsonschema.Ptr(2), MaxItems: jsonschema.Ptr(2)}, nil
	case reflect.TypeFor[Verdicts]():
		return &jsonschema.Schema{Type: "object", Description: "verdicts by the name of the cache", AdditionalProperties: refs[reflect.TypeFor[Verdict]()]}, nil
	}
	s, err := jsonschema.ForType(t, &jsonschema.ForOptions{TypeSchemas: refs})
	if err != nil {
		return nil, fmt.Errorf("schema of %s: %w", t.Name(), err)
	}
	return s, nil
}

// enums lists the words that this maxage uses. A later one may use more
// without a new version of the contract.
func enums(defs map[string]*jsonschema.Schema) {
	set := func(s *jsonschema.Schema, words ...string) {
		for _, w := range words {
			s.Enum = append(s.Enum, w)
		}
	}
	v := defs["verdict"].Properties
	set(v["reuse"], "fresh", "revalidate", "never")
	set(v["source"], "s-maxage", "max-age", "expires", "targeted", "heuristic", "default", "none")
	set(v["windows"].Items.Properties["state"], "fresh", "stale-while-revalidate", "stale-if-error", "revalidate")
	for _, code := range cache.Codes() {
		set(v["because"].Items.Properties["code"], code.String())
	}
	f := defs["finding"].Properties
	set(f["severity"], severities...)
	set(f["category"], "privacy", "storage", "freshness", "staleness", "validation", "negotiation", "variation", "syntax", "cdn", "security", "performance", "deprecated")
	set(defs["span"].Properties["part"], "request", "response", "body")
	replayEnums(defs["replay"], set)
	diffEnums(defs["diff"], set)
}

// tidy lets objects have further properties, and lets nothing be null that Go
// would allow to be nil: what is not known is left out.
func tidy(s *jsonschema.Schema) {
	if s.Properties != nil {
		s.AdditionalProperties = nil
	}
	if len(s.Types) == 2 && s.Types[0] == "null" {
		s.Type, s.Types = s.Types[1], nil
	}
}

func eachSchema(s *jsonschema.Schema, do func(*jsonschema.Schema)) {
	if s == nil {
		return
	}
	do(s)
	for _, c := range s.Defs {
		eachSchema(c, do)
	}
	for _, c := range s.Properties {
		eachSchema(c, do)
	}
	for _, c := range append(append([]*jsonschema.Schema{}, s.OneOf...), s.AllOf...) {
		eachSchema(c, do)
	}
	eachSchema(s.Items, do)
	eachSchema(s.AdditionalProperties, do)
}
