package report

import "github.com/google/jsonschema-go/jsonschema"

// diffEnums lists the words of what maxage diff writes.
func diffEnums(s *jsonschema.Schema, set func(s *jsonschema.Schema, words ...string)) {
	s.Properties["schema_version"].Const = jsonschema.Ptr[any](SchemaVersion)
	change := s.Properties["changes"].Items.Properties
	for _, kind := range driftKinds {
		set(change["drift"].Items.Properties["kind"], string(kind))
	}
}
