package report

import (
	"maxage/inspect"
	"maxage/inspect/load"
	"maxage/inspect/wire"
	"os"
	"strconv"
	"testing"
)

func TestLook(t *testing.T) {
	f, err := os.Open(os.Getenv("LOOK"))
	if err != nil {
		t.Skip()
	}
	id := 0
	w, _ := strconv.Atoi(os.Getenv("W"))
	only, _ := strconv.Atoi(os.Getenv("N"))
	s := Style{Width: w, Unbroken: w == 0, Verbose: os.Getenv("V") != "", ASCII: os.Getenv("A") != "", Brief: os.Getenv("B") != ""}
	load.Read("x", f, func(x *wire.Exchange) bool {
		id++
		e := NewExchange(id, 0, inspect.Inspect(x, inspect.Options{}), Options{Rate: 100})
		if only == 0 || only == id {
			Text(os.Stdout, &e, s)
		}
		return true
	}, func(p *load.Problem) { t.Log(p) })
}
