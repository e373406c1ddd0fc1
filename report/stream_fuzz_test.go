package report

import (
	"bytes"
	"testing"
)

// FuzzStream: reports come from anywhere. Whatever stands in one, reading it
// ends in an error or in output that is safe, reads back the same, and equals
// itself.
func FuzzStream(f *testing.F) {
	f.Add(generated{n: 2}.json(f))
	f.Add(generated{n: 14}.ndjson(f))
	x := full()
	var b bytes.Buffer
	check(f, asJSON(&b, wrapped(&x)))
	f.Add(b.Bytes())
	f.Add([]byte(`{"type":"run","schema_version":"1","tool":{},"run":{"shard":"1/2"}}` + "\n" + `{"type":"exchange","verdicts":null,"url":"::a"}`))
	f.Fuzz(func(t *testing.T, in []byte) {
		r, err := readReport(bytes.NewReader(in))
		if err != nil {
			return
		}
		var text, first, second bytes.Buffer
		check(t, convert(r.events(), NewTextRun(&text, Style{Verbose: true}), NewDocument(&first, nil)))
		checkTerminalSafe(t, text.Bytes())
		checkTerminalSafe(t, first.Bytes())
		check(t, convert(Stream(bytes.NewReader(first.Bytes())), NewDocument(&second, nil)))
		if !bytes.Equal(first.Bytes(), second.Bytes()) {
			t.Fatalf("reads back differently: %s", firstDifference(second.String(), first.String()))
		}
		d, err := NewDiff(Tool{}, r.events(), r.events())
		check(t, err)
		if len(d.Changes)+len(d.OnlyBefore)+len(d.OnlyAfter) > 0 {
			t.Fatalf("differs from itself: %+v", d)
		}
		readEvents(Merge(Part{"a", r.events()}, Part{"b", r.events()}))
	})
}
