package cmd

import (
	"strings"

	"maxage/inspect/rules"
)

// helpShards says what a shard does not see.
func helpShards() string {
	var ids []string
	for _, r := range rules.All {
		if r.Follow != nil {
			ids = append(ids, r.ID)
		}
	}
	return wrapped("", 0, `With --shard, each URL is fetched by one of several machines, and maxage convert
merges what they report. Rules that compare the answers of a run see those of
their shard only, and merging does not make up for it, since reports hold no
bodies: what a page in one shard says of a file in another is not found. They
are `+strings.Join(ids, ", ")+".")
}
