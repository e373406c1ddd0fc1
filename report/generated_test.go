package report

import (
	"bytes"
	"fmt"
	"io"
	"sync"
	"testing"
)

// generated plays a run over n targets, or the part of it that shard k of of
// has: some targets redirect, some fail, one does both.
type generated struct {
	n, k, of int
	cut      int // targets after which the run is killed; 0: never
}

var templates = sync.OnceValue(func() []Exchange {
	var all []Exchange
	for _, file := range inputs(&testing.T{}) {
		x := *reportOf(&testing.T{}, file, Options{})
		x.Timing, x.Connection, x.ObservedAt = nil, nil, ""
		all = append(all, x)
	}
	return all
})

// write plays the run for every writer.
func (g generated) write(t testing.TB, to ...Writer) {
	t.Helper()
	run := Run{Started: "2026-01-01T00:00:00Z", Policy: "maxage.yaml"}
	if g.of > 0 {
		run.Shard = fmt.Sprintf("%d/%d", g.k, g.of)
	}
	p := player{t: t, to: to}
	p.each(Event{Begin: &Begin{Tool{"maxage", "test"}, run}})
	for i := 1; i <= g.n; i++ {
		if g.of > 0 && (i*7+i/3)%g.of != g.k-1 {
			continue
		}
		if g.cut > 0 && i > g.cut {
			return
		}
		p.target(i)
	}
	run.Finished = "2026-01-01T00:01:00Z"
	p.each(Event{End: &End{run, p.sum}})
}

type player struct {
	t   testing.TB
	to  []Writer
	sum Summary
}

func (p *player) each(e Event) {
	for _, w := range p.to {
		check(p.t, e.Write(w))
	}
}

func (p *player) target(i int) {
	switch {
	case i%13 == 0:
		p.failure(i)
	case i%11 == 0:
		p.exchange(i, "/old", false)
		p.exchange(i, "", true)
	case i%17 == 0:
		p.exchange(i, "/lost", false)
		p.failure(i)
	default:
		p.exchange(i, "", false)
	}
}

func (p *player) exchange(i int, suffix string, redirected bool) {
	all := templates()
	x := all[i/3%len(all)]
	p.sum.Exchanges++
	x.ID, x.TargetNumber, x.Attempts = p.sum.Exchanges, i, i%3
	x.From = &Place{File: "urls.txt", Line: i}
	if redirected {
		id := x.ID - 1
		x.RedirectedFrom = &id
	}
	x.URL = fmt.Sprintf("https://example.com/page/%d%s?q=1", i, suffix)
	x.Findings = append([]Finding{}, x.Findings...)
	for j := range x.Findings {
		x.Findings[j].Fingerprint = fingerprints{"GET", identityOf(x.URL)}.of(x.Findings[j].Rule, "", j)
	}
	p.sum.Count(x.Findings)
	p.each(Event{Exchange: &x})
}

func (p *player) failure(i int) {
	p.sum.Failed++
	p.each(Event{Failure: &Failure{URL: fmt.Sprintf("https://lost.test/%d", i), Code: 6, Message: "could not resolve host", TargetNumber: i, After: p.sum.Exchanges}})
}

func (g generated) json(t testing.TB) []byte {
	var b bytes.Buffer
	g.write(t, NewDocument(&b, nil))
	return b.Bytes()
}

func (g generated) ndjson(t testing.TB) []byte {
	var b bytes.Buffer
	g.write(t, NewNDJSON(&b))
	return b.Bytes()
}

// drain goes through a run.
func drain(t testing.TB, run Events) (exchanges int, end *End) {
	t.Helper()
	for e, err := range run {
		check(t, err)
		if e.Exchange != nil {
			exchanges++
		}
		if e.End != nil {
			end = e.End
		}
	}
	return exchanges, end
}

var _ io.ReadWriteSeeker = (*spool)(nil)

// spool is a file in memory.
type spool struct {
	bytes.Buffer
	sought bool
}

func (s *spool) Seek(offset int64, whence int) (int64, error) {
	s.sought = offset == 0 && whence == io.SeekStart
	return 0, nil
}
