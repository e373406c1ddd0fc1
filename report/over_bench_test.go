package report

import (
	"bytes"
	"io"
	"os"
	"runtime"
	"testing"
	"time"
)

// The benchmarks below are of 20,000 targets each; MB/s are of the input.
const many = 20_000

// sampled measures the most heap that is in use while f runs.
func sampled(b *testing.B, f func()) {
	b.Helper()
	var before runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	most, done, stopped := before.HeapInuse, make(chan bool), make(chan bool)
	go func() {
		defer close(stopped)
		for {
			select {
			case <-done:
				return
			case <-time.After(20 * time.Millisecond):
				var m runtime.MemStats
				runtime.ReadMemStats(&m)
				most = max(most, m.HeapInuse)
			}
		}
	}()
	f()
	close(done)
	<-stopped
	b.ReportMetric(float64(most-min(most, before.HeapInuse))/(1<<20), "MiB")
}

func benchmarkRun(b *testing.B, in []byte, do func(run Events)) {
	b.SetBytes(int64(len(in)))
	sampled(b, func() {
		for b.Loop() {
			do(Stream(bytes.NewReader(in)))
		}
	})
}

func BenchmarkStream(b *testing.B) {
	for name, in := range map[string][]byte{"json": generated{n: many}.json(b), "ndjson": generated{n: many}.ndjson(b)} {
		b.Run(name, func(b *testing.B) { benchmarkRun(b, in, func(run Events) { drain(b, run) }) })
	}
}

func BenchmarkConvert(b *testing.B) {
	in := generated{n: many}.json(b)
	b.Run("ndjson", func(b *testing.B) {
		benchmarkRun(b, in, func(run Events) { check(b, Convert(run, NewNDJSON(io.Discard))) })
	})
	b.Run("json", func(b *testing.B) {
		benchmarkRun(b, in, func(run Events) {
			f, err := os.CreateTemp(b.TempDir(), "")
			check(b, err)
			defer f.Close()
			check(b, Convert(run, NewDocument(io.Discard, f)))
		})
	})
	b.Run("text", func(b *testing.B) {
		benchmarkRun(b, in, func(run Events) { check(b, Convert(run, NewTextRun(io.Discard, Style{Brief: true}))) })
	})
}

func BenchmarkMerge(b *testing.B) {
	var in [][]byte
	size := 0
	for k := 1; k <= 16; k++ {
		in = append(in, generated{n: many, k: k, of: 16}.ndjson(b))
		size += len(in[k-1])
	}
	b.SetBytes(int64(size))
	sampled(b, func() {
		for b.Loop() {
			var parts []Part
			for _, one := range in {
				parts = append(parts, Part{"", Stream(bytes.NewReader(one))})
			}
			check(b, Convert(Merge(parts...), NewNDJSON(io.Discard)))
		}
	})
}

func BenchmarkBaseline(b *testing.B) {
	in := generated{n: many}.ndjson(b)
	benchmarkRun(b, in, func(Events) {
		base, err := NewBaseline(bytes.NewReader(in))
		check(b, err)
		if len(base.list) == 0 {
			b.Fatal("nothing remembered")
		}
	})
}
