package report

import (
	"slices"
	"sync"

	"maxage/inspect"
	"maxage/inspect/cache"
	"maxage/inspect/wire"
)

// judged is what follows from the verdicts of one result, written down. The
// pages of a site are mostly judged alike, so the next result with the same
// verdicts shares it.
type judged struct {
	verdicts     Verdicts
	sentence     string
	disagreement string

	from []cache.Verdict
	x    *wire.Exchange // reasons name the lines they point at, the sentences its status and method
	rate float64
	once sync.Once
	json []byte
}

// recent holds the last judged of each processor that writes reports.
var recent sync.Pool

// judged writes the verdicts down, or finds them written down already.
func (w *writer) judged(r inspect.Result) *judged {
	if last, ok := recent.Get().(*judged); ok {
		if len(w.moved) == 0 && last.covers(r, w.rate) {
			recent.Put(last)
			return last
		}
	}
	j := &judged{
		verdicts: w.verdicts(r.Verdicts), sentence: Valid(cache.Summary(r.Response, r.Verdicts)),
		disagreement: cache.Disagreement(r.Verdicts),
		from:         r.Verdicts, x: w.x, rate: w.rate,
	}
	if len(w.moved) == 0 {
		recent.Put(j)
	}
	return j
}

// covers reports whether r would be written down as j was.
func (j *judged) covers(r inspect.Result, rate float64) bool {
	x := r.Exchange
	return j.x.Response.Status == x.Response.Status && j.x.Request.Method == x.Request.Method && j.rate == rate &&
		sameNames(j.x.Request.Fields, x.Request.Fields) && sameNames(j.x.Response.Fields, x.Response.Fields) &&
		slices.EqualFunc(j.from, r.Verdicts, sameVerdict)
}

func sameNames(a, b []wire.Field) bool {
	return slices.EqualFunc(a, b, func(a, b wire.Field) bool { return a.Name == b.Name })
}

func sameVerdict(a, b cache.Verdict) bool {
	return a.Cache == b.Cache && a.Store == b.Store && a.Reuse == b.Reuse && a.Source == b.Source &&
		a.Lifetime == b.Lifetime && a.Age == b.Age && a.Left == b.Left &&
		slices.Equal(a.Because, b.Because) && slices.Equal(a.Windows, b.Windows) && slices.Equal(a.Key, b.Key)
}

// encoded is the verdicts' JSON, made once for all who share it.
func (j *judged) encoded() []byte {
	j.once.Do(func() {
		var e encoder
		e.verdicts(j.verdicts)
		j.json = e.b
	})
	return j.json
}
