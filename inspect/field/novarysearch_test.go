package field

import (
	"fmt"
	"testing"

	"maxage/inspect/wire"
)

func TestNoVarySearch(t *testing.T) {
	for value, want := range map[string]string{
		`key-order`:                           "order=true all=false [] [] ",
		`params`:                              "order=false all=true [] [] ",
		`params=?0`:                           "order=false all=false [] [] ",
		`params=("utm_source" "gclid")`:       "order=false all=false [utm_source gclid] [] ",
		`params=()`:                           "order=false all=false [] [] ",
		`params, except=("id"), key-order=?1`: "order=true all=true [] [id] ",
		`params=("a"), params=("b")`:          "order=false all=false [b] [] ",
		`params;x=1, other=3`:                 "order=false all=true [] [] ",
		``:                                    "order=false all=false [] [] ",
		`params=("a", "b")`:                   "order=false all=false [] [] it is no well-formed dictionary",
		`Params`:                              "order=false all=false [] [] it is no well-formed dictionary",
		`key-order, params=(utm_source)`:      "order=false all=false [] [] params is no list of quoted names in parentheses",
		`params="utm_source"`:                 "order=false all=false [] [] params is no list of quoted names in parentheses",
		`key-order="yes"`:                     "order=false all=false [] [] key-order is no boolean",
		`except=("id")`:                       "order=false all=false [] [] except stands without params",
		`params=("a"), except=("id")`:         "order=false all=false [] [] except stands without params",
		`params, except="id"`:                 "order=false all=false [] [] except is no list of quoted names in parentheses",
		`utm_source`:                          "order=false all=false [] [] it has none of key-order, params and except",
	} {
		m := &wire.Message{Fields: []wire.Field{{Name: "Date"}, {Name: "no-vary-search", Value: value}}}
		n := ParseNoVarySearch(m, wire.Response)
		if got := fmt.Sprintf("order=%v all=%v %v %v %s", n.KeyOrder, n.All, n.Params, n.Except, n.Fault); got != want || !n.Present || len(n.Spans) != 1 {
			t.Errorf("%s:\n%s\n%s", value, got, want)
		}
	}
	two := &wire.Message{Fields: []wire.Field{{Name: "No-Vary-Search", Value: "key-order"}, {Name: "No-Vary-Search", Value: `params=("a")`}}}
	if n := ParseNoVarySearch(two, wire.Response); !n.KeyOrder || !n.Ignores("a") || n.Ignores("b") || len(n.Spans) != 2 {
		t.Errorf("two lines: %+v", n)
	}
	if n := ParseNoVarySearch(&wire.Message{}, wire.Response); n.Present || n.Ignores("a") {
		t.Errorf("absent: %+v", n)
	}
	if n := (NoVarySearch{All: true, Except: []string{"id"}}); n.Ignores("id") || !n.Ignores("x") {
		t.Error("except is not respected")
	}
}
