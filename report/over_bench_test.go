package report

import (
	"errors"
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

// reportFile is a report on disk, where it takes no memory.
func reportFile(b *testing.B, in []byte) string {
	b.Helper()
	f, err := os.CreateTemp(b.TempDir(), "")
	check(b, err)
	_, err = f.Write(in)
	check(b, errors.Join(err, f.Close()))
	return f.Name()
}

func benchmarkRun(b *testing.B, in []byte, do func(r io.Reader)) {
	b.SetBytes(int64(len(in)))
	name := reportFile(b, in)
	in = nil
	sampled(b, func() {
		for b.Loop() {
			f, err := os.Open(name)
			check(b, err)
			do(f)
			f.Close()
		}
	})
}

func BenchmarkStream(b *testing.B) {
	b.Run("json", func(b *testing.B) {
		benchmarkRun(b, generated{n: many}.json(b), func(r io.Reader) { drain(b, Stream(r)) })
	})
	b.Run("ndjson", func(b *testing.B) {
		benchmarkRun(b, generated{n: many}.ndjson(b), func(r io.Reader) { drain(b, Stream(r)) })
	})
}

func BenchmarkConvert(b *testing.B) {
	b.Run("ndjson", func(b *testing.B) {
		benchmarkRun(b, generated{n: many}.json(b), func(r io.Reader) { check(b, convert(Stream(r), NewNDJSON(io.Discard))) })
	})
	b.Run("json", func(b *testing.B) {
		benchmarkRun(b, generated{n: many}.json(b), func(r io.Reader) {
			f, err := os.CreateTemp(b.TempDir(), "")
			check(b, err)
			defer f.Close()
			check(b, convert(Stream(r), NewDocument(io.Discard, f)))
		})
	})
	for name, to := range everyFormat {
		b.Run(name, func(b *testing.B) {
			benchmarkRun(b, generated{n: many}.json(b), func(r io.Reader) { check(b, convert(Stream(r), to(io.Discard))) })
		})
	}
	b.Run("text", func(b *testing.B) {
		benchmarkRun(b, generated{n: many}.json(b), func(r io.Reader) {
			check(b, convert(Stream(r), NewTextRun(io.Discard, Style{Brief: true})))
		})
	})
}

func BenchmarkMerge(b *testing.B) {
	var names []string
	size := 0
	for k := 1; k <= 16; k++ {
		in := generated{n: many, k: k, of: 16}.ndjson(b)
		names = append(names, reportFile(b, in))
		size += len(in)
	}
	b.SetBytes(int64(size))
	sampled(b, func() {
		for b.Loop() {
			var parts []Part
			for _, name := range names {
				f, err := os.Open(name)
				check(b, err)
				defer f.Close()
				parts = append(parts, Part{name, Stream(f)})
			}
			check(b, convert(Merge(parts...), NewNDJSON(io.Discard)))
		}
	})
}

func BenchmarkBaseline(b *testing.B) {
	benchmarkRun(b, generated{n: many}.ndjson(b), func(r io.Reader) {
		base, err := NewBaseline(r)
		check(b, err)
		if len(base.list) == 0 {
			b.Fatal("nothing remembered")
		}
	})
}
