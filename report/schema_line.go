package report

import "github.com/google/jsonschema-go/jsonschema"

// lineSchema describes the NDJSON lines, told apart by their type.
func lineSchema() *jsonschema.Schema {
	line := func(kind string, rest *jsonschema.Schema) *jsonschema.Schema {
		rest.Properties = withType(rest.Properties, kind)
		rest.Type, rest.Required = "object", append([]string{"type"}, rest.Required...)
		return rest
	}
	ref := func(name string) *jsonschema.Schema { return &jsonschema.Schema{Ref: "#/$defs/" + name} }
	return &jsonschema.Schema{
		Description: "one line of the NDJSON form",
		OneOf: []*jsonschema.Schema{
			line("run", &jsonschema.Schema{Required: []string{"schema_version", "tool", "run"}, Properties: map[string]*jsonschema.Schema{
				"schema_version": {Const: jsonschema.Ptr[any](SchemaVersion)}, "tool": ref("tool"), "run": ref("run")}}),
			line("exchange", &jsonschema.Schema{AllOf: []*jsonschema.Schema{ref("exchange")}}),
			line("error", &jsonschema.Schema{AllOf: []*jsonschema.Schema{ref("error")}}),
			line("summary", &jsonschema.Schema{Required: []string{"run", "summary"}, Properties: map[string]*jsonschema.Schema{
				"run": ref("run"), "summary": ref("summary")}}),
		},
	}
}

func withType(properties map[string]*jsonschema.Schema, kind string) map[string]*jsonschema.Schema {
	if properties == nil {
		properties = map[string]*jsonschema.Schema{}
	}
	properties["type"] = &jsonschema.Schema{Const: jsonschema.Ptr[any](kind)}
	return properties
}
