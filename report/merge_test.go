package report

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"
)

// shardsOf plays the parts of a run.
func shardsOf(t testing.TB, n, of int) []Part {
	var parts []Part
	for k := 1; k <= of; k++ {
		in := generated{n: n, k: k, of: of}.ndjson(t)
		if k%2 == 0 {
			in = generated{n: n, k: k, of: of}.json(t)
		}
		parts = append(parts, Part{fmt.Sprintf("%d.json", k), Stream(bytes.NewReader(in))})
	}
	return parts
}

func merged(t testing.TB, parts ...Part) string {
	t.Helper()
	var b bytes.Buffer
	check(t, convert(Merge(parts...), NewDocument(&b, nil)))
	return b.String()
}

// TestShards: sixteen shards, given in any order, are the one run that would
// have been without them, to the byte.
func TestShards(t *testing.T) {
	for _, n := range []int{400, 5} { // with five targets, most shards are empty
		want := string(generated{n: n}.json(t))
		parts := shardsOf(t, n, 16)
		slices.Reverse(parts)
		if got := merged(t, parts...); got != want {
			t.Errorf("%d targets: %s", n, firstDifference(got, want))
		}
		var lines bytes.Buffer
		check(t, convert(Merge(shardsOf(t, n, 16)...), NewNDJSON(&lines)))
		if want := string(generated{n: n}.ndjson(t)); lines.String() != want {
			t.Errorf("%d targets, as lines: %s", n, firstDifference(lines.String(), want))
		}
	}
	// Merged with a report before it, the rest still hangs together.
	before := Part{"before.json", Stream(bytes.NewReader(generated{n: 30}.json(t)))}
	r, err := readReport(strings.NewReader(merged(t, append([]Part{before}, shardsOf(t, 60, 3)...)...)))
	check(t, err)
	for i, x := range r.Exchanges {
		if x.ID != i+1 || i > 0 && x.TargetNumber < r.Exchanges[i-1].TargetNumber {
			t.Errorf("exchange %d: id %d, target %d", i+1, x.ID, x.TargetNumber)
		}
		if from := x.RedirectedFrom; from != nil && (*from != i || r.Exchanges[i-1].TargetNumber != x.TargetNumber) {
			t.Errorf("exchange %d is redirected by %d", i+1, *from)
		}
	}
	if last := r.Exchanges[len(r.Exchanges)-1]; last.TargetNumber != 90 {
		t.Errorf("the last target is %d", last.TargetNumber)
	}
}

func firstDifference(got, want string) string {
	for i := 0; i < min(len(got), len(want)); i++ {
		if got[i] != want[i] {
			return fmt.Sprintf("at byte %d: got\n%.300s\nwant\n%.300s", i, got[max(0, i-100):], want[max(0, i-100):])
		}
	}
	return fmt.Sprintf("%d bytes, want %d", len(got), len(want))
}

// TestShardsLost: a shard that was killed, and one that is not there, show.
func TestShardsLost(t *testing.T) {
	parts := shardsOf(t, 100, 4)
	var killed bytes.Buffer
	generated{n: 100, k: 2, of: 4, cut: 50}.write(t, NewNDJSON(&killed))
	parts[1] = Part{"2.json", Stream(&killed)}
	r, err := readReport(strings.NewReader(merged(t, parts[0], parts[1], parts[3])))
	check(t, err)
	var said []string
	for _, f := range r.Errors {
		if f.URL == "" {
			said = append(said, f.place()+" "+f.Message)
		}
	}
	want := []string{"2.json shard 2/4 was cut short: the rest of its targets is missing here", "shard 3/4 shard 3/4 is missing, and all of its targets with it"}
	if !r.Run.Incomplete || !slices.Equal(said, want) || r.Summary.Failed != len(r.Errors) || r.Summary.Exchanges != len(r.Exchanges) {
		t.Errorf("%+v %+v %q", r.Run, r.Summary, said)
	}
}

func TestMergeRefuses(t *testing.T) {
	part := func(name, shard string) Part {
		return Part{name, (&Report{Run: Run{Shard: shard}}).events()}
	}
	for want, parts := range map[string][]Part{
		"a and b are both shard 1/2; leave one out":      {part("a", "1/2"), part("b", "1/2")},
		"b is shard 2/3, but others are of 2":            {part("a", "1/2"), part("b", "2/3")},
		`b: "3/2" is not a shard such as 3/16`:           {part("a", "1/2"), part("b", "3/2")},
		`b: schema_version "9" is not one`:               {part("a", ""), {"b", Stream(strings.NewReader(`{"schema_version":"9"}`))}},
		"a: not a report of maxage, or a damaged one: b": {{"a", Stream(strings.NewReader(``))}, part("b", "")},
	} {
		_, err := readEvents(Merge(parts...))
		if err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%v, want %s", err, want)
		}
	}
}

func readEvents(run Events) (n int, err error) {
	for _, err := range run {
		if n++; err != nil {
			return n, err
		}
	}
	return n, nil
}
