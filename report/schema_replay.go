package report

import (
	"github.com/google/jsonschema-go/jsonschema"

	"maxage/inspect/replay"
)

// replayEnums lists the words of what maxage replay writes.
func replayEnums(s *jsonschema.Schema, set func(s *jsonschema.Schema, words ...string)) {
	s.Properties["schema_version"].Const = jsonschema.Ptr[any](SchemaVersion)
	q := s.Properties["caches"].AdditionalProperties.Properties["requests"].Items.Properties
	set(q["fwd"], "uri-miss", "vary-miss", "stale", "request", "method", "bypass", "partial", "miss")
	set(q["validator"], "etag", "last-modified", "date")
	for _, word := range []string{"was", "predicted"} {
		set(q["recorded"].Properties[word], string(replay.WasHit), string(replay.WasRevalidated), string(replay.WasFetched))
	}
	set(q["recorded"].Properties["from"], "memory", "disk", "cache")
	c := s.Properties["candidates"].Items.Properties
	set(c["bodies_by"], replay.ByHash.String(), replay.ByValidator.String(), replay.ByLength.String(), replay.Unknown.String())
	set(c["risk"], replay.Low.String(), replay.Some.String(), replay.High.String())
	set(c["risks"].Items.Properties["kind"], replay.RiskWords()...)
}
