// Package testdata holds the cases of the rules, which maxage explain shows.
package testdata

import "embed"

// Rules holds the case files, rules/ID.txtar; inspect/rules/case_test.go says
// how to read them.
//
//go:embed rules/*.txtar
var Rules embed.FS
